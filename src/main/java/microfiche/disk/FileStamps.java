package microfiche.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** What a file is, and a number that changes when it does, made without reading it. */
public final class FileStamps {
  /** The coarsest clock of a file system in use (FAT), in nanoseconds. */
  private static final long COARSE = TimeUnit.SECONDS.toNanos(2);

  /** Those that write fractions of seconds follow the ticks of the system, of 10 ms at most. */
  private static final long FINE = TimeUnit.MILLISECONDS.toNanos(100);

  /** What Unix knows of a file; {@code ctime} moves with every change, and nobody can set it. */
  private static final String UNIX =
      "unix:size,lastModifiedTime,ctime,ino,dev,isRegularFile,isDirectory,isSymbolicLink";

  private final long begun = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());

  /** What lies at a path. */
  public enum Kind {
    FILE,
    FOLDER,
    LINK,
    /** A pipe, a socket, a device: opening one may never return. */
    OTHER
  }

  /**
   * One look at a path.
   *
   * @param stamp of a file, from its size, time, change time (where the system has one) and
   *     identity; 0 when it was changed in the last moments, for it may change again without
   *     another time (as coarse as two seconds on some disks)
   */
  public record Look(Kind kind, long stamp) {}

  /**
   * Looks at {@code path} itself, or at what it links to.
   *
   * @throws IOException when nothing is there or it cannot be looked at
   */
  public Look at(Path path, LinkOption... options) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      Map<String, Object> now = Files.readAttributes(path, UNIX, options);
      return new Look(
          kind(is(now, "isRegularFile"), is(now, "isDirectory"), is(now, "isSymbolicLink")),
          stamp(
              (long) value(now, "size"),
              Objects.hash(value(now, "dev"), value(now, "ino")),
              nanoseconds(value(now, "lastModifiedTime")),
              nanoseconds(value(now, "ctime"))));
    }
    BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class, options);
    long modified = nanoseconds(now.lastModifiedTime());
    return new Look(
        kind(now.isRegularFile(), now.isDirectory(), now.isSymbolicLink()),
        stamp(now.size(), Objects.hashCode(now.fileKey()), modified, modified));
  }

  private static Object value(Map<String, Object> attributes, String name) {
    return Objects.requireNonNull(attributes.get(name));
  }

  private static boolean is(Map<String, Object> attributes, String name) {
    return (boolean) value(attributes, name);
  }

  private static long nanoseconds(Object time) {
    return ((FileTime) time).to(TimeUnit.NANOSECONDS);
  }

  private static Kind kind(boolean file, boolean folder, boolean link) {
    return link ? Kind.LINK : folder ? Kind.FOLDER : file ? Kind.FILE : Kind.OTHER;
  }

  private long stamp(long size, int identity, long modified, long changed) {
    long last = Math.max(modified, changed);
    boolean coarse = changed % TimeUnit.SECONDS.toNanos(1) == 0;
    if (last >= begun - (coarse ? COARSE : FINE)) {
      return 0;
    }
    long stamp = (size * 31 + identity) * 0x9E3779B97F4A7C15L;
    stamp = (stamp ^ modified) * 0xBF58476D1CE4E5B9L ^ changed;
    return stamp == 0 ? 1 : stamp;
  }
}
