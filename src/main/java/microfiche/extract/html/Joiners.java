package microfiche.extract.html;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where the characters that join others or keep them apart mean something: between emoji, which
 * they make one of (👨‍👩‍👧), and inside words of scripts whose letters change their form.
 * Elsewhere they are leftovers of programs.
 */
final class Joiners {
  private static final char NON_JOINER = '\u200C';
  private static final char JOINER = '\u200D';

  /** Scripts in which they tell words apart: Unicode Standard Annex 31, section 2.3. */
  private static final Set<UnicodeScript> SHAPED =
      EnumSet.of(
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC,
          UnicodeScript.MANDAIC,
          UnicodeScript.NKO,
          UnicodeScript.MONGOLIAN,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private Joiners() {}

  /** Whether the character at {@code at} is a joiner that is part of the words. */
  static boolean isMeant(String text, int at) {
    char c = text.charAt(at);
    if (c != NON_JOINER && c != JOINER || at == 0 || at + 1 == text.length()) {
      return false;
    }
    int before = text.codePointBefore(at);
    int after = text.codePointAt(at + 1);
    return isShaped(before) && isShaped(after)
        || c == JOINER && isEmoji(sign(text, at)) && isEmoji(after);
  }

  /** Whether {@code text} is nothing but emoji with what belongs to them. */
  static boolean isEmoji(String text) {
    return !text.isEmpty()
        && text.codePoints().allMatch(c -> isEmoji(c) || belongsToEmoji(c) || c == JOINER);
  }

  private static boolean isShaped(int c) {
    return (Character.isLetter(c)
            || Character.getType(c) == Character.NON_SPACING_MARK
            || Character.getType(c) == Character.COMBINING_SPACING_MARK)
        && SHAPED.contains(UnicodeScript.of(c));
  }

  /** The emoji before {@code at}, without what chooses its form. */
  private static int sign(String text, int at) {
    int end = at;
    while (end > 0 && belongsToEmoji(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return end == 0 ? 0 : text.codePointBefore(end);
  }

  /** Selectors of a form, tags, and the frame of a key. */
  private static boolean belongsToEmoji(int c) {
    return c == 0xFE0F || c == 0xFE0E || c == 0x20E3 || c >= 0xE0020 && c <= 0xE007F;
  }

  /** The blocks that hold all emoji which are ever joined; tones of skin are among them. */
  private static boolean isEmoji(int c) {
    return c >= 0x1F000 && c <= 0x1FAFF
        || c >= 0x2190 && c <= 0x21FF
        || c >= 0x2300 && c <= 0x23FF
        || c >= 0x25A0 && c <= 0x27BF
        || c >= 0x2B00 && c <= 0x2BFF
        || c == 0xA9
        || c == 0xAE;
  }
}
