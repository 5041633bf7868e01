package microfiche.spark;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Something for one task to read: a file, or a stretch of a large WARC file.
 *
 * @param path the seed's name for users and records
 * @param place where the file is, as Hadoop's file systems name it
 * @param section as in {@link microfiche.seed.SeedFile}
 * @param from the first byte
 * @param to the byte behind the last; {@link Long#MAX_VALUE} for a whole file
 */
record Work(String path, String place, @Nullable String section, long from, long to, long size)
    implements Serializable {
  /** Whether it is all of a file. */
  boolean isWhole() {
    return from == 0 && to == Long.MAX_VALUE;
  }

  /** All of the same file. */
  Work whole() {
    return new Work(path, place, section, 0, Long.MAX_VALUE, size);
  }
}
