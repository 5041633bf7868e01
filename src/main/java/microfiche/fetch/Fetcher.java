package microfiche.fetch;

import java.net.URI;
import java.nio.file.Path;
import java.security.Security;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import microfiche.media.PictureIndex;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Progress;
import microfiche.report.Tally;

/**
 * Fills a media folder with pictures from the network, politely, and only with what is missing. It
 * may be stopped at any moment; the next run goes on where it was.
 */
public final class Fetcher implements AutoCloseable {
  /** Requests that may be under way at once, whatever the number of hosts. */
  private static final int THREADS = 16;

  private final FetchOptions options;
  private final MediaStore store;
  private final Map<String, List<String>> missing = new TreeMap<>();
  private final BuildReport report = new BuildReport();
  private final Map<Tally, AtomicLong> counts = new EnumMap<>(Tally.class);
  private final AtomicLong bytes = new AtomicLong();

  private Fetcher(FetchOptions options, MediaStore store) {
    this.options = options;
    this.store = store;
    for (Tally count : List.of(Tally.FETCHED, Tally.GONE, Tally.FAILED, Tally.REFUSED)) {
      counts.put(count, new AtomicLong());
    }
  }

  /**
   * Looks what is missing; nothing is asked for yet.
   *
   * @param addresses of pictures, each once
   * @param elsewhere those of them that the archive has in other places
   * @param most so many are asked for in this run
   * @param again whether to ask again for what was gone
   */
  public static Fetcher of(
      Collection<String> addresses,
      Set<String> elsewhere,
      Path folder,
      long most,
      boolean again,
      FetchOptions options) {
    Fetcher fetcher = new Fetcher(options, MediaStore.open(folder, options.clock()));
    fetcher.plan(addresses, elsewhere, most, again);
    return fetcher;
  }

  private void plan(Collection<String> addresses, Set<String> elsewhere, long most, boolean again) {
    long wanted = 0;
    long here = 0;
    long asked = 0;
    for (String address : addresses) {
      wanted++;
      URI uri = PictureIndex.canHold(address) ? WebAddress.of(address) : null;
      String gone = store.gone(address);
      if (uri == null) {
        tell(Tally.REFUSED, address, "it is no address of the web");
      } else if (store.holds(address) || elsewhere.contains(address)) {
        here++;
      } else if (gone != null && !again) {
        tell(Tally.GONE, address, gone);
      } else if (asked < most) {
        missing.computeIfAbsent(uri.getHost(), host -> new ArrayList<>()).add(address);
        asked++;
      }
    }
    report.count(Tally.WANTED, wanted);
    report.count(Tally.HERE, here);
    report.count(Tally.ASKED, asked);
  }

  /** Host → how many pictures it will be asked for. */
  public Map<String, Integer> hosts() {
    Map<String, Integer> hosts = new TreeMap<>();
    missing.forEach((host, addresses) -> hosts.put(host, addresses.size()));
    return hosts;
  }

  /**
   * Asks for all that is missing; the report says what came of it. When this returns, or throws,
   * nothing is written any more.
   */
  public BuildReport run(Progress progress) {
    rememberHosts();
    Download download = new Download(options);
    progress.stage("fetch", missing.values().stream().mapToInt(List::size).sum());
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "microfiche-fetch");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<?>> lanes = new ArrayList<>();
      List<Queue<String>> queues = new ArrayList<>();
      missing.values().forEach(addresses -> queues.add(new ConcurrentLinkedQueue<>(addresses)));
      for (int i = 0; i < options.perHost(); i++) { // every host once before any twice
        for (Queue<String> queue : queues) {
          lanes.add(threads.submit(() -> fetchAll(queue, download, progress)));
        }
      }
      for (Future<?> lane : lanes) {
        lane.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      end(threads);
    }
    progress.done();
    return report();
  }

  /**
   * Returns when no thread is at work any more: the folder may be closed then, and another program
   * may fill it. That takes as long as a look-up of a name; an interruption is kept for later.
   */
  private static void end(ExecutorService threads) {
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

  /** What is known so far. */
  public BuildReport report() {
    counts.forEach((name, count) -> report.count(name, count.get()));
    report.count(Tally.BYTES, bytes.get());
    return report;
  }

  /**
   * A name that led to a public address when it was looked at must not lead to a private one when
   * it is connected to: the Java machine keeps what it learned for as long as it runs. It reads the
   * property when it looks up its first name.
   */
  private static void rememberHosts() {
    Security.setProperty("networkaddress.cache.ttl", "-1");
  }

  private void fetchAll(Queue<String> queue, Download download, Progress progress) {
    try {
      for (String address = queue.poll(); address != null; address = queue.poll()) {
        fetch(address, download);
        progress.step();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fetch(String address, Download download) throws InterruptedException {
    URI uri = WebAddress.of(address);
    if (uri == null) {
      return; // was refused before
    }
    Host host = download.host(uri);
    for (int attempt = 1; ; attempt++) {
      if (host.isLeftAlone()) {
        tell(Tally.FAILED, address, "its host does not answer; it was not asked further");
        return;
      }
      try {
        Download.Got got = download.get(uri);
        store.keep(address, got);
        bytes.addAndGet(got.bytes().length);
        count(Tally.FETCHED);
        return;
      } catch (Failure e) {
        if (attempt == options.tries() || !again(e)) {
          over(address, e);
          return;
        }
        if (!host.isLeftAlone()) { // then nothing is waited for
          pause(attempt, e);
        }
      }
    }
  }

  private static boolean again(Failure failure) {
    return failure.kind() == Failure.Kind.BUSY || failure.kind() == Failure.Kind.UNREACHABLE;
  }

  private void over(String address, Failure failure) {
    switch (failure.kind()) {
      case GONE -> {
        store.keepGone(address, failure.reason());
        tell(Tally.GONE, address, failure.reason());
      }
      case REFUSED -> tell(Tally.REFUSED, address, failure.reason());
      default -> tell(Tally.FAILED, address, failure.reason());
    }
  }

  /**
   * Twice as long every time, and not at the same moment as others; or as long as was asked for.
   */
  private void pause(int attempt, Failure failure) throws InterruptedException {
    long delay = options.delay().toMillis() << (attempt - 1);
    long jitter = ThreadLocalRandom.current().nextLong(delay / 2 + 1);
    Duration asked = failure.waiting();
    long millis = Math.max(delay / 2 + jitter, asked == null ? 0 : asked.toMillis());
    TimeUnit.MILLISECONDS.sleep(Math.min(millis, options.patience().toMillis()));
  }

  private void tell(Tally count, String address, String reason) {
    count(count);
    report.add(Finding.warning(address, count.key() + ": " + reason, null));
  }

  private void count(Tally name) {
    AtomicLong count = counts.get(name);
    if (count != null) {
      count.incrementAndGet();
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
