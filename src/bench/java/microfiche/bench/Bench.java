package microfiche.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Measures the contestants in turn and tells the medians. It compares, it never passes or fails.
 */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures builds of archives of some sizes beside a floor and beside Hugo.")
final class Bench implements Callable<Integer> {
  @Option(names = "--articles", split = ",", defaultValue = "10000", description = "Sizes.")
  private List<Integer> sizes = List.of();

  @Option(names = "--runs", defaultValue = "3", description = "Rounds; medians are told.")
  private int runs;

  @Option(names = "--corpus", required = true, description = "A folder with real seeds.")
  private Path corpus = Path.of("");

  @Option(names = "--work", defaultValue = "target/bench", description = "Where all of it goes.")
  private Path work = Path.of("");

  @Option(names = "--jar", defaultValue = "target/microfiche.jar", description = "The program.")
  private Path jar = Path.of("");

  @Option(names = "--hugo", description = "Measure Hugo too; it must be installed.")
  private boolean hugo;

  @Option(names = "--hugo-site", defaultValue = "src/bench/hugo", description = "Its layouts.")
  private Path hugoSite = Path.of("");

  @Option(names = "--only", split = ",", description = "Contestants, such as clean,floor-write.")
  private List<String> only = List.of();

  @Option(names = "--jobs", description = "Threads of each contestant; default: processors.")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(names = "--seed", defaultValue = "1", description = "Which of all archives of a size.")
  private long seed;

  @Option(names = "--busy", description = "Articles of the busiest day; default: 670.")
  private int busy;

  @Option(names = "--copies", description = "So many seeds of a hundred lie there twice.")
  private int copies;

  @Spec private CommandSpec spec = CommandSpec.create();

  public static void main(String[] args) {
    System.exit(new CommandLine(new Bench()).execute(args));
  }

  @Override
  public Integer call() throws IOException, URISyntaxException {
    Set<Contestant> contestants = contestants();
    Path own = Path.of(Bench.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Arena.Setup setup =
        new Arena.Setup(
            corpus.toAbsolutePath(),
            work.toAbsolutePath(),
            jar.toAbsolutePath(),
            own,
            hugoSite.toAbsolutePath(),
            jobs,
            seed,
            busy,
            copies);
    List<Results> all = new ArrayList<>();
    for (int size : sizes) {
      Arena arena = new Arena(setup, size);
      say("preparing %,d articles", size);
      arena.prepare(contestants, runs);
      all.add(measure(arena, contestants));
      tell(arena, all.get(all.size() - 1));
    }
    String growth = Results.growth(of(10_000, all), of(100_000, all));
    if (!growth.isEmpty()) {
      System.out.println(growth);
    }
    return 0;
  }

  private Set<Contestant> contestants() {
    Set<Contestant> contestants = EnumSet.noneOf(Contestant.class);
    try {
      only.forEach(name -> contestants.add(Contestant.of(name)));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
    if (only.isEmpty()) {
      contestants.addAll(EnumSet.allOf(Contestant.class));
      contestants.removeIf(contestant -> contestant == Contestant.HUGO && !hugo);
    }
    return contestants;
  }

  private Results measure(Arena arena, Set<Contestant> contestants) throws IOException {
    Results results = new Results(arena.articles());
    for (int round = 0; round < runs; round++) {
      for (Contestant contestant : contestants) {
        Stopwatch.Reading reading = arena.run(contestant, round);
        results.add(contestant, reading);
        keep(arena.articles(), contestant, round, reading);
        say(
            "round %d: %s: %.2f s%s",
            round + 1,
            contestant.title(),
            reading.wall(),
            reading.exit() == 0 ? "" : ", FAILED with " + reading.exit());
      }
    }
    return results;
  }

  /** A line in {@code results.ndjson} for each reading, so that none is lost. */
  private void keep(int articles, Contestant contestant, int round, Stopwatch.Reading reading)
      throws IOException {
    String line =
        String.format(
            Locale.ROOT,
            "{\"at\":\"%s\",\"articles\":%d,\"contestant\":\"%s\",\"round\":%d,\"exit\":%d,"
                + "\"wallSeconds\":%.3f,\"cpuSeconds\":%.3f,\"largestBytes\":%d,"
                + "\"togetherBytes\":%d,\"jobs\":%d,\"java\":\"%s\"}%n",
            Instant.now().truncatedTo(ChronoUnit.SECONDS),
            articles,
            contestant.option(),
            round + 1,
            reading.exit(),
            reading.wall(),
            reading.cpu(),
            reading.largest(),
            reading.together(),
            jobs,
            System.getProperty("java.version"));
    Files.writeString(
        work.resolve("results.ndjson"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static void tell(Arena arena, Results results) {
    System.out.println();
    System.out.println(results.table());
    size("seeds", arena.input());
    List<Listing.Line> site = arena.output(Contestant.CLEAN);
    if (!site.isEmpty()) {
      size(String.format(Locale.ROOT, "site of %,d articles", arena.published()), site);
    }
    size("its index, terms", named("search/[0-9a-f]+/t\\d+\\.js", site));
    size("its index, texts", named("search/[0-9a-f]+/b\\d+\\.js", site));
    size("Hugo's site", arena.output(Contestant.HUGO));
    if (results.targets().isEmpty()) {
      return;
    }
    System.out.println();
    System.out.println("| target | measured | wanted | |\n|---|---:|---:|---|");
    results.targets().forEach(System.out::println);
  }

  private static List<Listing.Line> named(String pattern, List<Listing.Line> files) {
    return files.stream().filter(file -> file.path().matches(pattern)).toList();
  }

  private static void size(String what, List<Listing.Line> files) {
    if (!files.isEmpty()) {
      System.out.printf(
          Locale.ROOT,
          "- %s: %,d files, %,d MB%n",
          what,
          files.size(),
          Listing.bytes(files) / 1_000_000);
    }
  }

  private static @Nullable Results of(int articles, List<Results> all) {
    return all.stream().filter(results -> results.articles() == articles).findFirst().orElse(null);
  }

  private static void say(String format, Object... values) {
    System.err.printf(Locale.ROOT, format + "%n", values);
  }
}
