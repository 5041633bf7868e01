package microfiche.seed;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that may hold an article; not yet read.
 *
 * @param path its name for users and records, with {@code /}; what two runs on two machines share
 * @param file where it is now
 * @param section the section its folder stands for, or null
 * @param stamp a number that changes when the file does (from its size, time and identity); 0 when
 *     it was written so recently that it may change again unseen, or nobody looked
 * @param isRecords whether it holds full records, and no seed
 */
public record SeedFile(
    String path, Path file, @Nullable String section, long stamp, boolean isRecords) {
  /** A seed. */
  public SeedFile(String path, Path file, @Nullable String section, long stamp) {
    this(path, file, section, stamp, false);
  }

  /** The same as a file of full records. */
  public SeedFile asRecords() {
    return new SeedFile(path, file, null, stamp, true);
  }
}
