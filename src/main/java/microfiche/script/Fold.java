package microfiche.script;

import microfiche.resource.Resources;

/**
 * What readers take for the same word: traditional and simplified characters, capitals and small
 * letters, characters of full and of half width. Character by character, so that a text keeps its
 * length. 乾隆 is found as 干隆 then, in either script; what a reader sees is never folded.
 *
 * <p>The pairs are in {@code fold.txt}: capitals as Unicode has them, traditional characters as
 * OpenCC has them (TSCharacters.txt, Apache License 2.0). No table of the platform is asked, so
 * that every machine and every browser folds alike.
 */
public final class Fold {
  private static final char[] FOLDED = new char[1 << 16];

  /** The folded character, or 0 where words end. */
  private static final char[] IN_WORDS = new char[1 << 16];

  private static final String FROM;
  private static final String TO;

  static {
    for (int c = 0; c < FOLDED.length; c++) {
      FOLDED[c] = (char) (c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c);
    }
    FOLDED[0x3000] = ' ';
    FOLDED[0xA0] = ' ';
    String pairs = Resources.withoutComments("script/fold.txt").replaceAll("[ \n]", "");
    StringBuilder from = new StringBuilder();
    StringBuilder to = new StringBuilder();
    for (int i = 0; i < pairs.length(); i += 2) {
      from.append(pairs.charAt(i));
      to.append(pairs.charAt(i + 1));
    }
    FROM = from.toString();
    TO = to.toString();
    for (int c = 0; c < FOLDED.length; c++) {
      int at = FOLDED[c] == c ? -1 : FROM.indexOf(FOLDED[c]);
      FOLDED[c] = at < 0 ? FOLDED[c] : TO.charAt(at);
    }
    for (int i = 0; i < FROM.length(); i++) {
      FOLDED[FROM.charAt(i)] = TO.charAt(i);
    }
    for (int c = 0; c < FOLDED.length; c++) {
      IN_WORDS[c] = isWord(FOLDED[c]) ? FOLDED[c] : 0;
    }
  }

  private Fold() {}

  /** The folded character. */
  public static char of(char c) {
    return FOLDED[c];
  }

  /** The folded character, or 0 when it is no part of a word. */
  public static char inWord(char c) {
    return IN_WORDS[c];
  }

  /** The same number of characters, each folded. */
  public static String of(String text) {
    char[] folded = text.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      folded[i] = FOLDED[folded[i]];
    }
    return new String(folded);
  }

  /** The characters that are taken for others, besides those of full width. */
  public static String from() {
    return FROM;
  }

  /** What each of {@link #from} is taken for. */
  public static String to() {
    return TO;
  }

  /** Letters, digits and ideographs of all scripts, and halves of characters beyond U+FFFF. */
  private static boolean isWord(char c) {
    if (c < 0xC0) {
      return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
    if (c < 0x3040) {
      return c <= 0x1FFF && c != 0xD7 && c != 0xF7
          || c >= 0x2C00 && c <= 0x2DFF
          || c >= 0x3005 && c <= 0x3007
          || c >= 0x3021 && c <= 0x3029
          || c >= 0x3031 && c <= 0x3035
          || c >= 0x3038 && c <= 0x303C;
    }
    return c <= 0xFDFF && c != 0x30FB || c >= 0xFE70 && c <= 0xFEFE || c >= 0xFF66 && c <= 0xFFDC;
  }
}
