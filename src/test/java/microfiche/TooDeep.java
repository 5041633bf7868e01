package microfiche;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder that nobody can read, not even root: it lies so deep that its path is longer than Linux
 * takes.
 */
public final class TooDeep {
  private static final String NAME = "d".repeat(200);

  private TooDeep() {}

  /** What is tried while the folder is there. */
  public interface Trial {
    void run() throws IOException;
  }

  /**
   * Makes such a folder below {@code folder} for as long as {@code trial} takes; then brings it up
   * again, so that it can be deleted.
   *
   * @param aside a folder on the same disk
   */
  public static void below(Path folder, Path aside, Trial trial) throws IOException {
    Path upper = aside.resolve("upper");
    Files.createDirectories(chain(upper, 15));
    Path lower = chain(folder, 10).resolve("lower");
    Files.createDirectories(lower.getParent());
    Files.move(upper, lower);
    try {
      trial.run();
    } finally {
      Files.move(lower, upper);
    }
  }

  private static Path chain(Path from, int levels) {
    Path deep = from;
    for (int i = 0; i < levels; i++) {
      deep = deep.resolve(NAME);
    }
    return deep;
  }
}
