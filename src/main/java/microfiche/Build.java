package microfiche;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import microfiche.archive.Archive;
import microfiche.archive.Card;
import microfiche.archive.Entry;
import microfiche.article.Article;
import microfiche.config.SiteConfig;
import microfiche.export.Feed;
import microfiche.export.JsonLd;
import microfiche.export.RecordJson;
import microfiche.export.Sitemap;
import microfiche.extract.Extraction;
import microfiche.extract.Extractor;
import microfiche.publish.Publisher;
import microfiche.render.Renderer;
import microfiche.render.Theme;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Progress;
import microfiche.report.UserError;
import microfiche.seed.SeedFile;
import microfiche.seed.SeedFolder;
import microfiche.seed.SeedReader;
import microfiche.site.Page;
import microfiche.site.SitePlan;
import microfiche.site.Words;
import microfiche.store.ArticleStore;
import org.jspecify.annotations.Nullable;

/** The stages of a build, in the order data flows: the map of the program. */
public final class Build {
  /** Articles in the feed. */
  private static final int FEED = 50;

  private final SiteConfig config;
  private final int jobs;
  private final boolean full;
  private final Progress progress;
  private final BuildReport report = new BuildReport();

  /**
   * A build.
   *
   * @param jobs how many threads work at once, at least 1
   * @param full whether to ignore what earlier builds left
   */
  public Build(SiteConfig config, int jobs, boolean full, Progress progress) {
    this.config = config;
    this.jobs = jobs;
    this.full = full;
    this.progress = progress;
  }

  /** The program's version, or {@code dev} when it does not run from its jar. */
  public static String version() {
    String version = Build.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  /** The extractor that {@code config} asks for. */
  public static Extractor extractor(SiteConfig config) {
    return new Extractor(config.outlets(), config.timeZone());
  }

  /**
   * Publishes the archive.
   *
   * @throws UserError when nothing can be published
   */
  public BuildReport run() {
    Theme theme = new Theme(config.templates());
    Words words = theme.words(config.language());
    theme.unknownTemplates().forEach(report::add);
    Extractor extractor = extractor(config);
    List<SeedFile> seeds = timed("find", this::seeds);
    Publisher publisher = Publisher.into(config.out(), config.work().resolve("stage"), full);
    try (ArticleStore store = ArticleStore.open(config.work());
        Parallel parallel = new Parallel(jobs)) {
      List<Card> cards = timed("extract", () -> extract(seeds, extractor, store, parallel));
      refuseToEmpty(publisher, cards);
      Archive archive = timed("sort", () -> Archive.of(cards));
      SitePlan plan =
          timed("plan", () -> SitePlan.of(archive, config, words, counts(seeds, cards)));
      Renderer renderer = new Renderer(theme, config, words, plan, store::get, Build::jsonLd);
      stage("render", () -> render(plan.pages(), renderer, publisher, parallel));
      stage("export", () -> export(archive, plan, theme, store, publisher));
      stage("finish", publisher::finish);
      count(seeds, cards, archive, plan, publisher);
      return report;
    }
  }

  /** The seeds; a site or its notes below a seed folder are not among them. */
  private List<SeedFile> seeds() {
    Path out = config.out().toAbsolutePath().normalize();
    Path work = config.work().toAbsolutePath().normalize();
    return new SeedFolder(config.sections(), report::add)
        .below(config.seeds()).stream()
            .filter(
                seed -> {
                  Path file = seed.file().toAbsolutePath().normalize();
                  return !file.startsWith(out) && !file.startsWith(work);
                })
            .toList();
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

  private List<Card> extract(
      List<SeedFile> seeds, Extractor extractor, ArticleStore store, Parallel parallel) {
    @Nullable Card[] cards = new Card[seeds.size()];
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < seeds.size(); i++) {
      numbers.add(i);
    }
    progress.stage("read", seeds.size());
    parallel.each(
        numbers,
        i -> {
          cards[i] = card(seeds.get(i), extractor, store);
          progress.step();
        });
    progress.done();
    return Arrays.stream(cards).filter(Objects::nonNull).toList();
  }

  private @Nullable Card card(SeedFile seed, Extractor extractor, ArticleStore store) {
    Extraction extraction = extract(seed, extractor);
    extraction.findings().forEach(report::add);
    Article article = extraction.article();
    return article == null ? null : Card.of(article, store.put(article));
  }

  /** One seed; one that cannot be read costs only itself. */
  public static Extraction extract(SeedFile seed, Extractor extractor) {
    try {
      return extractor.extract(SeedReader.read(seed));
    } catch (UserError e) {
      return new Extraction(
          seed.path(), null, e.findings().stream().map(f -> f.asRejection()).toList());
    }
  }

  private static SitePlan.SeedCounts counts(List<SeedFile> seeds, List<Card> cards) {
    return new SitePlan.SeedCounts(seeds.size(), seeds.size() - cards.size());
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

  private void render(List<Page> pages, Renderer renderer, Publisher publisher, Parallel parallel) {
    progress.stage("write", pages.size());
    parallel.each(
        pages,
        page -> {
          publisher.put(page.path(), renderer.render(page));
          progress.step();
        });
    progress.done();
  }

  private void export(
      Archive archive, SitePlan plan, Theme theme, ArticleStore store, Publisher publisher) {
    theme.assets().forEach(publisher::put);
    publisher.put("feed.xml", utf8(feed(plan)));
    if (config.baseUrl() != null) {
      List<String> paths = plan.pages().stream().map(Page::path).sorted().toList();
      Sitemap.of(config.baseUrl(), paths)
          .forEach((name, content) -> publisher.put(name, utf8(content)));
    }
    publisher.put("records.ndjson", out -> records(archive, store, out));
  }

  private static void records(Archive archive, ArticleStore store, OutputStream out) {
    try {
      for (Entry entry : archive.entries()) {
        Article article = withSections(store.get(entry.card().place()), entry);
        out.write(utf8(RecordJson.of(article, entry.copies()) + "\n"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String feed(SitePlan plan) {
    List<Feed.Post> posts =
        plan.latest(FEED).stream()
            .map(entry -> new Feed.Post(entry, plan.pathOf(entry), plan.headline(entry)))
            .toList();
    return Feed.atom(config.title(), config.language(), config.baseUrl(), posts);
  }

  private void count(
      List<SeedFile> seeds, List<Card> cards, Archive archive, SitePlan plan, Publisher publisher) {
    report.count("seeds", seeds.size());
    report.count("records", cards.size());
    report.count("rejected", report.findings(Finding.Severity.REJECTED).size());
    report.count("articles", archive.entries().size());
    report.count("folded", cards.size() - archive.entries().size());
    report.count("pages", plan.pages().size());
    report.count("files", publisher.files());
    report.count("changed", publisher.changed());
    report.count("deleted", publisher.deleted());
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
