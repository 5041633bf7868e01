package microfiche.extract.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.extract.Capture;
import microfiche.extract.Fate;
import microfiche.extract.Ledger;
import microfiche.extract.SourceText;
import microfiche.extract.Tags;
import microfiche.extract.html.Addresses;
import microfiche.extract.html.CjkText;
import microfiche.seed.Seed;
import microfiche.yaml.YamlFile;
import microfiche.yaml.YamlSection;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A whole saved page: what its head states, and its body with everything around the article. */
final class HtmlPage {
  /** 标题 - 站名, 标题 | 站名, 标题_站名: the page title's last part. */
  private static final Pattern SUFFIX =
      Pattern.compile("\\s*(?:[|｜_–—]|\\s-\\s)\\s*[^|｜_–—-]{1,30}$");

  private HtmlPage() {}

  static Optional<Capture> capture(String mirror, Seed seed, Ledger ledger) {
    String text = seed.text();
    Document page = Jsoup.parse(text);
    String headline = headline(page);
    String url =
        firstOf(
            attribute(page, "link[rel=canonical]", "href"), content(page, "meta[property=og:url]"));
    String savedFrom = savedFrom(text);
    String address =
        Addresses.resolve(null, url == null ? savedFrom == null ? "" : savedFrom : url);
    Capture.Stated stated = stated(page);
    boolean evidence =
        address != null
            || stated.published() != null
            || !stated.authors().isEmpty()
            || page.selectFirst("article, [itemprop=articleBody], time[datetime]") != null;
    if (headline == null || !evidence) {
      return Optional.empty();
    }
    int body = bodyStart(text);
    ledger.take(0, body, Fate.field("page head"));
    return Optional.of(
        new Capture(
            mirror,
            headline,
            address,
            null,
            SourceText.of(text, body, text.length()),
            true,
            null,
            stated));
  }

  private static @Nullable String headline(Document page) {
    String og = content(page, "meta[property=og:title]", "meta[name=twitter:title]");
    Element h1 =
        page.select("h1").size() == 1
            ? page.selectFirst("h1")
            : page.selectFirst("article h1, main h1, [itemprop=headline]");
    // A site's own name as the only h1 leads home.
    boolean site = h1 != null && h1.selectFirst("a[href=/], a[rel=home]") != null;
    if (h1 != null && h1.hasText() && !(site && og != null)) {
      return CjkText.collapse(h1.text());
    }
    String title = og != null ? og : page.title().isBlank() ? null : page.title();
    if (title == null) {
      return null;
    }
    Matcher suffix = SUFFIX.matcher(title);
    return CjkText.collapse(
        suffix.find() && suffix.start() > 6 ? title.substring(0, suffix.start()) : title);
  }

  private static Capture.Stated stated(Document page) {
    YamlSection linked = linkedData(page);
    String section = content(page, "meta[property=article:section]");
    String lang = page.selectFirst("html") == null ? "" : page.select("html").attr("lang");
    return new Capture.Stated(
        authors(page, linked),
        List.of(),
        List.of(),
        firstOf(
            content(
                page,
                "meta[property=article:published_time]",
                "meta[itemprop=datePublished]",
                "meta[name=pubdate]",
                "meta[name=publishdate]",
                "meta[name=date]"),
            linked.text("datePublished"),
            attribute(page, "abbr.published[title], abbr[itemprop=datePublished][title]", "title")),
        firstOf(
            content(page, "meta[property=article:modified_time]", "meta[itemprop=dateModified]"),
            linked.text("dateModified")),
        keywords(page, linked),
        section == null ? linked.textsOrNames("articleSection") : List.of(section),
        lang.isBlank() ? null : lang,
        firstOf(
            content(page, "meta[property=og:site_name]"), linked.section("publisher").text("name")),
        null);
  }

  private static List<String> authors(Document page, YamlSection linked) {
    List<String> authors = new ArrayList<>();
    for (Element meta : page.select("meta[name=author], meta[property=article:author]")) {
      authors.add(meta.attr("content"));
    }
    if (authors.isEmpty()) {
      authors.addAll(linked.textsOrNames("author"));
    }
    if (authors.isEmpty()) {
      page.select("[itemprop=author] [itemprop=name], .vcard .fn, a[rel=author], .author-name")
          .forEach(element -> authors.add(element.text()));
    }
    return authors.stream()
        .map(CjkText::collapse)
        .filter(name -> !name.isEmpty() && !name.startsWith("http"))
        .distinct()
        .toList();
  }

  private static List<String> keywords(Document page, YamlSection linked) {
    List<String> tags = new ArrayList<>();
    page.select("meta[property=article:tag]").forEach(meta -> tags.add(meta.attr("content")));
    if (tags.isEmpty()) {
      for (String words : linked.textsOrNames("keywords")) {
        tags.addAll(FrontMatter.words(words, false));
      }
    }
    if (tags.isEmpty()) {
      page.select("a[rel~=tag]").forEach(tag -> tags.add(tag.text()));
    }
    return tags.stream().map(CjkText::collapse).filter(tag -> !tag.isEmpty()).distinct().toList();
  }

  /**
   * What the page says of its article in JSON-LD; every JSON is YAML. Empty when it says nothing.
   */
  private static YamlSection linkedData(Document page) {
    for (Element script : page.select("script[type=application/ld+json]")) {
      String json = script.data().strip();
      if (json.isEmpty() || json.length() > 100_000 || DEEP.matcher(json).find()) {
        continue;
      }
      YamlFile file = YamlFile.named("json-ld");
      YamlSection root = file.parse(json.startsWith("[") ? "{\"@graph\": " + json + "}" : json);
      List<YamlSection> all = new ArrayList<>(List.of(root));
      if (root.has("@graph")) {
        all.addAll(root.sections("@graph"));
      }
      for (YamlSection section : all) {
        if (section.textsOrNames("@type").stream()
            .anyMatch(t -> t.matches(".*(?:Article|Posting|Report).*"))) {
          return section;
        }
      }
    }
    return YamlFile.named("json-ld").parse("");
  }

  private static final Pattern DEEP = Pattern.compile("(?:[\\[{]\\s*){12}");

  private static @Nullable String attribute(Document page, String selector, String name) {
    Element element = page.selectFirst(selector);
    return element == null || element.attr(name).isBlank() ? null : element.attr(name);
  }

  private static @Nullable String firstOf(@Nullable String... values) {
    for (String value : values) {
      if (value != null && !value.isBlank()) {
        return value;
      }
    }
    return null;
  }

  private static @Nullable String content(Document page, String... selectors) {
    for (String selector : selectors) {
      Element meta = page.selectFirst(selector);
      if (meta != null && !meta.attr("content").isBlank()) {
        return meta.attr("content").strip();
      }
    }
    return null;
  }

  /** Browsers write {@code <!-- saved from url=(0042)https://… -->}. */
  private static @Nullable String savedFrom(String text) {
    Matcher saved = Pattern.compile("saved from url=\\(\\d+\\)(\\S+)").matcher(text);
    return saved.find() ? saved.group(1) : null;
  }

  private static int bodyStart(String text) {
    for (int i = text.indexOf('<'); i >= 0; i = text.indexOf('<', i + 1)) {
      int end = Tags.end(text, i);
      if (end > 0 && Tags.name(text, i).equals("body")) {
        return end;
      }
    }
    return 0;
  }
}
