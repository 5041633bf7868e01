package microfiche.extract;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What reading one seed may cost. Work is counted in steps, about a character looked at each, so
 * that a seed which is given up is given up on every machine; a clock ends only what counting does
 * not reach. A budget holds for the thread that works within it.
 */
public final class Budget {
  /** Elements of a page; the largest real one seen has 1,500. */
  public static final int MOST_ELEMENTS = 150_000;

  /** Characters of an article's text; a long novel has two million. */
  public static final int MOST_TEXT = 4_000_000;

  /** Steps of a seed of any size: about a second. */
  private static final long STEPS = 200_000_000;

  /** Steps for each character of it, for rules that look at every one. */
  private static final long STEPS_PER_CHARACTER = 100;

  private static final long MOST_STEPS = 2_000_000_000;

  private static final long MOST_SECONDS = 20;

  /** From then on the processor's time is measured, which does not run while others are at work. */
  private static final long FIRST_SECONDS = 5;

  /** Steps between two looks at the clock. */
  private static final int STRIDE = 1 << 16;

  private static final ThreadLocal<Budget> CURRENT =
      ThreadLocal.withInitial(() -> new Budget(Long.MAX_VALUE));

  private final long most;
  private final long start = System.nanoTime();
  private long spent;

  /** Steps of the current stride that are left. */
  private long left = STRIDE;

  /** The rule that was given a text last. */
  private @Nullable String watching;

  /** The processor's time for this thread when the first seconds were over; 0 before. */
  private long mark;

  private Budget(long most) {
    this.most = most;
  }

  /** Does {@code work} in this thread within the budget of a seed with that many characters. */
  public static <T> T within(int characters, Supplier<T> work) {
    CURRENT.set(new Budget(Math.min(MOST_STEPS, STEPS + STEPS_PER_CHARACTER * characters)));
    try {
      return work.get();
    } catch (StackOverflowError e) {
      String rule = current().tooDeep(e);
      if (rule == null) {
        throw e;
      }
      throw OverBudget.depth(rule);
    } finally {
      CURRENT.remove();
    }
  }

  /** The budget of the seed that this thread reads; without one everything is allowed. */
  public static Budget current() {
    return CURRENT.get();
  }

  /**
   * Takes steps from it.
   *
   * @throws OverBudget when too few are left
   */
  public void spend(long steps) {
    left -= steps;
    if (left < 0) {
      account(null);
    }
  }

  /** The same for work that a user's rule makes. */
  public void spend(long steps, String rule) {
    left -= steps;
    if (left < 0) {
      account(rule);
    }
  }

  /** {@code text}, each look at one of whose characters is a step taken by {@code rule}. */
  public CharSequence watched(String text, String rule) {
    watching = rule;
    return new Watched(text, rule);
  }

  /**
   * The user's rule whose pattern goes deeper into a text than the stack does, or null when
   * something else failed. Java's patterns go down a level for each round of some repeats.
   */
  private @Nullable String tooDeep(StackOverflowError e) {
    boolean pattern =
        Arrays.stream(e.getStackTrace())
            .limit(8) // the last step may be into the text
            .anyMatch(at -> at.getClassName().startsWith("java.util.regex."));
    return pattern ? watching : null;
  }

  private void account(@Nullable String rule) {
    spent += STRIDE - left;
    left = STRIDE;
    if (spent > most) {
      throw OverBudget.steps(most, rule);
    }
    if (most == Long.MAX_VALUE) {
      return;
    }
    if (isOverTime(System.nanoTime() - start)) {
      throw OverBudget.seconds(MOST_SECONDS, rule);
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }

  private boolean isOverTime(long nanos) {
    if (nanos < TimeUnit.SECONDS.toNanos(FIRST_SECONDS)) {
      return false;
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    if (!threads.isCurrentThreadCpuTimeSupported()) {
      return nanos > TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    }
    long now = threads.getCurrentThreadCpuTime();
    mark = mark == 0 ? now : mark;
    return now - mark > TimeUnit.SECONDS.toNanos(MOST_SECONDS - FIRST_SECONDS);
  }

  /** A text whose reader can be stopped: {@code java.util.regex} knows no limit of its own. */
  private final class Watched implements CharSequence {
    private final String text;
    private final String rule;

    private Watched(String text, String rule) {
      this.text = text;
      this.rule = rule;
    }

    @Override
    public char charAt(int index) {
      if (--left < 0) {
        account(rule);
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
