package microfiche.extract.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.extract.Capture;
import microfiche.extract.FactLine;
import microfiche.extract.Fate;
import microfiche.extract.Ledger;
import microfiche.extract.SourceText;
import microfiche.extract.html.CjkText;
import microfiche.report.Finding;
import microfiche.seed.Seed;
import org.jspecify.annotations.Nullable;

/**
 * A Markdown or HTML file of no known mirror, with or without front matter. It has to say something
 * about itself that only articles say: an address, a date, an author.
 */
final class AnyMirror implements Mirror {
  private static final Pattern PAGE =
      Pattern.compile(
          "^\\s*(?:<\\?xml[^>]*>\\s*)?(?:<!--[^>]{0,300}-->\\s*){0,3}<(?:!doctype|html|head|body|article|main)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern HEADING = Pattern.compile("^ {0,3}#{1,3}\\s++(.*)$");

  private static final Pattern LINK = Pattern.compile("^\\[(.*)]\\((\\S+)\\)$");

  /** Lines above and below the text that may say something about it. */
  private static final int NEAR = 12;

  /** [阅读全文](address), [Read more](address). */
  private static final Pattern READ_ON =
      Pattern.compile(
          "^\\s*\\[(?:阅读全文|閱讀全文|查看原文|Read more|Continue reading)[^\\]]*]\\([^)]*\\)\\s*$");

  /** 【大纪元2021年12月16日讯】: only articles have one. */
  private static final Pattern DATELINE =
      Pattern.compile("【[^】\\d]{1,14}\\d{4}年\\d{1,2}月\\d{1,2}日[^】\\d]{0,3}】");

  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s)>\\]\"']+");

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
    int end = FrontMatter.end(lines, first);
    FrontMatter matter = end < 0 ? null : FrontMatter.read(seed, lines, first, end);
    if (matter != null) {
      lines.take(ledger, first, end + 1, Fate.field("front matter"));
      return markdown(seed, lines, end + 1, matter.title(), matter.stated(), matter.url(), ledger);
    }
    return markdown(seed, lines, first, null, Capture.Stated.NOTHING, null, ledger);
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
    Facts facts = new Facts(lines, start, ledger, stated);
    address = address == null ? facts.url : address;
    boolean dateline = DATELINE.matcher(seed.text()).find();
    if (headline == null || !facts.sayAnything(address, dateline)) {
      return Optional.empty();
    }
    SourceText body = Markdown.toHtml(seed.text(), lines, facts.from, facts.to, ledger);
    int words = CjkText.collapse(body.text().replaceAll("<[^<>]{0,2000}>", "")).length();
    if (words < (title == null ? LEAST_TEXT : 1)) {
      return Optional.empty();
    }
    return Optional.of(
        new Capture(name(), headline, address, null, body, false, null, facts.stated(stated)));
  }

  /** Why a seed that no mirror knows is no article, and what to do about it. */
  static Finding rejection(Seed seed) {
    Lines lines = new Lines(seed.text());
    int first = lines.skipBlank(0);
    int end = FrontMatter.end(lines, first);
    FrontMatter matter = end < 0 ? null : FrontMatter.read(seed, lines, first, end);
    if (matter != null && matter.title() == null) {
      return Finding.rejected(seed.path(), "its front matter has no title", null);
    }
    if (matter != null && lines.skipBlank(end + 1) >= lines.size()) {
      return Finding.rejected(seed.path(), "front matter without a text below it", null);
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
      text = atx.group(1).strip().replaceFirst("(?<=\\s)#++$", "").strip();
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
  private static final class Facts {
    private final List<String> authors = new ArrayList<>();
    private final List<String> editors = new ArrayList<>();
    private final List<String> translators = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final List<String> sections = new ArrayList<>();
    private @Nullable String published;
    private @Nullable String modified;
    private @Nullable String url;
    private @Nullable String siteName;
    private int from;
    private int to;

    Facts(Lines lines, int start, Ledger ledger, Capture.Stated stated) {
      authors.addAll(stated.authors());
      editors.addAll(stated.editors());
      translators.addAll(stated.translators());
      tags.addAll(stated.keywords());
      sections.addAll(stated.sections());
      published = stated.published();
      modified = stated.modified();
      siteName = stated.siteName();
      from = start;
      to = lines.size();
      for (int i = lines.skipBlank(start);
          i < Math.min(lines.size(), start + NEAR) && take(lines, i, ledger);
          i = lines.skipBlank(i + 1)) {
        from = i + 1;
      }
      for (int i = lines.lastBefore(to);
          i > from && i >= lines.size() - NEAR && take(lines, i, ledger);
          i = lines.lastBefore(i)) {
        to = i;
      }
    }

    /** Whether the line is no part of the text; what it says is kept. */
    private boolean take(Lines lines, int i, Ledger ledger) {
      String line = lines.get(i);
      if (Shapes.isRule(line)) {
        lines.take(ledger, i, i + 1, Fate.MARKUP);
        return true;
      }
      if (Shapes.isLinkLine(line) || line.length() < 300 && READ_ON.matcher(line).matches()) {
        lines.take(ledger, i, i + 1, Fate.chrome("any: navigation"));
        return true;
      }
      String original = Shapes.original(line);
      List<FactLine.Fact> facts = original != null ? List.of() : FactLine.parse(line);
      if (original == null && facts.isEmpty()) {
        return false;
      }
      url = original != null && url == null ? original : url;
      facts.forEach(this::keep);
      lines.take(ledger, i, i + 1, Fate.field("facts"));
      return true;
    }

    private void keep(FactLine.Fact fact) {
      String value = fact.value();
      switch (fact.field()) {
        case AUTHOR -> authors.add(value);
        case EDITOR -> editors.add(value);
        case TRANSLATOR -> translators.add(value);
        case DATE -> published = published == null ? value : published;
        case MODIFIED -> modified = modified == null ? value : modified;
        case TAGS -> tags.addAll(FrontMatter.words(value, false));
        case SECTION -> sections.addAll(FrontMatter.words(value, false));
        case SOURCE -> {
          String address = address(value);
          url = url == null ? address : url;
          siteName = address == null && siteName == null && value.length() < 30 ? value : siteName;
        }
        default -> {}
      }
    }

    Capture.Stated stated(Capture.Stated before) {
      return new Capture.Stated(
          authors,
          editors,
          translators,
          published,
          modified,
          tags.stream().distinct().toList(),
          sections.stream().distinct().toList(),
          before.language(),
          siteName,
          before.alternativeHeadline());
    }

    boolean sayAnything(@Nullable String address, boolean dateline) {
      return address != null || published != null || !authors.isEmpty() || dateline;
    }
  }

  static @Nullable String address(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Matcher address = ADDRESS.matcher(text);
    return address.find() ? address.group() : null;
  }
}
