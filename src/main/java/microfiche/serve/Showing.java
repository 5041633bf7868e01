package microfiche.serve;

import java.nio.file.Path;
import java.util.List;
import microfiche.report.Finding;

/**
 * What the preview shows at the moment. Pages that were answered with another number are to be
 * loaded again. Safe for several threads.
 */
public final class Showing {
  private State state;

  /**
   * A moment of the preview.
   *
   * @param number another one for every state, and for every run of the program
   * @param site the folder with the last good site
   * @param problems why the site could not be made again; empty when all is well
   */
  public record State(long number, Path site, List<Finding> problems) {
    public State {
      problems = List.copyOf(problems);
    }
  }

  /** Begins with a good site. */
  public Showing(Path site) {
    this.state = new State(System.currentTimeMillis(), site, List.of());
  }

  /** What is shown at this moment. */
  public synchronized State now() {
    return state;
  }

  /** Another state, which all waiting pages hear of. */
  public synchronized void become(Path site, List<Finding> problems) {
    state = new State(state.number() + 1, site, problems);
    notifyAll();
  }

  /** The number once it is another than {@code known}, or {@code known} after {@code millis}. */
  synchronized long after(long known, long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    long left = millis;
    while (state.number() == known && left > 0) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
    return state.number();
  }
}
