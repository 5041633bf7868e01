package microfiche.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.regex.Pattern;
import microfiche.seed.SeedFile;
import org.jspecify.annotations.Nullable;

/** Which files hold many articles, and who reads them: by their names, and by their beginning. */
public final class Containers {
  /** What can be told by its name alone, and needs no look. */
  private static final Pattern WARC = Pattern.compile("\\.warc(?:\\.gz)?$");

  private static final Pattern MHTML = Pattern.compile("\\.mht(?:ml)?$");
  private static final Pattern XML = Pattern.compile("\\.(?:xml|rss|atom|rdf)$");
  private static final Pattern JSON = Pattern.compile("\\.json$");

  /** Bytes of the beginning that tell what it is. */
  private static final int HEAD = 8 << 10;

  private Containers() {}

  /** Who reads {@code file}, or null when it is a seed like any other. */
  public static @Nullable Container of(SeedFile file) {
    if (file.isRecords()) {
      return new Records();
    }
    String path = file.path().toLowerCase(Locale.ROOT);
    if (WARC.matcher(path).find()) {
      return new Warc();
    }
    if (path.endsWith(".wacz")) {
      return new Wacz();
    }
    if (MHTML.matcher(path).find()) {
      return new Mhtml();
    }
    if (XML.matcher(path).find()) {
      return xml(head(file));
    }
    return JSON.matcher(path).find() ? json(head(file)) : null;
  }

  /** Whether the records of a file can be read from any place in it. */
  public static boolean canBeReadInParts(SeedFile file) {
    return WARC.matcher(file.path().toLowerCase(Locale.ROOT)).find();
  }

  /**
   * Tells the parts that begin in a stretch of a WARC file. All stretches of a file together tell
   * what reading it as a whole tells.
   *
   * @param from the first byte
   * @param to the byte behind the last
   * @return false when a capture refers to one before the stretch; then the file must be read whole
   */
  public static boolean readPart(SeedFile file, long from, long to, Container.Sink sink)
      throws IOException {
    return Warc.read(file, from, to, sink);
  }

  private static @Nullable Container xml(String head) {
    if (head.contains("xmlns:wp=") && head.contains("<rss")) {
      return new WordPress();
    }
    boolean blogger =
        head.contains("<feed")
            && (head.contains("schemas.google.com/blogger")
                || head.contains(">Blogger</generator>"));
    if (blogger) {
      return new Blogger();
    }
    return head.contains("<rss") || head.contains("<rdf:RDF") || head.contains("<feed")
        ? new Feed()
        : null;
  }

  private static @Nullable Container json(String head) {
    if (head.contains("jsonfeed.org/version")) {
      return new JsonFeed();
    }
    return head.contains("\"messages\"") && head.contains("\"type\"") ? new Telegram() : null;
  }

  /** The beginning; empty when it cannot be read: reading the whole file reports the error. */
  private static String head(SeedFile file) {
    try (InputStream in = Files.newInputStream(file.file())) {
      byte[] bytes = in.readNBytes(HEAD);
      boolean wide =
          bytes.length > 1 && (bytes[0] == 0 || bytes[1] == 0 || bytes[0] == (byte) 0xFF);
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      return wide ? text.replace("\0", "") : text;
    } catch (IOException e) {
      return "";
    }
  }
}
