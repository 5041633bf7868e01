package microfiche.extract.html;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import microfiche.address.SeedPath;
import org.jspecify.annotations.Nullable;

/**
 * Links from one file to another beside it: {@code ../tides/2024.md}, {@code %E6%BD%AE.html#two}.
 */
final class FileLinks {
  /** What may be a seed; no ending, as generators write it, too. */
  private static final Pattern SEED =
      Pattern.compile(
          "[^/.]+|.*\\.(?:md|markdown|mkd|html?|xhtml|txt|text)", Pattern.CASE_INSENSITIVE);

  private static final Pattern ELSEWHERE = Pattern.compile("^(?:[A-Za-z][A-Za-z0-9+.-]*:|/|#|\\?)");

  private static final int LONGEST = 1_000;

  private FileLinks() {}

  /**
   * The path of the file that a link leads to, below the same folder of seeds.
   *
   * @param from the path of the file with the link, parted by slashes; or null
   * @return null when the link leads elsewhere, or to no file that could be a seed
   */
  static @Nullable String target(@Nullable String from, String href) {
    String link = href.strip();
    if (from == null
        || link.isEmpty()
        || link.length() > LONGEST
        || ELSEWHERE.matcher(link).find()) {
      return null;
    }
    String path = decoded(link.replaceFirst("[?#].*$", "").replace('\\', '/'));
    String target = SeedPath.beside(from, path);
    return target != null && SEED.matcher(target.substring(target.lastIndexOf('/') + 1)).matches()
        ? target
        : null;
  }

  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path; // 100% as it stands
    }
  }
}
