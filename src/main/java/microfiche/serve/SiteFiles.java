package microfiche.serve;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the file that an address asks for, and never one outside of the site. */
final class SiteFiles {
  private static final String UNKNOWN = "application/octet-stream";

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json; charset=utf-8"),
          Map.entry("ndjson", "application/x-ndjson; charset=utf-8"),
          Map.entry("xml", "application/xml; charset=utf-8"),
          Map.entry("csv", "text/csv; charset=utf-8"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("md", "text/plain; charset=utf-8"),
          Map.entry("sha256", "text/plain; charset=utf-8"),
          Map.entry("svg", "image/svg+xml; charset=utf-8"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("avif", "image/avif"),
          Map.entry("bmp", "image/bmp"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("woff", "font/woff"),
          Map.entry("ttf", "font/ttf"),
          Map.entry("otf", "font/otf"),
          Map.entry("mp3", "audio/mpeg"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("webm", "video/webm"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("epub", "application/epub+zip"),
          Map.entry("zip", "application/zip"));

  private SiteFiles() {}

  /**
   * What a path leads to.
   *
   * @param file a file below the site, all links followed; null when the path is a folder's without
   *     its last slash
   * @param folder the way of that folder with its last slash, percent-encoded; null for a file
   */
  record Found(@Nullable Path file, @Nullable String folder) {}

  /**
   * The file for the path of an address, or null when the site has none: folders have their {@code
   * index.html}, and names that begin with a dot are nobody's business.
   *
   * @param rawPath as it was sent, percent-encoded
   */
  static @Nullable Found find(Path site, String rawPath) {
    String path = decoded(rawPath);
    if (path == null || !path.startsWith("/") || path.indexOf('\\') >= 0) {
      return null;
    }
    String relative = path.substring(1);
    boolean folder = relative.isEmpty() || relative.endsWith("/");
    for (String name : relative.split("/")) {
      if (name.startsWith(".") || name.isEmpty() && !relative.isEmpty()) {
        return null;
      }
    }
    try {
      Path root = site.toRealPath();
      Path asked = root.resolve(relative).normalize();
      if (!asked.startsWith(root)) {
        return null;
      }
      // Links are followed here and looked at after that: one that leads out is none of the site's.
      Path real = asked.toRealPath();
      if (!real.startsWith(root)) {
        return null;
      }
      if (Files.isDirectory(real) && !folder) {
        return new Found(null, rawPath.replaceFirst("^/+", "/") + "/");
      }
      Path file = Files.isDirectory(real) ? real.resolve("index.html").toRealPath() : real;
      boolean there = Files.isRegularFile(file) && file.startsWith(root);
      return there && folder == Files.isDirectory(real) ? new Found(file, null) : null;
    } catch (IOException | InvalidPathException e) {
      return null;
    }
  }

  private static @Nullable String decoded(String rawPath) {
    try {
      String path = URLDecoder.decode(rawPath.replace("+", "%2B"), StandardCharsets.UTF_8);
      return path.indexOf('\0') >= 0 ? null : path;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The content type of a file by its name; text is always UTF-8. */
  static String type(Path file) {
    String name = String.valueOf(file.getFileName());
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return TYPES.getOrDefault(ending, UNKNOWN);
  }
}
