package microfiche.build;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import microfiche.archive.Archive;
import microfiche.archive.ArchiveEntry;
import microfiche.article.Article;
import microfiche.config.SiteConfig;
import microfiche.export.JsonLd;
import microfiche.export.Selection;
import microfiche.media.Picture;
import microfiche.publish.SiteWriter;
import microfiche.render.Renderer;
import microfiche.render.Theme;
import microfiche.report.Progress;
import microfiche.report.Tally;
import microfiche.site.ArticlePage;
import microfiche.site.PlannedPage;
import microfiche.site.SitePlan;
import org.jspecify.annotations.Nullable;

/** Puts the pages of a plan into the site; makes only those that would show something else. */
public final class PageStage {
  private final BuildContext build;
  private final SiteWriter writer;
  private final SitePlan plan;
  private final Renderer renderer;

  /**
   * The stage, with its templates read.
   *
   * @throws microfiche.report.UserError when a template cannot be used
   */
  public PageStage(BuildContext build, SiteWriter writer, SitePlan plan, Theme theme) {
    this.build = build;
    this.writer = writer;
    this.plan = plan;
    this.renderer =
        new Renderer(
            theme,
            build.config(),
            plan.words(),
            plan,
            build.digests().program(),
            build.notes()::article,
            PageStage::jsonLd);
    renderer.checkTemplates();
  }

  /** Renders the pages that changed. */
  public void run() {
    List<PlannedPage> pages = plan.pages();
    Progress progress = build.progress();
    AtomicInteger rendered = new AtomicInteger();
    progress.stage("write", pages.size());
    build
        .parallel()
        .each(
            pages,
            planned -> {
              long madeFrom = renderer.madeFrom(planned.template(), planned.stamp().getAsLong());
              if (!writer.keep(planned.path(), madeFrom)) {
                writer.put(planned.path(), madeFrom, renderer.render(planned.page().get()));
                rendered.incrementAndGet();
              }
              progress.step();
            });
    progress.done();
    build.report().count(Tally.RENDERED, rendered.get());
  }

  /** All of the archive, for exports; pictures are in the site when its files are in place. */
  public Selection selection(Archive archive) {
    SiteConfig config = build.config();
    return new Selection(
        config.title(),
        config.description(),
        config.language(),
        archive.entries(),
        new Selection.Access() {
          @Override
          public Article article(ArchiveEntry entry) {
            return entry.withSections(build.notes().article(entry.card()));
          }

          @Override
          public String page(ArchiveEntry entry) {
            return plan.pathOf(entry);
          }

          @Override
          public List<ArchiveEntry> story(String name) {
            return plan.story(name);
          }

          @Override
          public String headline(ArchiveEntry entry) {
            return plan.headline(entry);
          }

          @Override
          public String html(ArchiveEntry entry, String root, Map<String, String> pages) {
            return renderer.html(article(entry), root, pages);
          }

          @Override
          public @Nullable String picture(Article article, String url) {
            Picture picture = plan.pictureOf(article, url);
            return picture == null ? null : picture.path();
          }

          @Override
          public Path file(String path) {
            return config.out().resolve(path);
          }
        });
  }

  private static String jsonLd(ArticlePage page, Article article) {
    return JsonLd.of(page.entry().withSections(article), page.entry().copies());
  }
}
