package microfiche.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No thread of a build may write when the build is over, however it ended. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ParallelTest {
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final AtomicBoolean written = new AtomicBoolean();
  private final AtomicBoolean writtenBefore = new AtomicBoolean();

  /** Work that no interruption ends, such as writing a page. */
  private void write() {
    begun.countDown();
    boolean waiting = true;
    while (waiting) {
      try {
        goOn.await();
        waiting = false;
      } catch (InterruptedException e) {
        // goes on
      }
    }
    written.set(true);
  }

  @Test
  void closingWaitsForEveryThreadAlsoWhenInterrupted() throws InterruptedException {
    Parallel parallel = new Parallel(2);
    parallel.start(
        () -> {
          write();
          return true;
        });
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread closing =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              parallel.close();
              writtenBefore.set(written.get());
              interrupted.set(Thread.interrupted());
            });
    begun.await();
    closing.start();
    untilItWaits(closing);
    goOn.countDown();
    closing.join();
    assertThat(writtenBefore).isTrue();
    assertThat(interrupted).as("the interruption is kept").isTrue();
  }

  @Test
  void aFailureIsThrownWhenTheOthersHaveEnded() throws InterruptedException {
    try (Parallel parallel = new Parallel(2)) {
      Thread building =
          new Thread(
              () -> {
                assertThatThrownBy(() -> parallel.each(List.of("fail", "write"), this::work))
                    .hasMessage("failed");
                writtenBefore.set(written.get());
              });
      building.start();
      begun.await();
      untilItWaits(building);
      goOn.countDown();
      building.join();
    }
    assertThat(writtenBefore).isTrue();
  }

  private void work(String what) {
    if (what.equals("write")) {
      write();
      return;
    }
    try {
      begun.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    throw new IllegalStateException("failed");
  }

  /** Or ends, which it must not. */
  private static void untilItWaits(Thread thread) throws InterruptedException {
    for (Thread.State state = thread.getState();
        state != Thread.State.WAITING
            && state != Thread.State.TIMED_WAITING
            && state != Thread.State.TERMINATED;
        state = thread.getState()) {
      Thread.sleep(5);
    }
    thread.join(100);
  }
}
