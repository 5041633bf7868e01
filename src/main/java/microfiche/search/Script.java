package microfiche.search;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a script file that hands data to the page's own script by one call. */
final class Script {
  private static final String RECEIVER = "microfiche.";

  /** What a file in UTF-16 begins with. */
  private static final char MARK = '\uFEFF';

  private final StringBuilder text = new StringBuilder(256);
  private boolean first = true;

  /** A call of the function of that name. */
  Script(String function) {
    text.append(RECEIVER).append(function).append('(');
  }

  /** An argument that is JavaScript already. */
  Script value(String value) {
    if (!first) {
      text.append(',');
    }
    first = false;
    text.append(value);
    return this;
  }

  Script string(String string) {
    return value(quoted(string));
  }

  /** The file in UTF-8, for texts that any reader of the source can read. */
  byte[] utf8() {
    return text.append(");\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The file with the bits as its last argument, in UTF-16LE with its mark: two bytes for fifteen
   * bits, and a browser asks nobody for the encoding.
   */
  byte[] with(BitWriter bits) {
    text.append(",\"");
    text.ensureCapacity(text.length() + bits.unitCount() + 8);
    bits.units(text::append);
    text.append('"');
    return utf16();
  }

  /** The file in UTF-16LE with its mark. */
  byte[] utf16() {
    text.append(");\n");
    byte[] bytes = new byte[2 * (1 + text.length())];
    bytes[0] = (byte) MARK;
    bytes[1] = (byte) (MARK >> 8);
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      bytes[2 + 2 * i] = (byte) unit;
      bytes[3 + 2 * i] = (byte) (unit >> 8);
    }
    return bytes;
  }

  /** The arguments of a call in UTF-16LE, but for the first. */
  static String rest(byte[] file) {
    String text = new String(file, StandardCharsets.UTF_16LE);
    return text.substring(text.indexOf(',') + 1, text.lastIndexOf(')'));
  }

  /** {@code {"sources":["…"]}} */
  static String lists(String first, List<String> one, String second, List<String> other) {
    return "{" + quoted(first) + ":" + list(one) + "," + quoted(second) + ":" + list(other) + "}";
  }

  private static String list(List<String> strings) {
    StringBuilder list = new StringBuilder("[");
    for (String string : strings) {
      list.append(list.length() > 1 ? "," : "").append(quoted(string));
    }
    return list.append("]").toString();
  }

  /** A string of JSON that is one of JavaScript as well and cannot end a script element. */
  static String quoted(String string) {
    StringBuilder quoted = new StringBuilder(string.length() + 2).append('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || c == '<' || c == 0x7F || c == 0x2028 || c == 0x2029 || c == 0xFEFF) {
        escape(c, quoted);
      } else if (Character.isSurrogate(c) && !inPair(string, i)) {
        escape(c, quoted);
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  private static boolean inPair(String string, int at) {
    return Character.isHighSurrogate(string.charAt(at))
        ? at + 1 < string.length() && Character.isLowSurrogate(string.charAt(at + 1))
        : at > 0 && Character.isHighSurrogate(string.charAt(at - 1));
  }

  private static void escape(char c, StringBuilder out) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append("0123456789abcdef".charAt(c >> shift & 15));
    }
  }
}
