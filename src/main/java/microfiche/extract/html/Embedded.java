package microfiche.extract.html;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import microfiche.address.DataUri;
import org.jspecify.annotations.Nullable;

/** Pictures that are written into the page itself; one seed has up to 1.6 MB of them. */
final class Embedded {
  /** Kinds that a site can show. */
  private static final Set<String> SHOWN =
      Set.of(
          "image/jpeg",
          "image/jpg",
          "image/pjpeg",
          "image/png",
          "image/gif",
          "image/webp",
          "image/avif");

  /** Characters of all such pictures of an article that are kept; so many are read in a second. */
  private static final int MOST = 24 << 20;

  /** Pictures with so few pixels hold the place of another one. */
  private static final int FEW_PIXELS = 64;

  /** Characters that hold the size of a PNG or GIF. */
  private static final int HEAD = 64;

  /** What an SVG draws with; one without any holds a place. */
  private static final Pattern DRAWS =
      Pattern.compile("<(?:path|rect|circle|ellipse|line|poly|text|image|use)\\b");

  private int left = MOST;

  /**
   * How the picture in {@code src} is addressed: by all of it, or only by its kind where it cannot
   * be kept; null when it is none.
   */
  @Nullable String address(String src) {
    String type = DataUri.of(src).type();
    if (!type.startsWith("image/")) {
      return null;
    }
    if (!SHOWN.contains(type) || src.length() > left) {
      return "data:" + type;
    }
    left -= src.length();
    return src;
  }

  /** Whether {@code uri} is no picture, or only stands in for one. */
  static boolean isPlaceholder(DataUri uri) {
    if (uri.data().isEmpty() || !uri.type().startsWith("image/")) {
      return true;
    }
    return switch (uri.type()) {
      case "image/svg+xml" ->
          !DRAWS.matcher(new String(uri.bytes(), StandardCharsets.UTF_8)).find();
      case "image/gif" -> hasFewPixels(uri.beginning(HEAD), 6, false);
      case "image/png" -> hasFewPixels(uri.beginning(HEAD), 16, true);
      default -> false;
    };
  }

  /** By the width and height that stand at {@code at}, each of two bytes or, in a PNG, of four. */
  private static boolean hasFewPixels(byte[] bytes, int at, boolean png) {
    long width = 0;
    long height = 0;
    int size = png ? 4 : 2;
    if (bytes.length < at + 2 * size) {
      return true;
    }
    for (int i = 0; i < size; i++) {
      int from = png ? i : size - 1 - i; // a GIF has the lowest first
      width = width << 8 | bytes[at + from] & 0xFF;
      height = height << 8 | bytes[at + size + from] & 0xFF;
    }
    return width * height <= FEW_PIXELS;
  }
}
