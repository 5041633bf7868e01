package microfiche;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import microfiche.archive.Archive;
import microfiche.archive.Entry;
import microfiche.article.Article;
import microfiche.card.Card;
import microfiche.config.SiteConfig;
import microfiche.disk.FileNames;
import microfiche.export.Feed;
import microfiche.export.JsonLd;
import microfiche.export.RecordJson;
import microfiche.export.Sitemap;
import microfiche.extract.Extraction;
import microfiche.extract.Extractor;
import microfiche.media.Bundle;
import microfiche.media.MediaFolders;
import microfiche.order.NameOrder;
import microfiche.publish.Publisher;
import microfiche.render.Renderer;
import microfiche.render.Theme;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Progress;
import microfiche.report.UserError;
import microfiche.search.SearchIndex;
import microfiche.seed.SeedFile;
import microfiche.seed.SeedFolder;
import microfiche.seed.SeedReader;
import microfiche.site.Fingerprint;
import microfiche.site.Page;
import microfiche.site.PlannedPage;
import microfiche.site.SitePlan;
import microfiche.site.Words;
import microfiche.store.DamagedNotesException;
import microfiche.store.Outcome;
import microfiche.store.SeedNotes;
import microfiche.store.WorkFolder;

/** The stages of a build, in the order data flows: the map of the program. */
public final class Build {
  /** Articles in the feed. */
  private static final int FEED = 50;

  private final SiteConfig config;
  private final int jobs;
  private final Trust trust;
  private final Progress progress;
  private BuildReport report = new BuildReport();

  /** What a build takes over from earlier ones. */
  public enum Trust {
    /** All that holds; a seed holds when size, times and identity of its file are the same. */
    STAMPS,
    /** The same, but every seed is read, and holds when its bytes are the same. */
    BYTES,
    /** Nothing. */
    NOTHING
  }

  /**
   * A build.
   *
   * @param jobs how many threads work at once, at least 1
   */
  public Build(SiteConfig config, int jobs, Trust trust, Progress progress) {
    this.config = config;
    this.jobs = jobs;
    this.trust = trust;
    this.progress = progress;
  }

  /**
   * The same.
   *
   * @param full whether to ignore what earlier builds left
   */
  public Build(SiteConfig config, int jobs, boolean full, Progress progress) {
    this(config, jobs, full ? Trust.NOTHING : Trust.STAMPS, progress);
  }

  /** The program's version, or {@code dev} when it does not run from its jar. */
  public static String version() {
    String version = Build.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  /** Every file of the default theme: path in a folder of templates → content. */
  public static Map<String, byte[]> theme() {
    return Theme.own();
  }

  /** The extractor that {@code config} asks for. */
  public static Extractor extractor(SiteConfig config) {
    return new Extractor(config.outlets(), config.timeZone());
  }

  /** One seed; one that cannot be read costs only itself. */
  public static Extraction extract(SeedFile seed, Extractor extractor) {
    try {
      return extractor.extract(SeedReader.read(seed));
    } catch (UserError e) {
      return new Extraction(seed.path(), null, e.rejections());
    } catch (RuntimeException | Error e) {
      if (!Extraction.isOfTheSeed(e)) {
        throw e;
      }
      return Extraction.failed(seed.path(), e);
    }
  }

  /** What is known of this build so far; also of one that failed. */
  public BuildReport report() {
    return report;
  }

  /**
   * Publishes the archive, or finds that it is up to date.
   *
   * @throws UserError when nothing can be published
   */
  public BuildReport run() {
    refuse();
    try {
      run(trust);
    } catch (DamagedNotesException e) {
      report = new BuildReport();
      report.add(
          Finding.warning(
              FileNames.all(config.work()),
              "what the last build left was damaged, so this one began anew",
              "if that happens again, see whether the disk is sound"));
      run(Trust.NOTHING);
    }
    Finding unwritten =
        RejectedList.write(config.rejected(), report.findings(Finding.Severity.REJECTED));
    if (unwritten != null) {
      report.add(unwritten);
    }
    return report;
  }

  /** What is wrong already is said before anything is made. */
  private void refuse() {
    config.seeds().forEach(SeedFolder::mustBeFolder);
    Publisher.refuseForeign(config.out());
    WorkFolder.refuseForeign(config.work());
  }

  private void run(Trust trusted) {
    boolean full = trusted == Trust.NOTHING;
    Theme theme = new Theme(config.templates());
    theme.unknownTemplates().forEach(report::add);
    Inputs inputs = Inputs.of(config);
    try (WorkFolder work = WorkFolder.lock(config.work(), config.out());
        Parallel threads = new Parallel(jobs)) {
      Supplier<List<SeedFile>> finding =
          threads.start(() -> timed("find", () -> Harvest.seeds(config, report::add)));
      // Threads end before the notes they write into are closed.
      try (SeedNotes notes = SeedNotes.open(work, inputs.rules(), full);
          Parallel parallel = threads) {
        Publisher publisher =
            Publisher.into(config.out(), work.stage(), work.file("site"), full, config.title());
        MediaFolders media = timed("find", this::media);
        Bundling pictures = new Bundling(media, work, inputs.program(), full, publisher);
        List<SeedFile> seeds = finding.get();
        Harvest harvest = new Harvest(seeds, notes, trusted == Trust.BYTES);
        Supplier<Boolean> same =
            () -> upToDate(harvest, pictures, notes, publisher, inputs, parallel);
        if (!timed("compare", same)) {
          publish(harvest, seeds, pictures, notes, theme, inputs, publisher, parallel);
        }
      }
    }
  }

  private MediaFolders media() {
    return MediaFolders.walk(
        config.media(), config.folders(), Harvest.notSeeds(config), report::add);
  }

  /** Whether nothing changed since the last build; then its figures hold. */
  private boolean upToDate(
      Harvest harvest,
      Bundling pictures,
      SeedNotes notes,
      Publisher publisher,
      Inputs inputs,
      Parallel parallel) {
    List<Outcome> outcomes = pictures.settled() ? harvest.ifUnchanged() : null;
    Map<String, Long> counts =
        outcomes == null ? null : publisher.upToDate(made(inputs, notes, pictures), parallel::each);
    if (outcomes == null || counts == null) {
      return false;
    }
    outcomes.forEach(outcome -> outcome.findings().forEach(report::add));
    pictures.findingsOfLastBuild().forEach(report::add);
    counts.forEach(report::count);
    List.of("read", "extracted", "rendered", "indexed").forEach(done -> report.count(done, 0));
    report.count("files", publisher.files());
    return true;
  }

  private void publish(
      Harvest harvest,
      List<SeedFile> seeds,
      Bundling pictures,
      SeedNotes notes,
      Theme theme,
      Inputs inputs,
      Publisher publisher,
      Parallel parallel) {
    Supplier<Extractor> extractor = new Once<>(() -> extractor(config));
    Supplier<NameOrder> order = parallel.start(() -> NameOrder.of(config.language()));
    List<Card> cards = timed("extract", () -> harvest.cards(extractor, parallel, progress, report));
    refuseToEmpty(publisher, cards);
    Archive archive = timed("sort", () -> Archive.of(cards, parallel::start));
    Bundle bundle =
        timed(
            "pictures",
            () ->
                pictures.run(
                    archive.entries(),
                    new SeedPictures(seeds, notes::article),
                    config.media(),
                    parallel,
                    progress,
                    report));
    Words words = theme.words(config.language());
    SitePlan.SeedCounts counts = new SitePlan.SeedCounts(seeds.size(), seeds.size() - cards.size());
    SitePlan plan =
        timed(
            "plan",
            () -> SitePlan.of(archive, config, words, bundle, counts, order, parallel::start));
    Renderer renderer =
        new Renderer(theme, config, words, plan, inputs.program(), notes::article, Build::jsonLd);
    renderer.checkTemplates();
    SearchIndex index = SearchIndex.of(archive.entries(), plan::pathOf, config.searchDepth());
    Indexing indexing = new Indexing(index, inputs.program(), notes::article, publisher);
    parallel.both(
        () -> stage("search", () -> indexing.run(parallel, jobs)),
        () ->
            indexing.stoppedByFailure(
                () ->
                    parallel.both(
                        () -> stage("records", () -> records(archive, notes, inputs, publisher)),
                        () -> stage("render", () -> render(plan, renderer, publisher, parallel)))));
    report.count("indexed", indexing.indexed());
    stage("export", () -> export(plan, theme, publisher));
    count(seeds.size(), cards, archive, plan);
    stage("tidy", harvest::tidy);
    String made = made(inputs, notes, pictures);
    stage("finish", () -> publisher.finish(made, report.counts(), parallel::each));
    publisher.left().forEach(report::add);
    report.count("files", publisher.files());
    report.count("changed", publisher.changed());
    report.count("deleted", publisher.deleted());
  }

  /** A digest of all that the site is made from. */
  private static String made(Inputs inputs, SeedNotes notes, Bundling pictures) {
    return String.join(
        " ",
        inputs.everything(),
        Long.toHexString(notes.state()),
        Long.toHexString(pictures.state()));
  }

  /** A disk that is not mounted looks like an empty folder. */
  private void refuseToEmpty(Publisher publisher, List<Card> cards) {
    if (cards.isEmpty() && publisher.holdsArticles()) {
      throw UserError.failed(
          config.seeds().get(0).toString(),
          "no article was found, and the published site has some",
          "see that the folder is the right one; to empty the archive, delete " + config.out());
    }
  }

  private static String jsonLd(Page.ArticlePage page, Article article) {
    return JsonLd.of(withSections(article, page.entry()), page.entry().copies());
  }

  /** A published article has the sections of all its copies. */
  private static Article withSections(Article article, Entry entry) {
    return article.articleSection().equals(entry.sections())
        ? article
        : article.withSections(entry.sections());
  }

  private void render(SitePlan plan, Renderer renderer, Publisher publisher, Parallel parallel) {
    List<PlannedPage> pages = plan.pages();
    AtomicInteger rendered = new AtomicInteger();
    progress.stage("write", pages.size());
    parallel.each(
        pages,
        planned -> {
          Page page = planned.page().get();
          long inputs = renderer.inputs(page);
          if (!publisher.keep(page.path(), inputs)) {
            publisher.put(page.path(), inputs, renderer.render(page));
            rendered.incrementAndGet();
          }
          progress.step();
        });
    progress.done();
    report.count("rendered", rendered.get());
  }

  private void export(SitePlan plan, Theme theme, Publisher publisher) {
    theme.assets().forEach(publisher::put);
    publisher.put("feed.xml", utf8(feed(plan)));
    if (config.baseUrl() != null) {
      List<String> paths = plan.pages().stream().map(PlannedPage::path).sorted().toList();
      Sitemap.of(config.baseUrl(), paths)
          .forEach((name, content) -> publisher.put(name, utf8(content)));
    }
  }

  /** Written by one thread, beside those that render. */
  private static void records(
      Archive archive, SeedNotes notes, Inputs inputs, Publisher publisher) {
    List<Entry> entries = archive.entries();
    long[] made =
        entries.stream()
            .mapToLong(e -> new Fingerprint().text(inputs.program()).entry(e).value())
            .toArray();
    publisher.put("records.ndjson", made, i -> utf8(record(entries.get(i), notes)));
  }

  private static String record(Entry entry, SeedNotes notes) {
    Article article = withSections(notes.article(entry.card()), entry);
    return RecordJson.of(article, entry.copies()) + "\n";
  }

  private String feed(SitePlan plan) {
    List<Feed.Post> posts =
        plan.latest(FEED).stream()
            .map(entry -> new Feed.Post(entry, plan.pathOf(entry), plan.headline(entry)))
            .toList();
    return Feed.atom(config.title(), config.language(), config.baseUrl(), posts);
  }

  /** What holds as long as nothing changes. */
  private void count(int seeds, List<Card> cards, Archive archive, SitePlan plan) {
    report.count("seeds", seeds);
    report.count("records", cards.size());
    report.count("rejected", report.findings(Finding.Severity.REJECTED).size());
    report.count("articles", archive.entries().size());
    report.count("folded", cards.size() - archive.entries().size());
    report.count("pages", plan.pages().size());
  }

  private void stage(String name, Runnable work) {
    timed(
        name,
        () -> {
          work.run();
          return true;
        });
  }

  private <T> T timed(String stage, Supplier<T> work) {
    long start = System.nanoTime();
    try {
      return work.get();
    } finally {
      report.took(stage, (System.nanoTime() - start) / 1_000_000);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
