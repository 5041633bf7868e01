package microfiche.render;

import org.jspecify.annotations.Nullable;

/** Text as HTML, in elements and in quoted attributes. */
final class Escaped {
  private Escaped() {}

  /** Whole stretches are copied; characters with a meaning in HTML are not. */
  static void append(String text, StringBuilder out) {
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      String escaped = escaped(text.charAt(i));
      if (escaped != null) {
        out.append(text, written, i).append(escaped);
        written = i + 1;
      }
    }
    out.append(text, written, text.length());
  }

  private static @Nullable String escaped(char c) {
    if (c > '>') {
      return null; // nearly all there is
    }
    return switch (c) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      default -> null;
    };
  }
}
