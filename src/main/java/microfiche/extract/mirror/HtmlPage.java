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
    String url = firstOf(page, "link[rel=canonical]", "href", "meta[property=og:url]", "content");
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
    if (h1 != null && h1.hasText()) {
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
    List<String> authors = new ArrayList<>();
    for (Element meta : page.select("meta[name=author], meta[property=article:author]")) {
      String name = meta.attr("content").strip();
      if (!name.isEmpty() && !name.startsWith("http") && !authors.contains(name)) {
        authors.add(name);
      }
    }
    List<String> tags = new ArrayList<>();
    for (Element meta : page.select("meta[property=article:tag]")) {
      tags.add(meta.attr("content").strip());
    }
    String section = content(page, "meta[property=article:section]");
    String lang = page.selectFirst("html") == null ? "" : page.select("html").attr("lang");
    return new Capture.Stated(
        authors,
        List.of(),
        List.of(),
        content(
            page,
            "meta[property=article:published_time]",
            "meta[itemprop=datePublished]",
            "meta[name=pubdate]",
            "meta[name=publishdate]",
            "meta[name=date]"),
        content(page, "meta[property=article:modified_time]", "meta[itemprop=dateModified]"),
        tags.stream().filter(tag -> !tag.isEmpty()).distinct().toList(),
        section == null ? List.of() : List.of(section),
        lang.isBlank() ? null : lang,
        content(page, "meta[property=og:site_name]"),
        null);
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

  private static @Nullable String firstOf(
      Document page, String first, String attribute, String second, String otherAttribute) {
    Element element = page.selectFirst(first);
    if (element != null && !element.attr(attribute).isBlank()) {
      return element.attr(attribute);
    }
    Element other = page.selectFirst(second);
    return other == null || other.attr(otherAttribute).isBlank()
        ? null
        : other.attr(otherAttribute);
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
