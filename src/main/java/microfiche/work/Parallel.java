package microfiche.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Does the same to every element of a list with a number of threads; shares work among them. */
public final class Parallel implements AutoCloseable {
  private final int jobs;
  private final ExecutorService threads;

  /**
   * A number of threads, which wait until there is work.
   *
   * @param jobs how many, at least 1
   */
  public Parallel(int jobs) {
    this.jobs = jobs;
    this.threads =
        Executors.newFixedThreadPool(
            jobs,
            task -> {
              Thread thread = new Thread(task, "microfiche-worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Returns when no thread is at it any more; the first failure stops the rest and is thrown. */
  public <T> void each(List<T> list, Consumer<T> action) {
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> workers = new ArrayList<>();
    for (int i = 0; i < Math.min(jobs, Math.max(1, list.size())); i++) {
      workers.add(
          threads.submit(
              () -> {
                try {
                  for (int at = next.getAndIncrement();
                      at < list.size() && !threads.isShutdown();
                      at = next.getAndIncrement()) {
                    action.accept(list.get(at));
                  }
                } catch (RuntimeException | Error e) {
                  next.set(list.size());
                  throw e;
                }
              }));
    }
    RuntimeException failure = null;
    for (Future<?> worker : workers) {
      try {
        join(worker);
      } catch (RuntimeException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  /** Begins {@code work} beside what the caller goes on with. */
  public <T> Supplier<T> start(Supplier<T> work) {
    Future<T> future = threads.submit(work::get);
    return () -> join(future);
  }

  /**
   * Does {@code aside} in a thread while the caller does {@code here}; returns when both are done.
   */
  public void both(Runnable aside, Runnable here) {
    Future<?> future = threads.submit(aside);
    try {
      here.run();
    } finally {
      join(future);
    }
  }

  private static <T> T join(Future<T> worker) {
    try {
      return worker.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * Returns when no thread is at work any more, so that nothing is written afterwards. That takes
   * as long as what each thread is just doing; an interruption is kept for later.
   */
  @Override
  public void close() {
    threads.shutdownNow();
    boolean interrupted = false;
    for (boolean ended = false; !ended; ) {
      try {
        ended = threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
