package microfiche.build;

import java.nio.charset.StandardCharsets;
import java.util.List;
import microfiche.config.SiteConfig;
import microfiche.export.Feed;
import microfiche.export.InterfaceWords;
import microfiche.export.Sitemap;
import microfiche.publish.Publisher;
import microfiche.render.Theme;
import microfiche.site.PlannedPage;
import microfiche.site.SitePlan;

/** Puts the theme's assets, the feed and the sitemap into the site. */
public final class ExportStage {
  /** Articles in the feed. */
  private static final int FEED = 50;

  private final BuildContext build;
  private final Publisher publisher;
  private final SitePlan plan;
  private final Theme theme;
  private final SitePlan.SeedCounts counts;

  public ExportStage(
      BuildContext build,
      Publisher publisher,
      SitePlan plan,
      Theme theme,
      SitePlan.SeedCounts counts) {
    this.build = build;
    this.publisher = publisher;
    this.plan = plan;
    this.theme = theme;
    this.counts = counts;
  }

  public void run() {
    SiteConfig config = build.config();
    theme.assets().forEach(publisher::put);
    publisher.put(InterfaceWords.PATH, utf8(InterfaceWords.of(plan.words().all())));
    if (config.publishRejected() && !counts.left().isEmpty()) {
      publisher.put(SitePlan.SeedCounts.LIST, RejectedList.published(counts.left()));
    }
    publisher.put("feed.xml", utf8(feed(config)));
    if (config.baseUrl() != null) {
      List<String> paths = plan.pages().stream().map(PlannedPage::path).sorted().toList();
      Sitemap.of(config.baseUrl(), paths)
          .forEach((name, content) -> publisher.put(name, utf8(content)));
    }
  }

  private String feed(SiteConfig config) {
    List<Feed.Post> posts =
        plan.latest(FEED).stream()
            .map(entry -> new Feed.Post(entry, plan.pathOf(entry), plan.headline(entry)))
            .toList();
    return Feed.atom(config.title(), config.language(), config.baseUrl(), posts);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
