package microfiche.extract;

/** Finds the ends of tags in HTML text, as browsers do. */
public final class Tags {
  private Tags() {}

  /**
   * The offset behind the tag, comment or declaration that begins at {@code start}, or -1 if the
   * {@code <} there is just a sign.
   */
  public static int end(String html, int start) {
    int next = start + 1;
    if (next >= html.length()) {
      return -1;
    }
    char c = html.charAt(next);
    if (html.startsWith("<!--", start)) {
      int close = html.indexOf("-->", start + 2);
      return close < 0 ? html.length() : close + 3;
    }
    if (c == '!' || c == '?') {
      int close = html.indexOf('>', next);
      return close < 0 ? html.length() : close + 1;
    }
    if (c == '/') {
      if (next + 1 >= html.length() || !letter(html.charAt(next + 1))) {
        return -1;
      }
    } else if (!letter(c)) {
      return -1;
    }
    return attributesEnd(html, next);
  }

  /** The lower-case name of the tag at {@code start}, with its slash if it is an end tag. */
  public static String name(String html, int start) {
    int end = start + 1;
    boolean plain = true; // most tags are in lower case already
    if (end < html.length() && html.charAt(end) == '/') {
      end++;
    }
    while (end < html.length() && !endsName(html.charAt(end))) {
      plain &= html.charAt(end) < 'A' || html.charAt(end) > 'Z' && html.charAt(end) < 0x80;
      end++;
    }
    return plain ? html.substring(start + 1, end) : lowerCase(html, start + 1, end);
  }

  private static String lowerCase(String html, int start, int end) {
    StringBuilder name = new StringBuilder();
    for (int i = start; i < end; i++) {
      name.append(Character.toLowerCase(html.charAt(i)));
    }
    return name.toString();
  }

  private static boolean endsName(char c) {
    return c == '>' || c == '/' || c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  /**
   * A {@code >} inside a quoted value does not end a tag; quotes count only after an equals sign.
   */
  private static int attributesEnd(String html, int from) {
    boolean value = false;
    for (int i = from; i < html.length(); i++) {
      char c = html.charAt(i);
      if (c == '>') {
        return i + 1;
      }
      if (value && (c == '"' || c == '\'')) {
        int close = html.indexOf(c, i + 1);
        if (close < 0) {
          return html.length();
        }
        i = close;
        value = false;
      } else if (c == '=') {
        value = true;
      } else if (!Character.isWhitespace(c)) {
        value = false;
      }
    }
    return html.length();
  }

  private static boolean letter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}
