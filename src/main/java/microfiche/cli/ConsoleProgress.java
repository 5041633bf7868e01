package microfiche.cli;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import microfiche.report.Progress;

/** A bar on a terminal; elsewhere one plain line for each stage. */
final class ConsoleProgress implements Progress {
  private static final int WIDTH = 30;
  private static final long REDRAW = 100_000_000L;

  private static final Map<String, String> NAMES =
      Map.of(
          "read",
          "Reading seeds",
          "pictures",
          "Finding pictures",
          "fetch",
          "Fetching pictures",
          "write",
          "Writing pages",
          "check",
          "Checking files");

  private final boolean terminal = Console.isTerminal();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicLong drawn = new AtomicLong();
  private volatile String name = "";
  private volatile int total;
  private volatile long start;

  @Override
  public void stage(String stage, int steps) {
    name = Speech.line(NAMES.getOrDefault(stage, stage));
    total = steps;
    done.set(0);
    start = System.nanoTime();
    if (!terminal) {
      Console.UTF8_ERR.println(name + ": " + steps);
    }
  }

  @Override
  public void step() {
    int now = done.incrementAndGet();
    if (!terminal) {
      return;
    }
    long time = System.nanoTime();
    long last = drawn.get();
    if (time - last > REDRAW && drawn.compareAndSet(last, time)) {
      draw(now, time);
    }
  }

  @Override
  public void done() {
    if (terminal) {
      draw(done.get(), System.nanoTime());
      Console.UTF8_ERR.println();
    }
  }

  /** Reading seeds [########## ] 1,234 / 5,000, 830/s, -4 s. */
  private synchronized void draw(int now, long time) {
    double seconds = Math.max(1e-3, (time - start) / 1e9);
    double rate = now / seconds;
    int filled = total == 0 ? WIDTH : (int) ((long) WIDTH * now / total);
    String bar = "#".repeat(filled) + " ".repeat(WIDTH - filled);
    long left = rate < 1e-3 ? 0 : Math.round((total - now) / rate);
    Console.UTF8_ERR.print(
        String.format(
            Locale.ROOT,
            "\r%-14s [%s] %,d / %,d, %,.0f/s%s   ",
            name,
            bar,
            now,
            total,
            rate,
            now < total ? ", -" + left + " s" : ""));
    Console.UTF8_ERR.flush();
  }
}
