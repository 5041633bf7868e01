package microfiche.render;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import microfiche.article.Article;
import microfiche.article.Block;
import microfiche.article.Inline;
import microfiche.article.RelatedLink;
import microfiche.card.Card;
import microfiche.config.SiteConfig;
import microfiche.hash.Stamps;
import microfiche.media.Picture;
import microfiche.report.UserError;
import microfiche.site.ArticlePage;
import microfiche.site.Fingerprint;
import microfiche.site.Messages;
import microfiche.site.NamedLink;
import microfiche.site.Page;
import microfiche.site.SitePlan;
import microfiche.site.VersionsPage;
import org.jspecify.annotations.Nullable;

/** Turns pages into HTML. Immutable; several threads may render with it. */
public final class Renderer {
  /** Sections that are worth a table of contents. */
  private static final int SEVERAL = 3;

  /**
   * Characters that a page of versions compares, those of both texts together: each copy is laid
   * beside the published text, so that a thousand small copies of a large one would make a page a
   * thousand times as large.
   */
  private static final long COMPARED = 2_000_000;

  private final Theme theme;
  private final Messages words;
  private final Map<String, Object> site;
  private final SitePlan plan;
  private final Function<Card, Article> articles;
  private final String program;
  private final ConcurrentMap<String, Long> templates = new ConcurrentHashMap<>();
  private final BiFunction<ArticlePage, Article, String> jsonLd;

  /**
   * A renderer for one site.
   *
   * @param program a digest of the program: another one may write other pages
   * @param articles the article of a card
   * @param jsonLd the record of an article as JSON-LD
   */
  public Renderer(
      Theme theme,
      SiteConfig config,
      Messages words,
      SitePlan plan,
      String program,
      Function<Card, Article> articles,
      BiFunction<ArticlePage, Article, String> jsonLd) {
    this.theme = theme;
    this.words = words;
    this.plan = plan;
    this.program = program;
    this.articles = articles;
    this.jsonLd = jsonLd;
    this.site =
        Map.of(
            "title", config.title(),
            "description", config.description(),
            "language", config.language(),
            "navigation", plan.navigation(),
            "elsewhere", config.elsewhere(),
            "seeds", config.publishSeeds(),
            "feed", config.feeds() != SiteConfig.Feeds.OFF,
            "feeds", config.feeds() == SiteConfig.Feeds.ALL,
            "search", config.searchDepth() != SiteConfig.SearchDepth.OFF);
  }

  /**
   * Reads all templates, so that a mistake in any shows before the first page is made.
   *
   * @throws UserError with file, line and reason
   */
  public void checkTemplates() {
    theme.templates().forEach(theme::template);
  }

  /**
   * A digest of all that a page's bytes depend on: the same digest, the same bytes.
   *
   * @param stamp of what the page is drawn from
   */
  public long madeFrom(String template, long stamp) {
    return Stamps.mix(templates.computeIfAbsent(template, this::madeFrom), stamp);
  }

  private long madeFrom(String template) {
    Fingerprint print = new Fingerprint().text(program).text(theme.digest(template));
    new TreeMap<>(site).forEach((key, value) -> print.text(key).text(value.toString()));
    new TreeMap<>(words.all()).forEach((key, value) -> print.text(key).text(value));
    return print.value();
  }

  /**
   * The page's HTML in UTF-8.
   *
   * @throws UserError with file, line and reason when its template fails
   */
  public byte[] render(Page page) {
    Map<String, Object> model = new HashMap<>();
    String root = root(page.path());
    model.put("site", site);
    model.put("w", words.all());
    model.put("say", words);
    model.put("root", root);
    model.put("page", page);
    if (page instanceof ArticlePage articlePage) {
      article(articlePage, root, model);
    }
    if (page instanceof VersionsPage versionsPage) {
      versions(versionsPage, model);
    }
    Template template = theme.template(page.template());
    StringWriter out = new StringWriter(16384);
    try {
      template.process(model, out);
    } catch (TemplateException e) {
      throw UserError.failed(
          theme.where(
                  e.getTemplateSourceName() == null
                      ? page.template() + ".ftlh"
                      : e.getTemplateSourceName())
              + (e.getLineNumber() == null
                  ? ""
                  : ":" + e.getLineNumber() + ":" + e.getColumnNumber()),
          "the template failed on " + page.path() + ": " + reason(e),
          null);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String reason(TemplateException e) {
    String message =
        e.getMessageWithoutStackTop() == null ? String.valueOf(e) : e.getMessageWithoutStackTop();
    String text = message.replaceAll("\\s*\\R\\s*", " ").replaceAll("-{4,}.*$", "");
    return text.length() <= 300 ? text.strip() : text.substring(0, 300).strip() + "…";
  }

  private void article(ArticlePage page, String root, Map<String, Object> model) {
    Article article = articles.apply(page.entry().card());
    List<Block> blocks = article.body();
    Function<Inline.Link, @Nullable String> pages = link -> pageFor(link, page);
    Languages languages = new Languages(article.inLanguage(), String.valueOf(site.get("language")));
    FigureHtml figures =
        new FigureHtml(root, url -> plan.pictureOf(article, url), words.all(), languages);
    HTMLOutputFormat html = HTMLOutputFormat.INSTANCE;
    model.put("article", article);
    model.put(
        "lead",
        markup(
            html,
            new BodyHtml(root, pages, figures, words, languages)
                .write(blocks.subList(0, article.lead()))));
    BodyHtml body = new BodyHtml(root, pages, figures, words, languages);
    model.put("body", markup(html, body.write(blocks.subList(article.lead(), blocks.size()))));
    model.put("dateline", DatelineDay.of(article));
    model.put("contents", body.sections().size() < SEVERAL ? List.of() : body.sections());
    model.put("related", article.relatedLink().stream().map(link -> related(link, root)).toList());
    model.put("jsonLd", markup(html, jsonLd.apply(page, article)));
  }

  /**
   * The lead picture and the text of an article as HTML, for other formats than the site's pages.
   * Pictures in AVIF, which readers of books do not show, are told as missing.
   *
   * @param root the way to the folder that holds {@code pictures/}
   * @param pages page in the site → what a link to it leads to instead; links to others leave
   */
  public String html(Article article, String root, Map<String, String> pages) {
    Languages languages = new Languages(article.inLanguage(), article.inLanguage());
    FigureHtml figures =
        new FigureHtml(
            root,
            url -> {
              Picture picture = plan.pictureOf(article, url);
              return picture == null || picture.path().endsWith(".avif") ? null : picture;
            },
            words.all(),
            languages);
    Function<Inline.Link, @Nullable String> ways =
        link -> {
          String path = plan.pathOfFile(link.file());
          path = path == null && link.href() != null ? plan.pathOf(link.href()) : path;
          return path == null ? null : pages.get(path);
        };
    return new BodyHtml("", ways, figures, words, languages).write(article.body());
  }

  private void versions(VersionsPage page, Map<String, Object> model) {
    Card best = page.entry().card();
    Article published = articles.apply(best);
    List<Version> versions = new ArrayList<>();
    Differences differences = new Differences();
    long compared = 0;
    for (Card card : page.entry().versions()) {
      compared += (long) best.length() + card.length();
      // The first is compared however long it is.
      boolean shown = versions.isEmpty() || compared <= COMPARED;
      Differences.Comparison comparison =
          shown
              ? differences.between(lines(articles.apply(card)), lines(published))
              : new Differences.Comparison(List.of(), false);
      versions.add(Version.of(card, shown, comparison));
    }
    model.put("published", published);
    model.put("versions", versions);
  }

  private static List<String> lines(Article article) {
    List<String> lines = new ArrayList<>();
    if (article.headline() != null) {
      lines.add(article.headline());
    }
    article.articleBody().lines().forEach(lines::add);
    return lines;
  }

  /** Text that is HTML already; {@link BodyHtml} and JSON-LD escape for themselves. */
  private static Object markup(HTMLOutputFormat html, String text) {
    try {
      return html.fromMarkup(text);
    } catch (TemplateModelException e) {
      throw new IllegalStateException("FreeMarker takes any text as markup", e);
    }
  }

  /** A link to the article itself keeps its words only. */
  private @Nullable String pageFor(Inline.Link link, ArticlePage page) {
    String path = plan.pathOfFile(link.file());
    if (path == null && link.href() != null) {
      path = plan.pathOf(link.href());
    }
    return page.path().equals(path) ? "" : path;
  }

  private NamedLink related(RelatedLink link, String root) {
    String path = plan.pathOf(link.url());
    boolean out = path == null || path.isEmpty();
    return new NamedLink(link.name(), out ? link.url() : root + path, out ? 0 : 1);
  }

  /** The way from a page to the site's folder: {@code ../../}, or nothing. */
  static String root(String path) {
    return "../".repeat((int) path.chars().filter(c -> c == '/').count());
  }
}
