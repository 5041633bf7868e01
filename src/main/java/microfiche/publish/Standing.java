package microfiche.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import microfiche.hash.Digest;

/**
 * A file of the site as a build left it.
 *
 * @param inputs a digest of all it was made from; 0 when nobody said
 * @param sha256 of its bytes, in hexadecimal
 * @param size in bytes
 * @param modified when it was written, in nanoseconds since 1970
 */
record Standing(long inputs, String sha256, long size, long modified) {

  /** What a build just wrote to {@code file}. */
  static Standing of(Path file, long inputs, String sha256) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return new Standing(inputs, sha256, now.size(), modified(now));
  }

  /** Whether {@code file} is as it was left, by size and time or else by its bytes. */
  boolean isAt(Path file) throws IOException {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.isRegularFile()
          && now.size() == size
          && (modified(now) == modified || Digest.of(Files.readAllBytes(file)).equals(sha256));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static long modified(BasicFileAttributes attributes) {
    return attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
  }
}
