package microfiche.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/** A file of the site as a build left it. */
final class Standing {
  private final long madeFrom;
  private final byte[] sha256;
  private final long size;
  private final long modified;

  private Standing(long madeFrom, byte[] sha256, long size, long modified) {
    this.madeFrom = madeFrom;
    this.sha256 = sha256;
    this.size = size;
    this.modified = modified;
  }

  /** What a build just wrote to {@code file}. */
  static Standing of(Path file, long madeFrom, byte[] sha256) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return new Standing(madeFrom, sha256, now.size(), modified(now));
  }

  static long modified(Path file) throws IOException {
    return modified(Files.readAttributes(file, BasicFileAttributes.class));
  }

  static long modified(BasicFileAttributes attributes) {
    return attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
  }

  /** A digest of all it was made from; 0 when nobody said. */
  long madeFrom() {
    return madeFrom;
  }

  /** Of its bytes; not to be changed. */
  byte[] sha256() {
    return sha256;
  }

  /** In bytes. */
  long size() {
    return size;
  }

  /** When it was written, in nanoseconds since 1970. */
  long modified() {
    return modified;
  }
}
