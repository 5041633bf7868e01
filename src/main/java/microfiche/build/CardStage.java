package microfiche.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import microfiche.archive.Taxonomy;
import microfiche.article.Article;
import microfiche.card.Card;
import microfiche.config.SiteConfig;
import microfiche.container.Container;
import microfiche.container.Containers;
import microfiche.extract.Extraction;
import microfiche.extract.Extractor;
import microfiche.media.MediaFolders;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Progress;
import microfiche.report.Tally;
import microfiche.report.UserError;
import microfiche.seed.RecordFiles;
import microfiche.seed.Seed;
import microfiche.seed.SeedFile;
import microfiche.seed.SeedFolder;
import microfiche.seed.SeedReader;
import microfiche.site.SitePlan;
import microfiche.store.Outcome;
import microfiche.store.SeedNotes;
import microfiche.work.Once;
import org.jspecify.annotations.Nullable;

/**
 * Turns seeds into cards. Reads only those that are new or changed; knows the rest by its notes.
 */
public final class CardStage {
  /** Seeds that one thread takes at a time: their cards lie together on the disk. */
  private static final int TOGETHER = 64;

  /** Bytes of a part of a file with many, about; packed. */
  private static final long PART = 16 << 10;

  private final BuildContext build;
  private final List<SeedFile> seeds;
  private final SeedNotes notes;
  private final boolean verify;
  private final Admission admission;
  private final Supplier<Extractor> extractor;
  private final AtomicInteger read = new AtomicInteger();
  private final AtomicInteger extracted = new AtomicInteger();
  private List<Outcome> saved = List.of();
  private int without;

  /**
   * The stage in one build.
   *
   * @param verify whether every seed is read, whatever its stamp says
   */
  public CardStage(BuildContext build, List<SeedFile> seeds, boolean verify) {
    this(
        build,
        seeds,
        verify,
        new Once<>(() -> Extractors.of(build.config())),
        new Admission(Runtime.getRuntime().maxMemory()));
  }

  /**
   * The same.
   *
   * @param extractor asked only when a seed must be read
   */
  CardStage(
      BuildContext build,
      List<SeedFile> seeds,
      boolean verify,
      Supplier<Extractor> extractor,
      Admission admission) {
    this.build = build;
    this.seeds = seeds;
    this.notes = build.notes();
    this.verify = verify;
    this.admission = admission;
    this.extractor = extractor;
  }

  /** The seeds; a site, its notes or its pictures below a seed folder are not among them. */
  public static List<SeedFile> seeds(SiteConfig config, Consumer<Finding> findings) {
    List<Path> apart = new ArrayList<>(notSeeds(config));
    List<Path> roots = config.seeds().stream().map(CardStage::absolute).toList();
    config.media().stream()
        .map(CardStage::absolute)
        .filter(media -> roots.stream().noneMatch(root -> root.startsWith(media)))
        .forEach(apart::add);
    List<SeedFile> seeds = new ArrayList<>();
    if (!config.seeds().isEmpty()) {
      seeds.addAll(
          new SeedFolder(config.sections(), findings)
              .below(config.seeds(), config.folders(), apart));
    }
    seeds.addAll(RecordFiles.of(config.records(), findings));
    return seeds;
  }

  /** The media folders; what builds write below them is no picture. */
  public static MediaFolders media(SiteConfig config, Consumer<Finding> findings) {
    return MediaFolders.walk(config.media(), config.folders(), notSeeds(config), findings);
  }

  /** What builds write, wherever it lies. */
  private static List<Path> notSeeds(SiteConfig config) {
    return List.of(config.out(), config.work(), config.rejected());
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /**
   * What became of every seed, if none is new, changed or gone; otherwise null. A seed whose stamp
   * says nothing is read: with the same bytes it is the same.
   */
  public @Nullable List<Outcome> ifUnchanged() {
    if (seeds.size() != notes.size()) {
      return null;
    }
    @Nullable Outcome[] outcomes = new Outcome[seeds.size()];
    List<Integer> doubtful = new ArrayList<>();
    for (int i = 0; i < outcomes.length; i++) {
      SeedFile seed = seeds.get(i);
      outcomes[i] = known(seed);
      if (outcomes[i] == null) {
        Outcome old = notes.of(seed.path());
        if (old == null || old.sha256().isEmpty()) {
          return null;
        }
        doubtful.add(i);
      }
    }
    AtomicBoolean changed = new AtomicBoolean();
    build
        .parallel()
        .each(
            doubtful,
            i -> {
              outcomes[i] = changed.get() ? null : withSameBytes(seeds.get(i));
              changed.compareAndSet(false, outcomes[i] == null);
            });
    if (changed.get()) {
      return null;
    }
    read.set(doubtful.size());
    return Arrays.stream(outcomes).map(Objects::requireNonNull).toList();
  }

  /** What became of a seed that still has the bytes it had; null when it does not. */
  private @Nullable Outcome withSameBytes(SeedFile file) {
    Outcome known = notes.of(file.path());
    try {
      return known != null && known.sameBytes(SeedReader.sha256(file), file.section())
          ? known.withStamp(file.stamp())
          : null;
    } catch (IOException e) {
      return null; // to be told when it is read for good
    }
  }

  /** Keeps what {@link #ifUnchanged} found, so that the next build need not read so much. */
  public void keep(List<Outcome> outcomes) {
    notes.save(outcomes);
    build.report().count(Tally.READ, read.get());
  }

  private @Nullable Outcome known(SeedFile seed) {
    Outcome known = notes.of(seed.path());
    return !verify && known != null && known.holdsFor(seed.stamp(), seed.section()) ? known : null;
  }

  /**
   * Sees whether there is more to do than a machine with a quick start is good for.
   *
   * @throws TooMuchException when more than {@code most} seeds must be read
   */
  public void refuseMoreThan(int most) {
    if (most == Integer.MAX_VALUE) {
      return; // a machine for any number: nothing need be looked at
    }
    long unknown = 0;
    for (SeedFile seed : seeds) {
      if (known(seed) == null) {
        unknown += Containers.of(seed) == null ? 1 : 1 + sizeOnDisk(seed) / PART;
      }
    }
    if (unknown > most) {
      throw new TooMuchException(Math.toIntExact(unknown));
    }
  }

  /**
   * Refuses a folder in which nothing looks like an article; one that a build has read before is
   * known to be meant.
   */
  public void refuseOtherFiles() {
    if (seeds.stream().noneMatch(seed -> notes.of(seed.path()) != null)) {
      FirstLook.at(seeds, build.config().seeds());
    }
  }

  private static long sizeOnDisk(SeedFile seed) {
    try {
      return Files.size(seed.file());
    } catch (IOException e) {
      return 0; // the reader reports the error
    }
  }

  /** How many seeds there are, and how many of them have no article; after {@link #cards}. */
  public SitePlan.SeedCounts counts() {
    int read = 0;
    for (int i = 0; i < seeds.size(); i++) {
      read += seeds.get(i).isRecords() ? saved.get(i).parts().size() : 1;
    }
    return new SitePlan.SeedCounts(read, without, rejections());
  }

  /** Why seeds and parts of them were left out, by place. */
  private List<Finding> rejections() {
    return saved.stream()
        .flatMap(outcome -> outcome.allFindings().stream())
        .filter(finding -> finding.severity() == Finding.Severity.REJECTED)
        .sorted()
        .toList();
  }

  /** The pictures that the seeds bring along. */
  public SeedPictures pictures() {
    return new SeedPictures(seeds, saved, notes::article);
  }

  /**
   * The cards of all seeds with an article, in the order of the seeds; the notes are saved. The
   * report hears what there is to say of every seed, read or not.
   */
  public List<Card> cards() {
    BuildReport report = build.report();
    Progress progress = build.progress();
    int size = seeds.size();
    read.set(0);
    @Nullable Outcome[] outcomes = new Outcome[size];
    List<Integer> starts =
        IntStream.iterate(0, start -> start < size, n -> n + TOGETHER).boxed().toList();
    @SuppressWarnings({"unchecked", "rawtypes"}) // there are no arrays of lists
    List<Card>[] cards = new List[starts.size()];
    progress.stage("read", size);
    for (int i = 0; i < size; i++) {
      outcomes[i] = readContainer(seeds.get(i));
    }
    build
        .parallel()
        .each(
            starts,
            start -> {
              int end = Math.min(size, start + TOGETHER);
              for (int i = start; i < end; i++) {
                SeedFile seed = seeds.get(i);
                Outcome known = outcomes[i] != null ? outcomes[i] : known(seed);
                outcomes[i] = known != null ? known : read(seed);
                progress.step();
              }
              cards[start / TOGETHER] = notes.cards(Arrays.asList(outcomes).subList(start, end));
            });
    progress.done();
    List<Outcome> all = Arrays.stream(outcomes).map(Objects::requireNonNull).toList();
    all.forEach(outcome -> outcome.allFindings().forEach(report::add));
    notes.save(all);
    saved = all;
    if (extracted.get() > 0 && extracted.get() == seeds.size()) { // else others may have matched
      extractor.get().unusedRules().forEach(report::add);
    }
    report.count(Tally.READ, read.get());
    report.count(Tally.EXTRACTED, extracted.get());
    without = (int) all.stream().filter(outcome -> outcome.articles().isEmpty()).count();
    return Arrays.stream(cards).flatMap(List::stream).toList();
  }

  /** What became of a file that holds many articles; null when it is another, or is known. */
  private @Nullable Outcome readContainer(SeedFile file) {
    Container container = known(file) == null ? Containers.of(file) : null;
    if (container == null) {
      return null;
    }
    read.incrementAndGet();
    ContainerReading.Result result =
        ContainerReading.read(build, extractor, admission, file, container);
    extracted.addAndGet(result.extracted());
    return result.outcome();
  }

  /** Frees the space of articles that are gone. Cards are of no use after that. */
  public void tidy() {
    notes.tidy(saved);
  }

  /** Whatever is in a seed costs only itself. */
  private Outcome read(SeedFile file) {
    read.incrementAndGet();
    long size = SeedReader.size(file);
    Finding refusal = admission.refusal(file.path(), size);
    if (refusal != null) {
      return again(file, List.of(refusal));
    }
    try {
      return admission.with(size, () -> read(file, extractor.get()));
    } catch (UserError | CancellationException e) {
      throw e; // a rule file, or the notes: not the seed
    } catch (RuntimeException | Error e) {
      if (!Extraction.isOfTheSeed(e)) {
        throw e;
      }
      build.report().failed(file.path(), e);
      List<Finding> findings = Extraction.failed(file.path(), e).findings();
      return new Outcome(file.path(), file.section(), file.stamp(), "", findings, null);
    }
  }

  private Outcome read(SeedFile file, Extractor extractor) {
    Seed seed;
    try {
      seed = SeedReader.read(file);
    } catch (UserError e) {
      return again(file, e.rejections());
    }
    Outcome known = notes.of(file.path());
    if (known != null && known.sameBytes(seed.sha256(), file.section())) {
      return known.withStamp(file.stamp());
    }
    extracted.incrementAndGet();
    Extraction extraction = extractor.extract(seed);
    if (extraction.failure() != null) {
      build.report().failed(file.path(), extraction.failure());
    }
    if (!extraction.lasting()) {
      return again(file, extraction.findings());
    }
    Article article = extraction.article();
    Outcome.Kept kept = article == null ? null : notes.put(article, true);
    List<Finding> findings = new ArrayList<>(extraction.findings());
    if (article != null) {
      tellOfMany(file.path(), "tags", article.keywords(), findings);
      tellOfMany(file.path(), "authors", article.author(), findings);
      tellOfMany(file.path(), "sections", article.articleSection(), findings);
    }
    return new Outcome(file.path(), file.section(), file.stamp(), seed.sha256(), findings, kept);
  }

  /** Notes that not everything an article names has a list that it stands in. */
  private static void tellOfMany(String path, String what, List<?> named, List<Finding> findings) {
    if (named.size() > Taxonomy.MOST) {
      findings.add(
          Finding.note(
              path,
              String.format(
                  Locale.ROOT,
                  "names %,d %s; it is listed under the first %d, the others are words on its page",
                  named.size(),
                  what,
                  Taxonomy.MOST)));
    }
  }

  /** A rejection that the next build does not rely on: it tries again. */
  private static Outcome again(SeedFile file, List<Finding> findings) {
    return new Outcome(file.path(), file.section(), 0, "", findings, null);
  }
}
