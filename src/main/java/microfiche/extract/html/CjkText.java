package microfiche.extract.html;

/**
 * Which characters stand without a space beside each other. Chinese is set without spaces, so a
 * line break that a pretty-printer put between two of them was never in the article.
 */
public final class CjkText {
  private CjkText() {}

  /** Ideographs, kana, hangul and the punctuation set with them. */
  public static boolean isCjk(int c) {
    if (c < 0x2E80) {
      return switch (c) {
        case 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x2014, 0x00B7, 0x2027, 0x22EF, 0x2500 -> true;
        default -> false;
      };
    }
    return c <= 0x9FFF
        || c >= 0xAC00 && c <= 0xD7AF
        || c >= 0xF900 && c <= 0xFAFF
        || c >= 0xFE10 && c <= 0xFE1F
        || c >= 0xFE30 && c <= 0xFE4F
        || c >= 0xFF00 && c <= 0xFFEF
        || c >= 0x20000 && c <= 0x3FFFF;
  }

  /** Whether a broken line between {@code before} and {@code after} stands for a space. */
  public static boolean spaceAtBreak(int before, int after) {
    if (isCjk(before) || isCjk(after)) {
      return false;
    }
    return ",.;:!?)]}%".indexOf(after) < 0 && "([{$#@".indexOf(before) < 0;
  }

  /** Characters that take no room: they are no part of the words. */
  public static boolean isInvisible(int c) {
    return c >= 0x200B && c <= 0x200F
        || c == 0x2060
        || c == 0xFEFF
        || c == 0x00AD
        || c >= 0x202A && c <= 0x202E
        || c >= 0x2066 && c <= 0x2069
        || c < 0x20 && !isSpace(c)
        || c >= 0x7F && c <= 0x9F && c != 0x85;
  }

  /** White space of any script, line separators included. */
  public static boolean isSpace(int c) {
    return c == ' '
        || c >= '\t' && c <= '\r'
        || c == 0x85
        || c == 0xA0
        || c == 0x3000
        || c == 0x2028
        || c == 0x2029
        || c >= 0x2000 && c <= 0x200A
        || c == 0x202F
        || c == 0x205F
        || c == 0x1680;
  }

  /** {@code text} on one line: white space collapsed, broken Chinese lines joined. */
  public static String collapse(String text) {
    StringBuilder out = new StringBuilder(text.length());
    Space space = Space.NONE;
    for (int i = 0; i < text.length(); ) {
      int end = wordEnd(text, i);
      if (end > i) {
        if (!out.isEmpty() && space.shows(out.codePointBefore(out.length()), text.codePointAt(i))) {
          out.append(' ');
        }
        out.append(text, i, end);
        space = Space.NONE;
        i = end;
      } else {
        space = isSpace(text.charAt(i)) ? space.and(text.charAt(i)) : space;
        i++;
      }
    }
    return out.toString();
  }

  /**
   * Where the stretch of characters that show ends which begins at {@code start}; {@code start}
   * itself if there is white space or an invisible character. Both are single {@code char}s. A
   * joiner shows where it is part of the words, see {@link Joiners}.
   */
  static int wordEnd(String text, int start) {
    int end = start;
    while (end < text.length() && (shows(text.charAt(end)) || Joiners.isMeant(text, end))) {
      end++;
    }
    return end;
  }

  private static boolean shows(char c) {
    return c > ' ' && c < 0x7F
        || c > 0x3000 && c < 0xFE00
        || !isSpace(c) && !isInvisible(c); // the ranges above are nearly all there is
  }

  /** White space that was read and not yet written. */
  enum Space {
    /** None at all. */
    NONE,
    /** Blanks inside a line. */
    TYPED,
    /** A line break with indentation, which a program put there. */
    BREAK,
    /** A line break inside a stretch of text, which a writer's program put there. */
    WRAP,
    /**
     * A no-break space, an ideographic one, or a blank line inside a stretch of text: somebody
     * meant it.
     */
    MEANT;

    /** This space, followed by the white space character {@code c}. */
    Space and(int c) {
      if (this == MEANT || c == 0xA0 || c == 0x3000) {
        return MEANT;
      }
      return this == BREAK || c == '\n' || c == '\r' ? BREAK : TYPED;
    }

    /** The same when no tag touches it, with {@code lines} line ends in it. */
    Space inside(int lines) {
      return this != BREAK ? this : lines > 1 ? MEANT : WRAP;
    }

    /** Whether it shows between these two characters. */
    boolean shows(int before, int after) {
      return switch (this) {
        case NONE -> false;
        case BREAK -> spaceAtBreak(before, after);
        case WRAP -> !(isCjk(before) && isCjk(after));
        case TYPED, MEANT -> true;
      };
    }
  }
}
