package microfiche.address;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Paths of files among the seeds, as other files there speak of them. */
public final class SeedPath {
  private SeedPath() {}

  /**
   * The path that {@code reference} means in the file at {@code seed}; null when it leads out of
   * the seeds.
   *
   * @param seed parted by slashes, as all paths here
   * @param reference relative, without query and fragment, with nothing percent-encoded
   */
  public static @Nullable String beside(String seed, String reference) {
    Deque<String> steps = new ArrayDeque<>();
    String folder = seed.substring(0, seed.lastIndexOf('/') + 1);
    for (String step : (folder + reference).split("/")) {
      if (step.equals("..")) {
        if (steps.pollLast() == null) {
          return null;
        }
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.addLast(step);
      }
    }
    return String.join("/", steps);
  }
}
