package microfiche.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The least that any program in Java would do: reads and parses every seed; with {@code --like}
 * also writes as many files of the same sizes as a site has, in the same folders.
 */
@Command(name = "floor", mixinStandardHelpOptions = true)
final class Floor implements Callable<Integer> {
  @Parameters(paramLabel = "SEEDS")
  private Path seeds = Path.of("");

  @Option(names = "--jobs", required = true)
  private int jobs;

  @Option(names = "--like", description = "What to write, as Listing wrote it.")
  private @Nullable Path like;

  @Option(names = "--out", description = "Where to write it: a new folder.")
  private @Nullable Path out;

  /** What is written; no block of it is all zero, and none is like the one before it. */
  private final byte[] filler = new byte[1 << 18];

  public static void main(String[] args) {
    System.exit(new CommandLine(new Floor()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(seeds)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    AtomicLong elements = new AtomicLong();
    each(files, file -> elements.addAndGet(parse(file)));
    if (like != null && out != null) {
      Path folder = out;
      new Random(1).nextBytes(filler);
      each(Listing.read(like), line -> write(folder.resolve(line.path()), line.size()));
    }
    System.out.println(files.size() + " files, " + elements + " elements");
    return 0;
  }

  private static long parse(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return Jsoup.parse(text).body().childNodeSize();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path file, long size) {
    try {
      Path folder = Objects.requireNonNull(file.getParent());
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
      try (OutputStream stream = Files.newOutputStream(file)) {
        int from = Math.floorMod(file.hashCode(), filler.length / 2);
        for (long left = size; left > 0; ) {
          int part = (int) Math.min(left, filler.length - from);
          stream.write(filler, from, part);
          left -= part;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> void each(List<T> list, Consumer<T> action) {
    ExecutorService threads = Executors.newFixedThreadPool(jobs);
    AtomicInteger next = new AtomicInteger();
    try {
      List<? extends Future<?>> workers =
          IntStream.range(0, jobs)
              .mapToObj(
                  job ->
                      threads.submit(
                          () -> {
                            for (int at = next.getAndIncrement();
                                at < list.size();
                                at = next.getAndIncrement()) {
                              action.accept(list.get(at));
                            }
                          }))
              .toList();
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }
}
