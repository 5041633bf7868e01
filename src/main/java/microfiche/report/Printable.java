package microfiche.report;

import java.util.Locale;

/**
 * Text from files as a terminal may show it. Titles and file names can hold signs that move the
 * cursor, recolour or rename a terminal, or turn the direction of writing.
 */
public final class Printable {
  private Printable() {}

  /** The same with every such sign written as its number, line ends among them. */
  public static String of(String text) {
    int at = 0;
    while (at < text.length() && !acts(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (acts(c)) {
        safe.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        safe.append(c);
      }
    }
    return safe.toString();
  }

  /** The same for text of several lines, whose ends stay. */
  public static String lines(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (int from = 0; from <= text.length(); ) {
      int end = text.indexOf('\n', from);
      int stop = end < 0 ? text.length() : end;
      boolean windows = stop > from && end >= 0 && text.charAt(stop - 1) == '\r';
      safe.append(of(text.substring(from, windows ? stop - 1 : stop)));
      safe.append(end < 0 ? "" : windows ? "\r\n" : "\n");
      from = stop + 1;
    }
    return safe.toString();
  }

  /**
   * Control characters (C0, C1, DEL), line and paragraph separators, and the marks that embed,
   * override or isolate a direction (Unicode Standard Annex 9).
   */
  private static boolean acts(char c) {
    return c < 0x20
        || c >= 0x7F && c <= 0x9F
        || c == 0x2028
        || c == 0x2029
        || c >= 0x202A && c <= 0x202E
        || c >= 0x2066 && c <= 0x2069;
  }
}
