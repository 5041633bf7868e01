package microfiche.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import microfiche.address.CanonicalUrl;
import microfiche.address.PictureKey;
import microfiche.archive.Archive;
import microfiche.archive.ArchiveEntry;
import microfiche.archive.Story;
import microfiche.archive.Taxonomy;
import microfiche.article.Article;
import microfiche.card.LinkKeys;
import microfiche.config.SiteConfig;
import microfiche.media.Picture;
import microfiche.media.SitePictures;
import microfiche.order.NameOrder;
import microfiche.report.Finding;
import microfiche.work.Parallel;
import org.jspecify.annotations.Nullable;

/** Which pages there are, at which path, made from what. Any number of threads may ask. */
public final class SitePlan {
  /** Events that the home page shows. */
  private static final int HOME_STORIES = 5;

  private final Contents contents;
  private final StoryPages stories;
  private final List<PlannedPage> pages = new ArrayList<>();

  private SitePlan(Archive archive, Messages words, SitePictures bundle, int pageSize) {
    this.contents = new Contents(archive, words, bundle);
    this.stories = new StoryPages(contents, pageSize);
  }

  /**
   * The plan for an archive.
   *
   * @param bundle the pictures that the site has
   * @param counts what the build knows about its seeds
   * @param order of names
   * @param parallel begins a part of the work before its result is asked for
   */
  public static SitePlan of(
      Archive archive,
      SiteConfig config,
      Messages words,
      SitePictures bundle,
      SeedCounts counts,
      Supplier<NameOrder> order,
      Parallel parallel) {
    Supplier<Letters> letters = parallel.start(() -> Letters.of(archive, order.get()));
    SitePlan plan = new SitePlan(archive, words, bundle, config.pageSize());
    Contents contents = plan.contents;
    Lists lists = new Lists(contents, config.pageSize(), plan.pages);
    OnThisDayPages onThisDay = new OnThisDayPages(contents);
    plan.pages.add(
        new PlannedPage(
            "index.html",
            "home",
            () ->
                new FrontPage(contents).page(onThisDay.keys(), plan.stories.latest(HOME_STORIES))));
    CalendarPages calendar = new CalendarPages(contents, lists);
    plan.pages.add(
        new PlannedPage(
            "about.html",
            "about",
            () ->
                new AboutPage(
                    words.of("about"),
                    new Statistics(contents, calendar).overview(counts),
                    config.publishRejected() && !counts.left().isEmpty() ? SeedCounts.LIST : null,
                    List.of(contents.homeLink()))));
    if (config.searchDepth() != SiteConfig.SearchDepth.OFF) {
      String depth = config.searchDepth().name().toLowerCase(Locale.ROOT);
      plan.pages.add(
          new PlannedPage(
              "search.html",
              "search",
              () -> new SearchPage(words.of("search"), depth, List.of(contents.homeLink()))));
    }
    new ArticlePages(contents).addTo(plan.pages);
    calendar.addTo(plan.pages);
    onThisDay.addTo(plan.pages);
    new TaxonomyPages(contents, lists).addTo(plan.pages, letters.get().names());
    plan.stories.addTo(plan.pages);
    return plan;
  }

  /** The names of those taxonomies that are looked up by letter, in order. */
  public record Letters(Map<Taxonomy.Kind, List<NameOrder.Group<Taxonomy.Term>>> names) {
    static Letters of(Archive archive, NameOrder order) {
      Map<Taxonomy.Kind, List<NameOrder.Group<Taxonomy.Term>>> names =
          new EnumMap<>(Taxonomy.Kind.class);
      for (Taxonomy.Kind kind : Taxonomy.Kind.values()) {
        if (kind.byName()) {
          boolean people = kind == Taxonomy.Kind.AUTHOR;
          names.put(
              kind,
              order.groups(
                  archive.taxonomy(kind).terms(),
                  Taxonomy.Term::name,
                  people ? NameOrder.Kind.PEOPLE : NameOrder.Kind.WORDS));
        }
      }
      return new Letters(names);
    }
  }

  /**
   * What the build counted before there was an archive.
   *
   * @param left what was left out, and why, by place
   */
  public record SeedCounts(int read, int rejected, List<Finding> left) {
    /** Where the site lists what was left out, if the user wants that. */
    public static final String LIST = "rejected.txt";

    public SeedCounts {
      left = List.copyOf(left);
    }
  }

  /** The words of the interface. */
  public Messages words() {
    return contents.words();
  }

  /**
   * The ways into the archive that every page offers: those that are there, and lead to more than
   * one name.
   */
  public List<NamedLink> navigation() {
    List<NamedLink> ways = new ArrayList<>(contents.dateCrumbs().subList(1, 2));
    for (Taxonomy.Kind kind : Taxonomy.Kind.values()) {
      if (contents.archive().taxonomy(kind).terms().size() > 1) {
        ways.add(contents.indexLink(kind));
      }
    }
    if (!contents.archive().coverage().stories().all().isEmpty()) {
      ways.add(contents.storiesLink());
    }
    ways.add(new NamedLink(words().of("about.short"), "about.html", 0));
    return ways;
  }

  /**
   * A source, section, tag or author that has a page of its own.
   *
   * @param folder of its pages, with a slash at its end
   * @param entries oldest first; those without a date last
   */
  public record NamedList(String name, String folder, List<ArchiveEntry> entries) {
    public NamedList {
      entries = List.copyOf(entries);
    }
  }

  /** All of them. */
  public List<NamedList> lists() {
    List<NamedList> lists = new ArrayList<>();
    for (Taxonomy.Kind kind : Taxonomy.Kind.values()) {
      for (Taxonomy.Term term : contents.archive().taxonomy(kind).terms()) {
        if (contents.path(term) != null) {
          lists.add(
              new NamedList(
                  Brief.name(term.name()), contents.permalinks().folder(term), term.entries()));
        }
      }
    }
    return lists;
  }

  /** The reports of the event whose page has this path, or is called so; empty without one. */
  public List<ArchiveEntry> story(String name) {
    return contents.archive().coverage().stories().all().stream()
        .filter(
            story ->
                contents.permalinks().of(story).equals(name)
                    || contents.headline(story.first()).equals(name))
        .findFirst()
        .map(Story::reports)
        .orElse(List.of());
  }

  /** A stamp of all that the text of an article shows besides the article. */
  public long stampOf(ArchiveEntry entry) {
    return contents.stampOfPictures(entry.card());
  }

  /** All pages, in no particular order. */
  public List<PlannedPage> pages() {
    return Collections.unmodifiableList(pages);
  }

  /**
   * Where an address that an article links to leads in this archive; null when it leads out of it,
   * empty for a tag without a page, whose words say all there is.
   */
  public @Nullable String pathOf(String url) {
    String canonical = CanonicalUrl.of(url);
    return canonical == null ? null : contents.pathOf(LinkKeys.key(canonical));
  }

  /** The page of the article in a seed that a link between files leads to; null without one. */
  public @Nullable String pathOfFile(@Nullable String file) {
    return LinkKeys.ofFile(file).stream()
        .map(contents::pathOf)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The picture of {@code article} that has this address, or null when the site has it not. */
  public @Nullable Picture pictureOf(Article article, String url) {
    return contents.bundle().of(PictureKey.of(article.url(), article.seed().path(), url));
  }

  /** Where an article's page lies. */
  public String pathOf(ArchiveEntry entry) {
    return contents.permalinks().of(entry);
  }

  /** What an article is called in lists; never empty. */
  public String headline(ArchiveEntry entry) {
    return contents.headline(entry);
  }

  /** The newest articles that have a date, newest first. */
  public List<ArchiveEntry> latest(int most) {
    List<ArchiveEntry> latest = new ArrayList<>();
    List<ArchiveEntry> all = contents.archive().entries();
    for (int i = all.size() - 1 - contents.undated().size(); i >= 0 && latest.size() < most; i--) {
      latest.add(all.get(i));
    }
    return latest;
  }
}
