package microfiche;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import microfiche.article.Article;
import microfiche.build.Extractors;
import microfiche.config.SiteConfig;
import microfiche.config.SiteConfigFile;
import microfiche.export.RecordJson;
import microfiche.extract.Extraction;
import microfiche.extract.Extractor;
import microfiche.hash.Digest;
import microfiche.report.BuildReport;
import microfiche.report.Progress;
import microfiche.seed.Seed;
import microfiche.seed.SeedFile;
import microfiche.seed.SeedFolder;
import microfiche.seed.SeedReader;
import microfiche.site.Messages;
import org.junit.jupiter.api.Assumptions;

/** What many tests need. */
public final class Fixtures {
  /** Says every word by its key. */
  public static final Messages NO_WORDS = words(Map.of());

  /** Says these words, and every other by its key. */
  public static Messages words(Map<String, String> some) {
    Map<String, String> words = new HashMap<>(some);
    words.put("date.day", "yyyy-MM-dd");
    words.put("date.month", "yyyy-MM");
    words.put("date.dayOfYear", "MM-dd");
    words.put("date.monthOfYear", "MM");
    return new Messages(words);
  }

  public static final Path RESOURCES = Path.of("src/test/resources");

  /** One extractor with the program's own rules; rules are read once. */
  public static final Extractor EXTRACTOR = new Extractor(null, ZoneId.of("Asia/Shanghai"));

  private Fixtures() {}

  /** Lets the clock of files move on, so that nothing counts as changed just now. */
  public static void settle() {
    try {
      Thread.sleep(120);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * A folder with real files beside the project. Without it the test is skipped, unless the
   * environment says that it must be there.
   */
  public static Path shared(String name) {
    Path folder = Path.of("../shared").resolve(name);
    boolean there = Files.isDirectory(folder);
    if (!there && "true".equals(System.getenv("MICROFICHE_REQUIRE_SHARED"))) {
      throw new AssertionError(folder.toAbsolutePath() + " must be there, and is not");
    }
    Assumptions.assumeTrue(there, "skipped: " + folder + " is not beside the project");
    return folder;
  }

  public static Seed seed(String text) {
    return SeedReader.decode("seed.md", null, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The article in {@code text}; fails when there is none. */
  public static Article article(String text) {
    Extraction extraction = EXTRACTOR.extract(seed(text));
    if (extraction.article() == null) {
      throw new AssertionError("no article: " + extraction.findings());
    }
    return extraction.article();
  }

  /**
   * How much processor time {@code work} takes in this thread. However busy the machine is, that is
   * about the same; so slow inputs are judged by it, and never by the clock.
   */
  public static Duration cpuTime(Runnable work) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    work.run();
    return Duration.ofNanos(threads.getCurrentThreadCpuTime() - start);
  }

  /** Builds a site and answers its report. */
  public static BuildReport build(Path seeds, Path out, int jobs) {
    return new Build(config(seeds, out), jobs, false, Progress.NONE).run();
  }

  /** The configuration beside {@code seeds} if there is one, with these folders. */
  public static SiteConfig config(Path seeds, Path out) {
    Path beside = seeds.resolveSibling("site-config.yaml");
    SiteConfig config =
        Files.exists(beside)
            ? SiteConfigFile.read(beside)
            : SiteConfigFile.read(RESOURCES.resolve("empty-config.yaml"));
    return config.with(List.of(seeds), out, null);
  }

  /** Copies every file below {@code from} to the same place below {@code to}. */
  public static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  /** The records of a folder, in order, as {@code extract --full} prints them. */
  public static List<String> fullRecords(Path seeds) {
    List<String> records = new ArrayList<>();
    for (SeedFile file : new SeedFolder(Map.of(), finding -> {}).below(List.of(seeds))) {
      Extractors.each(
          file,
          EXTRACTOR,
          extraction -> {
            if (extraction.article() != null) {
              records.add(RecordJson.full(extraction.article()));
            }
          });
    }
    return records;
  }

  /** Path → SHA-256 of every file below {@code folder}. */
  public static Map<String, String> files(Path folder) {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(
            folder.relativize(file).toString().replace('\\', '/'),
            Digest.of(Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }
}
