package microfiche.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A list of files with their digests, as sha256sum writes it. */
final class Manifest {
  /** Its name in the site. */
  static final String NAME = "MANIFEST.sha256";

  /** Bytes of a digest. */
  static final int DIGEST = 32;

  /** Anything else in such a file is not of our making. */
  private static final Pattern LINE = Pattern.compile("^([0-9a-f]{64})  ([\\x20-\\x7E]{1,200})$");

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final Paths paths;
  private final byte[] digests;

  /**
   * Takes the digests as its own.
   *
   * @param paths relative to the site
   * @param digests the SHA-256 of each, one after the other
   */
  Manifest(Paths paths, byte[] digests) {
    this.paths = paths;
    this.digests = digests;
  }

  static Manifest none() {
    return of(new TreeMap<>());
  }

  /** Path → digest; all in ASCII, of which the order of texts is that of bytes. */
  static Manifest of(SortedMap<String, byte[]> files) {
    Paths.Builder paths = new Paths.Builder(files.size(), files.size() * 40);
    byte[] digests = new byte[files.size() * DIGEST];
    int at = 0;
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      byte[] path = file.getKey().getBytes(StandardCharsets.UTF_8);
      paths.add(path, 0, path.length);
      System.arraycopy(file.getValue(), 0, digests, at, DIGEST);
      at += DIGEST;
    }
    return new Manifest(paths.build(), digests);
  }

  /** What {@code file} lists; nothing when it is not there. Lines of other forms are left out. */
  static Manifest read(Path file) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      for (String line : text.split("\n")) {
        Matcher entry = LINE.matcher(line);
        if (entry.matches()) {
          files.put(entry.group(2), HexFormat.of().parseHex(entry.group(1)));
        }
      }
    }
    return of(files);
  }

  Paths paths() {
    return paths;
  }

  /** Not to be changed. */
  byte[] digests() {
    return digests;
  }

  /** The file's whole content. */
  byte[] bytes() {
    byte[] bytes = new byte[size()];
    int at = 0;
    for (int i = 0; i < paths.count(); i++) {
      for (int digit = i * DIGEST; digit < (i + 1) * DIGEST; digit++) {
        bytes[at++] = HEX[digests[digit] >> 4 & 0xF];
        bytes[at++] = HEX[digests[digit] & 0xF];
      }
      bytes[at++] = ' ';
      bytes[at++] = ' ';
      System.arraycopy(paths.block(), paths.begin(i), bytes, at, paths.length(i));
      at += paths.length(i);
      bytes[at++] = '\n';
    }
    return bytes;
  }

  /** Bytes of the file. */
  int size() {
    return paths.count() * (2 * DIGEST + 3) + paths.block().length;
  }

  /** Whether it lists a file with that digest. */
  boolean has(String path, byte[] sha256) {
    int number = paths.find(path);
    return number >= 0 && has(number, sha256);
  }

  /** Whether that is the digest of a file that it lists. */
  boolean has(int number, byte[] sha256) {
    return Arrays.equals(digests, number * DIGEST, (number + 1) * DIGEST, sha256, 0, sha256.length);
  }
}
