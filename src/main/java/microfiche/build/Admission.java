package microfiche.build;

import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import microfiche.report.Finding;
import org.jspecify.annotations.Nullable;

/**
 * Lets large seeds in only as many at once as the heap has room for, so that what becomes of one
 * does not depend on what else is read beside it. Safe for several threads.
 */
final class Admission {
  /** Smaller seeds need so little that they never wait, in bytes. */
  private static final long SMALL = 32 << 10;

  /** Bytes of heap for each byte of a file: its text is held several times on its way. */
  private static final long TEXT = 20;

  /** More for each byte of a file that is all tags, up to what a seed's budget allows. */
  private static final long TAGS = 200;

  private static final long MOST_TAGS = 150L << 20;

  /** Of the heap; the rest is for cards, small seeds and garbage. */
  private static final double SHARE = 0.6;

  /** Of the heap, for a seed that is read alone. */
  private static final double LARGEST_SHARE = 0.8;

  private final int rooms;
  private final Semaphore free;
  private final long heap;

  /** A door to a heap of that many bytes. */
  Admission(long heap) {
    this.heap = heap;
    this.rooms = Math.max(1, rooms((long) (heap * SHARE)));
    this.free = new Semaphore(rooms, /* fair= */ true);
  }

  /** Why a file of that many bytes cannot be read in this heap, or null when it can. */
  @Nullable Finding refusal(String path, long size) {
    if (size <= SMALL || size * TEXT <= heap * LARGEST_SHARE) {
      return null;
    }
    return Finding.rejected(
        path,
        String.format(
            Locale.ROOT,
            "needs about %d MB of memory, and Java may use %d",
            size * TEXT >> 20,
            heap >> 20),
        "give it more, such as java -Xmx2g -jar microfiche.jar build");
  }

  /** Does {@code work} with a file of that many bytes once there is room for it. */
  <T> T with(long size, Supplier<T> work) {
    if (size <= SMALL) {
      return work.get();
    }
    int need = Math.min(rooms, rooms(size * TEXT + Math.min(size * TAGS, MOST_TAGS)));
    try {
      free.acquire(need);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    try {
      return work.get();
    } finally {
      free.release(need);
    }
  }

  /** In kilobytes, which fit an {@code int}. */
  private static int rooms(long bytes) {
    return (int) Math.min(Integer.MAX_VALUE, bytes >> 10);
  }
}
