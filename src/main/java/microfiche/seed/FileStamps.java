package microfiche.seed;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Numbers that change when a file does, made without reading it. */
public final class FileStamps {
  /** The coarsest clock of a file system in use (FAT), in nanoseconds. */
  private static final long MOMENT = TimeUnit.SECONDS.toNanos(2);

  private final long begun = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());

  /**
   * From size, time and identity. A file changed in the last moments may change again without
   * another time (as coarse as two seconds on some disks), so nothing is said of it: 0.
   */
  public long of(BasicFileAttributes attributes) {
    long modified = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
    if (modified >= begun - MOMENT) {
      return 0;
    }
    long identity = Objects.hashCode(attributes.fileKey());
    long stamp = ((attributes.size() * 31 + identity) * 0x9E3779B97F4A7C15L) ^ modified;
    return stamp == 0 ? 1 : stamp;
  }
}
