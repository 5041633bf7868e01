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
import microfiche.extract.html.CjkText;
import microfiche.report.Finding;
import microfiche.seed.Seed;
import microfiche.yaml.YamlFile;
import microfiche.yaml.YamlSection;
import org.jspecify.annotations.Nullable;

/**
 * A Markdown or HTML file of no known mirror, with or without front matter. It has to say something
 * about itself that only articles say: an address, a date, an author.
 */
final class AnyMirror implements Mirror {
  private static final Pattern PAGE =
      Pattern.compile(
          "^\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!--.*?-->\\s*)*<(?:!doctype|html|head|body|article|main)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern HEADING = Pattern.compile("^ {0,3}#{1,3}\\s+(.*?)\\s*#*\\s*$");

  private static final Pattern LINK = Pattern.compile("^\\[(.*)]\\((\\S+)\\)$");

  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s)>\\]\"']+");

  /** Date: …, 日期：…, 发布时间：… on a line of its own near the top. */
  private static final Pattern DATE_LINE =
      Pattern.compile(
          "^[*_>\\s]*(?:Date|Published|Posted|日期|时间|時間|发布时间|發布時間|发布日期)\\s*[：:]\\s*(.*\\d{4}.*?)[*_\\s]*$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern AUTHOR_LINE =
      Pattern.compile(
          "^[*_>\\s]*(?:Author|By|作者|撰文)\\s*[：:]\\s*(.{1,60}?)[*_\\s]*$", Pattern.CASE_INSENSITIVE);

  private static final Pattern SOURCE_LINE =
      Pattern.compile(
          "^[*_>\\s]*(?:Source|Original(?: URL| link| article)?|URL|Link|原文|来源|來源|出处|出處)\\s*(?:（[^）]*）)?\\s*[：:].*$",
          Pattern.CASE_INSENSITIVE);

  /** A shorter text that says nothing of itself is a note. */
  private static final int LEAST_TEXT = 20;

  @Override
  public String name() {
    return "any";
  }

  @Override
  public Optional<Capture> unwrap(Seed seed, Ledger ledger) {
    if (PAGE.matcher(seed.text()).find()) {
      return HtmlPage.capture(name(), seed, ledger);
    }
    Lines lines = new Lines(seed.text());
    int first = lines.skipBlank(0);
    if (first < lines.size() && lines.get(first).strip().equals("---")) {
      int end = lines.next(first + 1, line -> line.matches("(?:---|\\.\\.\\.)\\s*"));
      if (end > 0) {
        return frontMatter(seed, lines, first, end, ledger);
      }
    }
    return markdown(seed, lines, first, null, Capture.Stated.NOTHING, null, ledger);
  }

  private Optional<Capture> frontMatter(Seed seed, Lines lines, int first, int end, Ledger ledger) {
    String text = seed.text().substring(lines.start(first + 1), lines.start(end));
    YamlSection yaml = YamlFile.named(seed.path()).parse(text);
    if (yaml.names().isEmpty()) {
      return markdown(seed, lines, end + 1, null, Capture.Stated.NOTHING, null, ledger);
    }
    String title = firstText(yaml, "title", "headline");
    Capture.Stated stated =
        new Capture.Stated(
            people(yaml),
            firstText(yaml, "date", "published", "datePublished", "pubDate"),
            firstText(yaml, "lastmod", "updated", "modified", "dateModified", "last_modified_at"),
            words(yaml, "tags", "keywords", "tag"),
            words(yaml, "categories", "category", "section", "articleSection"),
            firstText(yaml, "lang", "language", "inLanguage"),
            firstText(yaml, "publisher", "site", "source_name"),
            firstText(yaml, "subtitle", "alternativeHeadline"));
    lines.take(ledger, first, end + 1, Fate.field("front matter"));
    String url =
        address(
            firstText(
                yaml,
                "original_url",
                "canonical_url",
                "source_url",
                "url",
                "link",
                "original",
                "source"));
    return markdown(seed, lines, end + 1, title, stated, url, ledger);
  }

  private Optional<Capture> markdown(
      Seed seed,
      Lines lines,
      int from,
      @Nullable String title,
      Capture.Stated stated,
      @Nullable String url,
      Ledger ledger) {
    int start = lines.skipBlank(from);
    String headline = title == null ? null : Shapes.title(title);
    String address = url;
    if (start < lines.size()) {
      Heading heading = heading(lines, start);
      if (heading != null && (headline == null || headline.equals(Shapes.title(heading.text())))) {
        lines.take(ledger, start, start + heading.lines(), Fate.field("headline"));
        headline = Shapes.title(heading.text());
        address = address == null ? heading.url() : address;
        start += heading.lines();
      }
    }
    Facts facts = Facts.read(lines, start, ledger, stated);
    address = address == null ? facts.url() : address;
    if (headline == null || !facts.sayAnything(address)) {
      return Optional.empty();
    }
    SourceText body = Markdown.toHtml(seed.text(), lines, facts.from(), facts.to(), ledger);
    int words = CjkText.collapse(body.text().replaceAll("<[^>]*>", "")).length();
    if (words < (title == null ? LEAST_TEXT : 1)) {
      return Optional.empty();
    }
    return Optional.of(
        new Capture(name(), headline, address, null, body, false, null, facts.stated()));
  }

  /** Why a seed that no mirror knows is no article, and what to do about it. */
  static Finding rejection(Seed seed) {
    Lines lines = new Lines(seed.text());
    int first = lines.skipBlank(0);
    boolean opened = first < lines.size() && lines.get(first).strip().equals("---");
    int end = opened ? lines.next(first + 1, line -> line.matches("(?:---|\\.\\.\\.)\\s*")) : -1;
    if (end > 0) {
      YamlFile yaml = YamlFile.named(seed.path());
      YamlSection facts =
          yaml.parse(seed.text().substring(lines.start(first + 1), lines.start(end)));
      if (!yaml.findings().isEmpty()) {
        Finding wrong = yaml.findings().get(0);
        return Finding.rejected(seed.path(), "its front matter " + wrong.what(), wrong.hint());
      }
      if (firstText(facts, "title", "headline") == null) {
        return Finding.rejected(seed.path(), "its front matter has no title", null);
      }
      if (lines.skipBlank(end + 1) >= lines.size()) {
        return Finding.rejected(seed.path(), "front matter without a text below it", null);
      }
    }
    return Finding.rejected(
        seed.path(),
        "nothing says that this is an article: no original address, date or author",
        "if it is one, give it front matter with title and date (see src/docs/seeds.md)");
  }

  private record Heading(String text, @Nullable String url, int lines) {}

  private static @Nullable Heading heading(Lines lines, int i) {
    String line = lines.get(i);
    Matcher atx = HEADING.matcher(line);
    String text = null;
    int count = 1;
    if (atx.matches()) {
      text = atx.group(1);
    } else if (i + 1 < lines.size() && lines.get(i + 1).matches("(?:={3,}|-{3,})\\s*")) {
      text = line.strip();
      count = 2;
    }
    if (text == null) {
      return null;
    }
    Matcher link = LINK.matcher(text);
    return link.matches()
        ? new Heading(link.group(1), link.group(2), count)
        : new Heading(text, null, count);
  }

  /** What lines at the top and bottom of the text say about the article. */
  private record Facts(int from, int to, @Nullable String url, Capture.Stated stated) {

    boolean sayAnything(@Nullable String address) {
      return address != null || stated.published() != null || !stated.authors().isEmpty();
    }

    static Facts read(Lines lines, int start, Ledger ledger, Capture.Stated stated) {
      List<String> authors = new ArrayList<>(stated.authors());
      String published = stated.published();
      String url = null;
      int from = start;
      for (int i = lines.skipBlank(start);
          i < Math.min(lines.size(), start + 12);
          i = lines.skipBlank(i + 1)) {
        String line = lines.get(i);
        Matcher date = DATE_LINE.matcher(line);
        Matcher author = AUTHOR_LINE.matcher(line);
        if (date.matches()) {
          published = published == null ? date.group(1) : published;
          lines.take(ledger, i, i + 1, Fate.field("datePublished"));
        } else if (author.matches()) {
          authors.add(author.group(1));
          lines.take(ledger, i, i + 1, Fate.field("author"));
        } else if (SOURCE_LINE.matcher(line).matches() && address(line) != null) {
          url = address(line);
          lines.take(ledger, i, i + 1, Fate.field("url"));
        } else if (!Shapes.isRule(line) && !Shapes.isLinkLine(line)) {
          break;
        } else if (Shapes.isLinkLine(line)) {
          lines.take(ledger, i, i + 1, Fate.chrome("any: navigation"));
        } else {
          lines.take(ledger, i, i + 1, Fate.MARKUP);
        }
        from = i + 1;
      }
      int to = lines.size();
      for (int i = lines.lastBefore(to);
          i > from && i >= lines.size() - 12;
          i = lines.lastBefore(i)) {
        String line = lines.get(i);
        String original = Shapes.original(line);
        if (original != null || SOURCE_LINE.matcher(line).matches() && address(line) != null) {
          url = url == null ? original != null ? original : address(line) : url;
          lines.take(ledger, i, i + 1, Fate.field("url"));
          to = i;
        } else if (Shapes.isRule(line) || Shapes.isLinkLine(line)) {
          lines.take(
              ledger, i, i + 1, Shapes.isRule(line) ? Fate.MARKUP : Fate.chrome("any: navigation"));
          to = i;
        } else {
          break;
        }
      }
      return new Facts(
          from,
          to,
          url,
          new Capture.Stated(
              authors,
              published,
              stated.modified(),
              stated.keywords(),
              stated.sections(),
              stated.language(),
              stated.siteName(),
              stated.alternativeHeadline()));
    }
  }

  private static @Nullable String address(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Matcher address = ADDRESS.matcher(text);
    return address.find() ? address.group() : null;
  }

  private static @Nullable String firstText(YamlSection yaml, String... keys) {
    for (String key : keys) {
      List<String> texts = yaml.texts(key);
      if (!texts.isEmpty() && !texts.get(0).isBlank()) {
        return texts.get(0).strip();
      }
    }
    return null;
  }

  /** author: X, authors: [X, Y], author: {name: X}. */
  private static List<String> people(YamlSection yaml) {
    List<String> people = new ArrayList<>();
    for (String key : List.of("author", "authors", "byline")) {
      for (YamlSection person : yaml.sections(key)) {
        String name = person.text("name");
        if (name != null) {
          people.add(name);
        }
      }
      if (people.isEmpty()) {
        people.addAll(yaml.texts(key));
      }
    }
    return people;
  }

  private static List<String> words(YamlSection yaml, String... keys) {
    for (String key : keys) {
      List<String> words = yaml.texts(key);
      if (words.size() == 1) {
        // Jekyll reads "tags: a b" as two words; a comma says where Chinese or English phrases end.
        String all = words.get(0).strip();
        String between =
            all.matches(".*[,，、].*")
                ? "\\s*[,，、]\\s*"
                : key.endsWith("s") && !all.matches(".*[A-Z].*") ? "\\s+" : "\\z";
        words = List.of(all.split(between));
      }
      if (!words.isEmpty()) {
        return words.stream().map(String::strip).filter(w -> !w.isEmpty()).toList();
      }
    }
    return List.of();
  }
}
