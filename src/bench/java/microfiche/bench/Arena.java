package microfiche.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One size of archive: its input, and every contestant's start line. */
final class Arena {
  /** So many later articles are looked through for those of the newest days, or the oldest. */
  private static final int CHOICE = 20_000;

  /** Articles that are added in a round, at most; no two contestants and rounds add the same. */
  private static final int LATER = 256;

  /** The site without search, and the configuration that leaves it out. */
  private static final String PLAIN = "plain";

  private static final String PLAIN_CONFIG = "plain.yaml";

  private final Setup setup;
  private final int articles;
  private final Path folder;
  private final Path seeds;
  private final Path site;
  private final Path hugo;
  private final Path floor;
  private final Path listing;
  private final Stopwatch stopwatch;
  private boolean siteStands;

  /**
   * What all sizes share.
   *
   * @param work a folder of ours
   * @param hugoSite the folder with Hugo's configuration and layouts
   */
  record Setup(
      Path corpus,
      Path work,
      Path jar,
      Path bench,
      Path hugoSite,
      int jobs,
      long seed,
      int busy,
      int copies) {}

  Arena(Setup setup, int articles) {
    this.setup = setup;
    this.articles = articles;
    String kind =
        (setup.busy() > 0 ? "-busy" + setup.busy() : "")
            + (setup.copies() > 0 ? "-copies" + setup.copies() : "");
    this.folder = setup.work().resolve(articles + kind);
    this.seeds = folder.resolve("seeds");
    this.site = folder.resolve("site");
    this.hugo = folder.resolve("hugo");
    this.floor = folder.resolve("floor");
    this.listing = folder.resolve("site.listing");
    Folders.create(folder);
    this.stopwatch = new Stopwatch(folder);
  }

  /** Makes the input that is missing, and reads all of it once so that no contestant is first. */
  void prepare(Set<Contestant> contestants, int rounds) {
    List<Integer> missing = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      missing.addAll(Files.exists(later(round)) ? List.of() : List.of(round));
    }
    if (!Files.exists(seeds) || !missing.isEmpty()) {
      generate(missing);
    }
    if (contestants.stream().anyMatch(Contestant::needsMarkdown) && !Files.exists(hugo)) {
      Path partial = folder.resolve("hugo.partial");
      Folders.delete(partial);
      new Cleaned(seeds).write(setup.hugoSite(), partial);
      Folders.move(partial, hugo);
    }
    Folders.write(folder.resolve(PLAIN_CONFIG), "search: {depth: off}\n");
    warm(seeds);
    if (contestants.stream().anyMatch(Contestant::needsMarkdown)) {
      warm(hugo.resolve("content"));
    }
  }

  private void generate(List<Integer> missing) {
    Generator generator =
        new Generator(new Corpus(setup.corpus()), articles, setup.seed(), setup.busy());
    Path partial = folder.resolve("partial");
    if (!Files.exists(seeds)) {
      Folders.delete(partial);
      generator.write(partial);
      copies(partial);
      Folders.move(partial, seeds);
    }
    List<Integer> byDay =
        IntStream.range(articles, articles + CHOICE)
            .boxed()
            .sorted(Comparator.comparing(generator.days()::of))
            .toList();
    for (int round : missing) {
      Folders.delete(partial);
      int at = round * LATER;
      for (Contestant contestant : Contestant.values()) {
        for (int i = 0; i < contestant.added(); i++, at++) {
          int number =
              switch (contestant.age()) {
                case ANY -> articles + CHOICE + at;
                case NEW -> byDay.get(CHOICE - 1 - at);
                case OLD -> byDay.get(at);
              };
          generator.write(partial.resolve(contestant.option()), number, number + 1);
        }
      }
      Folders.move(partial, later(round));
    }
  }

  /** Some seeds once more, as another mirror keeps them. */
  private void copies(Path folder) {
    if (setup.copies() > 0) {
      List<Listing.Line> files = Listing.of(folder);
      for (int i = 0; i < files.size(); i += Math.max(1, 100 / setup.copies())) {
        Folders.copyFile(
            folder.resolve(files.get(i).path()),
            folder.resolve("another-mirror").resolve(files.get(i).path()));
      }
    }
  }

  private Path later(int round) {
    return folder.resolve("later").resolve(Integer.toString(round));
  }

  private static void warm(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        Files.readAllBytes(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Brings {@code contestant} to its start line, measures it, and clears away behind it. */
  Stopwatch.Reading run(Contestant contestant, int round) {
    switch (contestant) {
      case CLEAN -> clearSite();
      case NO_SEARCH -> clearPlain();
      case FLOOR_WRITE -> {
        needSite();
        Folders.delete(floor);
      }
      case HUGO ->
          List.of("public", "resources", "cache")
              .forEach(output -> Folders.delete(hugo.resolve(output)));
      case POSTS -> clearPlain();
      case FLOOR_PARSE -> {}
      default -> needSite();
    }
    List<Path> added =
        contestant.added() == 0
            ? List.of()
            : Folders.copy(later(round).resolve(contestant.option()), seeds);
    if (contestant == Contestant.RIGHT_AFTER) {
      added = Folders.copy(later(round).resolve(Contestant.TODAY_ADDED.option()), seeds);
      stopwatch.run("untimed", command(Contestant.UNCHANGED), Map.of());
    }
    stopwatch.run("sync", List.of("sync"), Map.of());
    Stopwatch.Reading reading =
        stopwatch.run(
            contestant.option(),
            command(contestant),
            contestant == Contestant.HUGO
                ? Map.of("GOMAXPROCS", Integer.toString(setup.jobs()))
                : Map.of());
    if (contestant == Contestant.CLEAN && reading.exit() == 0) {
      siteStands = true;
      Listing.write(Listing.of(site), listing);
      // The first build that goes on from it prepares a quick start for all later ones.
      stopwatch.run("untimed", command(Contestant.UNCHANGED), Map.of());
    }
    if (!added.isEmpty()) {
      Folders.deleteFiles(added);
      stopwatch.run("untimed", command(Contestant.UNCHANGED), Map.of());
    }
    Folders.delete(floor);
    clearPlain();
    return reading;
  }

  private void clearPlain() {
    Folders.delete(folder.resolve(PLAIN));
    Folders.delete(folder.resolve("." + PLAIN + ".microfiche"));
  }

  private void clearSite() {
    siteStands = false;
    Folders.delete(site);
    Folders.delete(folder.resolve(".site.microfiche"));
  }

  private void needSite() {
    if (!siteStands) {
      clearSite();
      Stopwatch.Reading reading = stopwatch.run("untimed", command(Contestant.CLEAN), Map.of());
      if (reading.exit() != 0) {
        throw new IllegalStateException("the build failed: see " + folder.resolve("untimed.log"));
      }
      siteStands = true;
      Listing.write(Listing.of(site), listing);
      stopwatch.run("untimed", command(Contestant.UNCHANGED), Map.of());
    }
  }

  private List<String> command(Contestant contestant) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String jobs = Integer.toString(setup.jobs());
    List<String> floorAlone =
        List.of(
            java, "-cp", setup.bench().toString(), Floor.class.getName(), "--jobs", jobs, "seeds");
    return switch (contestant) {
      case POSTS -> build(hugo.resolve("content").toString(), PLAIN);
      case NO_SEARCH -> {
        List<String> plain = new ArrayList<>(build("seeds", PLAIN));
        plain.addAll(List.of("--config", PLAIN_CONFIG));
        yield plain;
      }
      case FLOOR_PARSE -> floorAlone;
      case FLOOR_WRITE -> {
        List<String> writing = new ArrayList<>(floorAlone);
        writing.addAll(List.of("--like", listing.toString(), "--out", floor.toString()));
        yield writing;
      }
      case HUGO ->
          List.of(
              "hugo",
              "--quiet",
              "--source",
              hugo.toString(),
              "--cacheDir",
              hugo.resolve("cache").toString());
      default -> build("seeds", "site");
    };
  }

  private List<String> build(String from, String out) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-jar",
        setup.jar().toString(),
        "build",
        "--seeds",
        from,
        "--out",
        out,
        "--jobs",
        Integer.toString(setup.jobs()),
        "--quiet");
  }

  int articles() {
    return articles;
  }

  /** Articles in the site that stands. */
  long published() {
    try (Stream<String> records = Files.lines(site.resolve("records.ndjson"))) {
      return records.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files of a finished site: ours, or Hugo's. */
  List<Listing.Line> output(Contestant contestant) {
    Path output = contestant == Contestant.HUGO ? hugo.resolve("public") : site;
    return Files.exists(output) ? Listing.of(output) : List.of();
  }

  List<Listing.Line> input() {
    return Listing.of(seeds);
  }
}
