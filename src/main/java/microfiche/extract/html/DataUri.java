package microfiche.extract.html;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import microfiche.address.PictureKey;

/**
 * A file written into the page itself (RFC 2397); a seed has up to 1.6 MB of them.
 *
 * @param type its media type in lower case, such as {@code image/png}
 * @param base64 whether {@code data} is in that form, and percent-encoded otherwise
 */
record DataUri(String type, boolean base64, String data) {
  /** Pictures with so few pixels hold the place of another one. */
  private static final int FEW_PIXELS = 64;

  /** Characters that hold the size of a PNG or GIF. */
  private static final int HEAD = 64;

  /** What an SVG draws with; one without any holds a place. */
  private static final Pattern DRAWS =
      Pattern.compile("<(?:path|rect|circle|ellipse|line|poly|text|image|use)\\b");

  /** The parts of {@code uri}, which begins with {@code data:}. */
  static DataUri of(String uri) {
    int comma = uri.indexOf(',');
    String head = uri.substring(5, comma < 0 ? uri.length() : comma).toLowerCase(Locale.ROOT);
    int end = head.indexOf(';');
    return new DataUri(
        (end < 0 ? head : head.substring(0, end)).strip(),
        head.strip().endsWith(";base64"),
        comma < 0 ? "" : uri.substring(comma + 1));
  }

  /** Whether it is no picture, or only stands in for one. */
  boolean isPlaceholder() {
    if (data.isEmpty() || !type.startsWith("image/")) {
      return true;
    }
    return switch (type) {
      case "image/svg+xml" ->
          !DRAWS.matcher(new String(bytes(data), StandardCharsets.UTF_8)).find();
      case "image/gif" -> few(bytes(head()), 6, false);
      case "image/png" -> few(bytes(head()), 16, true);
      default -> false;
    };
  }

  /** Enough of the data to know its size. */
  private String head() {
    return data.length() <= HEAD ? data : data.substring(0, HEAD);
  }

  /** The bytes of the file; what cannot be decoded is left out. */
  byte[] bytes() {
    return bytes(data);
  }

  private byte[] bytes(String text) {
    String plain = text.indexOf('%') < 0 ? text : PictureKey.decoded(text);
    if (!base64) {
      return plain.getBytes(StandardCharsets.ISO_8859_1);
    }
    try {
      return Base64.getMimeDecoder().decode(plain.getBytes(StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException e) {
      return new byte[0]; // cut in the middle of a character
    }
  }

  /** Whether the width and height that stand at {@code at} make few pixels, or are not there. */
  private static boolean few(byte[] bytes, int at, boolean png) {
    long width = 0;
    long height = 0;
    int size = png ? 4 : 2;
    if (bytes.length < at + 2 * size) {
      return true;
    }
    for (int i = 0; i < size; i++) {
      int from = png ? i : size - 1 - i;
      width = width << 8 | bytes[at + from] & 0xFF;
      height = height << 8 | bytes[at + size + from] & 0xFF;
    }
    return width * height <= FEW_PIXELS;
  }
}
