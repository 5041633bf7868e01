package microfiche.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import microfiche.archive.ArchiveEntry;
import microfiche.article.Provenance;
import microfiche.config.SiteConfig;
import microfiche.export.Feed;
import microfiche.export.InterfaceWords;
import microfiche.export.Selection;
import microfiche.export.Sitemap;
import microfiche.hash.Digest;
import microfiche.hash.Stamps;
import microfiche.publish.SiteWriter;
import microfiche.render.Theme;
import microfiche.report.Finding;
import microfiche.report.Reasons;
import microfiche.site.PlannedPage;
import microfiche.site.SeedCopies;
import microfiche.site.SitePlan;
import org.jspecify.annotations.Nullable;

/** Puts the theme's assets, feeds, the sitemap and what the user wants besides into the site. */
public final class ExportStage {
  /** Articles in the feed. */
  private static final int FEED = 50;

  /** Articles in the feed of a source, section, tag or author. */
  private static final int SMALL_FEED = 20;

  private final BuildContext build;
  private final SiteWriter writer;
  private final SitePlan plan;
  private final Theme theme;
  private final SitePlan.SeedCounts counts;
  private final Selection archive;

  /** What it writes follows from the configuration in {@code build}. */
  public ExportStage(
      BuildContext build,
      SiteWriter writer,
      SitePlan plan,
      Theme theme,
      SitePlan.SeedCounts counts,
      Selection archive) {
    this.build = build;
    this.writer = writer;
    this.plan = plan;
    this.theme = theme;
    this.counts = counts;
    this.archive = archive;
  }

  /** Writes the files of the site that are no pages. */
  public void run() {
    SiteConfig config = build.config();
    theme.assets().forEach(writer::put);
    writer.put(InterfaceWords.PATH, utf8(InterfaceWords.of(plan.words().all())));
    if (config.publishRejected() && !counts.left().isEmpty()) {
      writer.put(SitePlan.SeedCounts.LIST, RejectedList.published(counts.left()));
    }
    feeds(config);
    seeds(config);
    if (config.baseUrl() != null) {
      List<String> paths = plan.pages().stream().map(PlannedPage::path).sorted().toList();
      Sitemap.of(config.baseUrl(), paths)
          .forEach((name, content) -> writer.put(name, utf8(content)));
    }
  }

  private void feeds(SiteConfig config) {
    if (config.feeds() == SiteConfig.Feeds.OFF) {
      return;
    }
    feed(
        new Feed.Head(
            config.title(), config.language(), config.baseUrl(), "feed.xml", "index.html"),
        plan.latest(FEED));
    if (config.feeds() == SiteConfig.Feeds.ALL) {
      build.parallel().each(plan.lists(), list -> feed(config, list));
    }
  }

  private void feed(SiteConfig config, SitePlan.NamedList list) {
    List<ArchiveEntry> newest = new ArrayList<>();
    for (int i = list.entries().size() - 1; i >= 0 && newest.size() < SMALL_FEED; i--) {
      if (list.entries().get(i).card().date() != null) {
        newest.add(list.entries().get(i));
      }
    }
    String title = list.name() + " — " + config.title();
    String folder = list.folder();
    feed(
        new Feed.Head(
            title, config.language(), config.baseUrl(), folder + "feed.xml", folder + "index.html"),
        newest);
  }

  private void feed(Feed.Head head, List<ArchiveEntry> entries) {
    long stamp =
        Stamps.mix(
            Stamps.of(build.digests().program() + head),
            Stamps.of(new TreeMap<>(plan.words().all()).toString()),
            entries.size());
    for (ArchiveEntry entry : entries) {
      stamp = Stamps.mix(stamp, entry.stamp(), Stamps.of(plan.pathOf(entry)));
      stamp = Stamps.mix(stamp, plan.stampOf(entry));
    }
    if (writer.keep(head.path(), stamp)) {
      return;
    }
    List<Feed.Post> posts =
        entries.stream()
            .map(entry -> new Feed.Post(entry, plan.pathOf(entry), plan.headline(entry)))
            .toList();
    Function<ArchiveEntry, String> html =
        entry -> archive.access().html(entry, head.root(), Map.of());
    writer.put(head.path(), stamp, utf8(Feed.atom(head, posts, html)));
  }

  /**
   * Copies the seeds of the archive, each under its own SHA-256, so that anybody can verify them.
   */
  private void seeds(SiteConfig config) {
    if (!config.publishSeeds()) {
      return;
    }
    Map<String, Path> files = new HashMap<>();
    CardStage.seeds(config, finding -> {}).forEach(seed -> files.put(seed.path(), seed.file()));
    Set<String> done = ConcurrentHashMap.newKeySet();
    build
        .parallel()
        .each(
            archive.entries(),
            entry -> {
              List<Provenance> all = new ArrayList<>(entry.copies());
              all.add(entry.card().seed());
              all.stream()
                  .filter(seed -> seed.part() == null && done.add(seed.sha256()))
                  .forEach(seed -> copy(seed, files.get(seed.path())));
            });
  }

  private void copy(Provenance seed, @Nullable Path file) {
    String path = SeedCopies.path(seed.sha256());
    long stamp = Stamps.of(seed.sha256());
    if (file == null || writer.keep(path, stamp)) {
      return;
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (Digest.of(bytes).equals(seed.sha256())) {
        writer.put(path, stamp, bytes);
      } else {
        build
            .report()
            .add(Finding.warning(seed.path(), "changed while it was read", "build again"));
      }
    } catch (IOException e) {
      build
          .report()
          .add(Finding.warning(seed.path(), "cannot be read: " + Reasons.of(e), "build again"));
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
