package microfiche.extract;

/**
 * Finds the ends of tags in an HTML text, as browsers do; only a comment that is never closed does
 * not swallow all that follows. For one thread.
 */
public final class Tags {
  private final String html;

  /** No comment is closed behind this place. */
  private int open = Integer.MAX_VALUE;

  /** The tags of {@code html}. */
  public Tags(String html) {
    this.html = html;
  }

  /**
   * The offset behind the tag, comment or declaration that begins at {@code start}, or -1 if the
   * {@code <} there is just a sign. A comment that is never closed ends with its line or tag, or
   * before the next tag.
   */
  public int end(int start) {
    int next = start + 1;
    if (next >= html.length()) {
      return -1;
    }
    char c = html.charAt(next);
    if (html.startsWith("<!--", start)) {
      int close = start < open ? html.indexOf("-->", start + 2) : -1;
      return close < 0 ? openEnd(start) : close + 3;
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
    return attributesEnd(next);
  }

  /**
   * Whether a comment begins at {@code start} that is never closed; known once {@link #end} was
   * asked there.
   */
  public boolean isOpenComment(int start) {
    return start >= open && html.startsWith("<!--", start);
  }

  /** Whether {@code name} begins ({@code /name}: ends) text that is no HTML. */
  public static boolean isCode(String name) {
    return switch (name) {
      case "script", "style", "/script", "/style" -> true;
      default -> false;
    };
  }

  /** The text with blanks in the place of comments that are never closed, scripts aside. */
  public String withoutOpenComments() {
    StringBuilder blanked = null;
    boolean code = false;
    for (int i = html.indexOf('<'); i >= 0; i = html.indexOf('<', i)) {
      int end = end(i);
      if (end < 0) {
        i++;
        continue;
      }
      if (isOpenComment(i) && !code) {
        blanked = blanked == null ? new StringBuilder(html) : blanked;
        for (int at = i; at < end; at++) {
          blanked.setCharAt(at, ' ');
        }
      } else if (html.charAt(i + 1) != '!') {
        String name = name(i);
        code = isCode(name) ? name.charAt(0) != '/' : code;
      }
      i = end;
    }
    return blanked == null ? html : blanked.toString();
  }

  private int openEnd(int start) {
    open = Math.min(open, start);
    for (int i = start + 4; i < html.length(); i++) {
      char c = html.charAt(i);
      if (c == '<' || c == '\n' || c == '>') {
        return c == '>' ? i + 1 : i;
      }
    }
    return html.length();
  }

  /**
   * The lower-case name of the tag at {@code start}, with its slash if it is an end tag; just the
   * sign for a comment or declaration.
   */
  public String name(int start) {
    int end = start + 1;
    if (end < html.length() && (html.charAt(end) == '!' || html.charAt(end) == '?')) {
      return html.substring(end, end + 1);
    }
    boolean plain = true; // most tags are in lower case already
    if (end < html.length() && html.charAt(end) == '/') {
      end++;
    }
    while (end < html.length() && !endsName(html.charAt(end))) {
      plain &= html.charAt(end) < 'A' || html.charAt(end) > 'Z' && html.charAt(end) < 0x80;
      end++;
    }
    return plain ? html.substring(start + 1, end) : lowerCase(start + 1, end);
  }

  private String lowerCase(int start, int end) {
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
  private int attributesEnd(int from) {
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
