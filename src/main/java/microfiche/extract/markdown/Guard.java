package microfiche.extract.markdown;

/**
 * Keeps a parser from inputs that would cost it minutes or its stack: signs that nest or pile up
 * without measure are masked by letters before parsing. The parser then takes them for words, and
 * because text is shown from its places, readers see the signs themselves.
 */
final class Guard {
  /** Open brackets at one place; a link in a picture in a footnote has three. */
  private static final int BRACKETS = 40;

  /** Quotation and list signs that one line begins with. */
  private static final int NESTED = 24;

  /** Signs in a stretch without a blank line, and what share of it they may be. */
  private static final int SIGNS = 1_500;

  private static final double SHARE = 0.2;

  /** Reference links that such a stretch defines; the parser's time grows with their square. */
  private static final int DEFINED = 1_000;

  private static final char MASK = 'x';
  private static final String MARKS = "*_`[]()<>!~|\\{}";

  private Guard() {}

  /** Masks hostile stretches of {@code text} in place; its length stays. */
  static void mask(StringBuilder text) {
    for (int start = 0; start < text.length(); ) {
      int end = stretchEnd(text, start);
      if (hostile(text, start, end)) {
        maskSigns(text, start, end);
      }
      start = end + 1;
    }
    maskNesting(text);
  }

  /** Behind the last line before a blank one. */
  private static int stretchEnd(StringBuilder text, int start) {
    boolean blank = true;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        if (blank && i > start) {
          return i;
        }
        blank = true;
      } else if (!Character.isWhitespace(c)) {
        blank = false;
      }
    }
    return text.length();
  }

  private static boolean hostile(StringBuilder text, int start, int end) {
    int signs = 0;
    int open = 0;
    int deepest = 0;
    int ticks = 0;
    int defined = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (MARKS.indexOf(c) >= 0) {
        signs++;
        open = c == '[' ? open + 1 : c == ']' ? Math.max(0, open - 1) : open;
        deepest = Math.max(deepest, open);
        ticks += c == '`' ? 1 : 0;
        defined += c == ']' && i + 1 < end && text.charAt(i + 1) == ':' ? 1 : 0;
      }
    }
    return deepest > BRACKETS
        || defined > DEFINED
        || signs > SIGNS && (signs > (end - start) * SHARE || ticks > SIGNS);
  }

  private static void maskSigns(StringBuilder text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (MARKS.indexOf(text.charAt(i)) >= 0) {
        text.setCharAt(i, MASK);
      }
    }
  }

  /** Lines that begin with more signs for quotations and lists than anybody nests. */
  private static void maskNesting(StringBuilder text) {
    int signs = 0;
    int indent = 0;
    boolean begins = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        begins = true;
        signs = 0;
        indent = 0;
      } else if (begins && Character.isWhitespace(c)) {
        indent++;
      } else if (begins && (c == '>' || isItem(text, i))) {
        if (++signs > NESTED || indent > 4 * NESTED) {
          text.setCharAt(i, MASK);
        }
      } else if (begins && !Character.isDigit(c)) {
        begins = false;
      }
    }
  }

  /** A sign that begins an item of a list: a rule of hyphens is none. */
  private static boolean isItem(StringBuilder text, int at) {
    boolean spaced = at + 1 < text.length() && Character.isWhitespace(text.charAt(at + 1));
    boolean numbered = at > 0 && Character.isDigit(text.charAt(at - 1));
    char c = text.charAt(at);
    return spaced && (c == '-' || c == '*' || c == '+' || numbered && (c == '.' || c == ')'));
  }
}
