package microfiche.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import microfiche.archive.Archive;
import microfiche.archive.Entry;
import microfiche.archive.Taxonomy;
import microfiche.article.CanonicalUrl;
import microfiche.article.LinkKeys;
import microfiche.article.PictureKey;
import microfiche.config.SiteConfig;
import microfiche.media.Bundle;
import microfiche.media.Picture;
import org.jspecify.annotations.Nullable;

/** Which pages there are, at which path, made from what. Any number of threads may ask. */
public final class SitePlan {
  /** Articles and names the home page shows. */
  private static final int LATEST = 24;

  private static final int HOME_TAGS = 40;

  private static final int HOME_STORIES = 5;

  private final Contents contents;
  private final StoryPages stories;
  private final List<PlannedPage> pages = new ArrayList<>();

  private SitePlan(Archive archive, Words words, Bundle bundle, int pageSize) {
    this.contents = new Contents(archive, words, bundle);
    this.stories = new StoryPages(contents, pageSize);
  }

  /**
   * The plan for {@code archive}.
   *
   * @param bundle the pictures that the site has
   * @param counts what the build knows about its seeds
   */
  public static SitePlan of(
      Archive archive, SiteConfig config, Words words, Bundle bundle, SeedCounts counts) {
    SitePlan plan = new SitePlan(archive, words, bundle, config.pageSize());
    Contents contents = plan.contents;
    Lists lists = new Lists(contents, config.pageSize(), plan.pages);
    plan.pages.add(new PlannedPage("index.html", plan::home));
    plan.pages.add(
        new PlannedPage(
            "about.html",
            () ->
                new Page.AboutPage(
                    words.of("about"),
                    new Figures(contents).overview(counts),
                    List.of(contents.homeLink()))));
    new ArticlePages(contents).addTo(plan.pages);
    new TaxonomyPages(contents, lists).addTo(plan.pages);
    new CalendarPages(contents, lists).addTo(plan.pages);
    plan.stories.addTo(plan.pages);
    return plan;
  }

  /** What the build counted before there was an archive. */
  public record SeedCounts(int read, int rejected) {}

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

  /** The picture that had this address, or null when the site does not have it. */
  public @Nullable Picture pictureOf(String url) {
    return contents.bundle().of(PictureKey.of(url));
  }

  /** Where an article's page lies. */
  public String pathOf(Entry entry) {
    return contents.permalinks().of(entry);
  }

  /** What an article is called in lists; never empty. */
  public String headline(Entry entry) {
    return contents.headline(entry);
  }

  /** The newest articles that have a date, newest first. */
  public List<Entry> latest(int most) {
    List<Entry> latest = new ArrayList<>();
    List<Entry> all = contents.archive().entries();
    for (int i = all.size() - 1 - contents.undated().size(); i >= 0 && latest.size() < most; i--) {
      latest.add(all.get(i));
    }
    return latest;
  }

  /** The same with articles without a date after them, so that a small archive shows all. */
  private List<Entry> latestOfAll(int most) {
    List<Entry> latest = latest(most);
    contents.undated().stream().limit(Math.max(0, most - latest.size())).forEach(latest::add);
    return latest;
  }

  private Page home() {
    List<NamedLink> years = contents.years();
    Collections.reverse(years);
    if (!contents.undated().isEmpty()) {
      years.add(
          new NamedLink(
              contents.words().of("undated"), Contents.UNDATED, contents.undated().size()));
    }
    return new Page.Home(
        "",
        latestOfAll(LATEST).stream().map(contents::listed).toList(),
        terms(Taxonomy.Kind.SOURCE, Integer.MAX_VALUE),
        terms(Taxonomy.Kind.SECTION, HOME_TAGS),
        terms(Taxonomy.Kind.TAG, HOME_TAGS),
        years,
        stories.latest(HOME_STORIES),
        contents.archive().entries().size(),
        contents.archive().days().isEmpty()
            ? null
            : contents.archive().days().firstKey().toString(),
        contents.archive().days().isEmpty() ? null : contents.archive().days().lastKey().toString(),
        List.of());
  }

  private List<NamedLink> terms(Taxonomy.Kind kind, int most) {
    return contents.archive().taxonomy(kind).terms().stream()
        .filter(term -> contents.path(term) != null)
        .limit(most)
        .map(contents::link)
        .toList();
  }
}
