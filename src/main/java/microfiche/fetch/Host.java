package microfiche.fetch;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps requests to one host few and apart; and knows when it is better left alone. */
final class Host {
  /** So many failures to reach it one after the other, and it is not asked any more. */
  private static final int ENOUGH = 5;

  private final Semaphore connections;
  private final long pause;
  private final AtomicInteger unreachable = new AtomicInteger();
  private long next = System.nanoTime();
  private volatile boolean leftAlone;

  Host(int perHost, Duration pause) {
    this.connections = new Semaphore(perHost, true);
    this.pause = pause.toNanos();
  }

  /** Returns when it is this request's turn; {@link #leave} must follow. */
  void enter() throws InterruptedException {
    connections.acquire();
    try {
      TimeUnit.NANOSECONDS.sleep(turn());
    } catch (InterruptedException e) {
      connections.release();
      throw e;
    }
  }

  /** Nanoseconds to wait; the turn after that is later by the pause. */
  private synchronized long turn() {
    long now = System.nanoTime();
    long start = next - now > 0 ? next : now;
    next = start + pause;
    return start - now;
  }

  void leave() {
    connections.release();
  }

  /** Lets all requests wait, because the host asks for that. */
  synchronized void waitFor(Duration time) {
    long then = System.nanoTime() + time.toNanos();
    next = then - next > 0 ? then : next;
  }

  void reached() {
    unreachable.set(0);
  }

  void notReached() {
    if (unreachable.incrementAndGet() >= ENOUGH) {
      leftAlone = true;
    }
  }

  void leaveAlone() {
    leftAlone = true;
  }

  boolean isLeftAlone() {
    return leftAlone;
  }
}
