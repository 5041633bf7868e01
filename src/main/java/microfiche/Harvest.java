package microfiche;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import microfiche.archive.Taxonomy;
import microfiche.article.Article;
import microfiche.card.Card;
import microfiche.config.SiteConfig;
import microfiche.extract.Extraction;
import microfiche.extract.Extractor;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Progress;
import microfiche.report.UserError;
import microfiche.seed.Seed;
import microfiche.seed.SeedFile;
import microfiche.seed.SeedFolder;
import microfiche.seed.SeedReader;
import microfiche.store.Outcome;
import microfiche.store.SeedNotes;
import org.jspecify.annotations.Nullable;

/**
 * Turns seeds into cards. Reads only those that are new or changed; knows the rest by its notes.
 */
final class Harvest {
  private final List<SeedFile> seeds;
  private final SeedNotes notes;
  private final boolean verify;
  private final Admission admission;
  private final AtomicInteger read = new AtomicInteger();
  private final AtomicInteger extracted = new AtomicInteger();
  private List<Outcome> saved = List.of();

  /**
   * The harvest of one build.
   *
   * @param verify whether every seed is read, whatever its stamp says
   */
  Harvest(List<SeedFile> seeds, SeedNotes notes, boolean verify) {
    this(seeds, notes, verify, new Admission(Runtime.getRuntime().maxMemory()));
  }

  Harvest(List<SeedFile> seeds, SeedNotes notes, boolean verify, Admission admission) {
    this.admission = admission;
    this.seeds = seeds;
    this.notes = notes;
    this.verify = verify;
  }

  /** The seeds; a site, its notes or its pictures below a seed folder are not among them. */
  static List<SeedFile> seeds(SiteConfig config, Consumer<Finding> findings) {
    List<Path> apart = new ArrayList<>(notSeeds(config));
    List<Path> roots = config.seeds().stream().map(Harvest::absolute).toList();
    config.media().stream()
        .map(Harvest::absolute)
        .filter(media -> roots.stream().noneMatch(root -> root.startsWith(media)))
        .forEach(apart::add);
    return new SeedFolder(config.sections(), findings)
        .below(config.seeds(), config.folders(), apart);
  }

  /** What builds write, wherever it lies. */
  static List<Path> notSeeds(SiteConfig config) {
    return List.of(config.out(), config.work(), config.rejected());
  }

  static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  /** What became of every seed, if none is new, changed or gone; otherwise null. */
  @Nullable List<Outcome> ifUnchanged() {
    List<Outcome> outcomes = new ArrayList<>();
    if (seeds.size() != notes.size()) {
      return null;
    }
    for (SeedFile seed : seeds) {
      Outcome known = known(seed);
      if (known == null) {
        return null;
      }
      outcomes.add(known);
    }
    return outcomes;
  }

  private @Nullable Outcome known(SeedFile seed) {
    Outcome known = notes.of(seed.path());
    return !verify && known != null && known.holdsFor(seed.stamp(), seed.section()) ? known : null;
  }

  /**
   * The cards of all seeds with an article, in the order of the seeds; the notes are saved.
   *
   * @param extractor asked only when a seed must be read
   * @param report hears what there is to say of every seed, read or not
   */
  List<Card> cards(
      Supplier<Extractor> extractor, Parallel parallel, Progress progress, BuildReport report) {
    @Nullable Card[] cards = new Card[seeds.size()];
    Outcome[] outcomes = new Outcome[seeds.size()];
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < seeds.size(); i++) {
      numbers.add(i);
    }
    progress.stage("read", seeds.size());
    parallel.each(
        numbers,
        i -> {
          SeedFile seed = seeds.get(i);
          Outcome known = known(seed);
          Read made = known != null ? of(known) : read(seed, extractor, report);
          outcomes[i] = made.outcome();
          cards[i] = made.card();
          progress.step();
        });
    progress.done();
    List<Outcome> all = Arrays.asList(outcomes);
    all.forEach(outcome -> outcome.findings().forEach(report::add));
    notes.save(all);
    saved = all;
    if (extracted.get() > 0 && extracted.get() == seeds.size()) { // else others may have matched
      extractor.get().unusedRules().forEach(report::add);
    }
    report.count("read", read.get());
    report.count("extracted", extracted.get());
    return Arrays.stream(cards).filter(Objects::nonNull).toList();
  }

  /** Frees the space of articles that are gone. Cards are of no use after that. */
  void tidy() {
    notes.tidy(saved);
  }

  private record Read(Outcome outcome, @Nullable Card card) {}

  private Read of(Outcome known) {
    return new Read(known, known.kept() == null ? null : notes.card(known, known.kept()));
  }

  /** Whatever is in a seed costs only itself. */
  private Read read(SeedFile file, Supplier<Extractor> extractor, BuildReport report) {
    read.incrementAndGet();
    long size = SeedReader.size(file);
    Finding refusal = admission.refusal(file.path(), size);
    if (refusal != null) {
      return again(file, List.of(refusal));
    }
    try {
      return admission.with(size, () -> read(file, extractor.get(), report));
    } catch (UserError | CancellationException e) {
      throw e; // a rule file, or the notes: not the seed
    } catch (RuntimeException | Error e) {
      if (!Extraction.isOfTheSeed(e)) {
        throw e;
      }
      report.failed(file.path(), e);
      List<Finding> findings = Extraction.failed(file.path(), e).findings();
      return new Read(
          new Outcome(file.path(), file.section(), file.stamp(), "", findings, null), null);
    }
  }

  private Read read(SeedFile file, Extractor extractor, BuildReport report) {
    Seed seed;
    try {
      seed = SeedReader.read(file);
    } catch (UserError e) {
      return again(file, e.rejections());
    }
    Outcome known = notes.of(file.path());
    if (known != null && known.sameBytes(seed.sha256(), file.section())) {
      return of(known.withStamp(file.stamp()));
    }
    extracted.incrementAndGet();
    Extraction extraction = extractor.extract(seed);
    if (extraction.failure() != null) {
      report.failed(file.path(), extraction.failure());
    }
    if (!extraction.lasting()) {
      return again(file, extraction.findings());
    }
    Article article = extraction.article();
    Card card = article == null ? null : notes.put(article);
    Outcome.Kept kept = card == null ? null : notes.put(card);
    List<Finding> findings = new ArrayList<>(extraction.findings());
    if (article != null) {
      tellOfMany(file.path(), "tags", article.keywords(), findings);
      tellOfMany(file.path(), "authors", article.author(), findings);
      tellOfMany(file.path(), "sections", article.articleSection(), findings);
    }
    return new Read(
        new Outcome(file.path(), file.section(), file.stamp(), seed.sha256(), findings, kept),
        card);
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
  private static Read again(SeedFile file, List<Finding> findings) {
    return new Read(new Outcome(file.path(), file.section(), 0, "", findings, null), null);
  }
}
