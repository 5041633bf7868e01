package microfiche.export;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * A bag (BagIt 1.0, RFC 8493): files with a manifest of their SHA-256, for those who keep things.
 * It states no day on which it was made, so that the same files are the same bag. For one thread.
 */
public final class Bag {
  private final Target target;
  private final TreeMap<String, String> payload = new TreeMap<>();
  private final TreeMap<String, String> tags = new TreeMap<>();
  private long bytes;

  /** Where a bag is put: a folder, or a ZIP archive. */
  public interface Target {
    /** Writes one file; the path is relative to the bag. */
    void put(String path, Content content) throws IOException;
  }

  /** What a file holds. */
  @FunctionalInterface
  public interface Content {
    void to(OutputStream out) throws IOException;
  }

  /** A bag that is put into {@code target}. */
  public Bag(Target target) {
    this.target = target;
  }

  /** A new folder. */
  public static Target folder(Path folder) {
    return (path, content) -> {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
        content.to(out);
      }
    };
  }

  /** A ZIP archive that holds the bag as a folder; each file of it has to fit into memory. */
  public static final class Zip implements Target, AutoCloseable {
    private static final int MOST = 1 << 30;

    private final String folder;
    private final ZipFile zip;

    /** An archive that is written to {@code out}, which stays open. */
    public Zip(String folder, OutputStream out) {
      this.folder = folder;
      this.zip = new ZipFile(out);
    }

    @Override
    public void put(String path, Content content) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      content.to(
          new OutputStream() {
            @Override
            public void write(int b) throws IOException {
              write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] some, int from, int length) throws IOException {
              if (bytes.size() > MOST - length) {
                throw new IOException(path + " is too large for --zip; leave that out");
              }
              bytes.write(some, from, length);
            }
          });
      zip.text(folder + "/" + path, bytes.toByteArray());
    }

    @Override
    public void close() throws IOException {
      zip.finish();
    }
  }

  /** Adds a file of what the bag holds. */
  public void add(String path, Path file) throws IOException {
    add(
        path,
        out -> {
          try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(out);
          }
        });
  }

  /** The same, of which the content is made as it is written. */
  public void add(String path, Content content) throws IOException {
    payload.put("data/" + path, put("data/" + path, content, true));
  }

  /**
   * Writes what belongs to every bag.
   *
   * @param info name → value for {@code bag-info.txt}, in order
   */
  public void finish(Map<String, String> info) throws IOException {
    tag("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    StringBuilder text = new StringBuilder();
    info.forEach((name, value) -> text.append(name).append(": ").append(line(value)).append('\n'));
    text.append("Payload-Oxum: ").append(bytes).append('.').append(payload.size()).append('\n');
    tag("bag-info.txt", text.toString());
    tag("manifest-sha256.txt", manifest(payload));
    put("tagmanifest-sha256.txt", text(manifest(tags)), false);
  }

  private static String line(String value) {
    return value.replaceAll("\\s+", " ").strip();
  }

  private void tag(String path, String text) throws IOException {
    tags.put(path, put(path, text(text), false));
  }

  private static Content text(String text) {
    return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** RFC 8493, 2.1.3: line ends and percent signs in names are written with percent signs. */
  private static String manifest(Map<String, String> files) {
    StringBuilder lines = new StringBuilder();
    files.forEach(
        (path, digest) ->
            lines
                .append(digest)
                .append("  ")
                .append(path.replace("%", "%25").replace("\n", "%0A").replace("\r", "%0D"))
                .append('\n'));
    return lines.toString();
  }

  private String put(String path, Content content, boolean counts) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      target.put(
          path,
          out ->
              content.to(
                  new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                      write(new byte[] {(byte) b}, 0, 1);
                    }

                    @Override
                    public void write(byte[] some, int from, int length) throws IOException {
                      out.write(some, from, length);
                      digest.update(some, from, length);
                      bytes += counts ? length : 0;
                    }
                  }));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
