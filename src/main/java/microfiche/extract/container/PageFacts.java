package microfiche.extract.container;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import microfiche.address.Addresses;
import microfiche.extract.Statement;
import microfiche.extract.Statement.Field;
import microfiche.extract.Statements;
import microfiche.extract.html.CjkText;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What a page states of its article in its head, its data and the marks of its theme. */
final class PageFacts {
  /** Who comments is no author. */
  private static final String COMMENTS = "#comments, .comments, .comment, [class*=comment-]";

  private final Document page;
  private final Statements statements;
  private final LinkedData linked;
  private final List<String> savedFrom = new ArrayList<>();

  PageFacts(Document page, Statements statements) {
    this.page = page;
    this.statements = statements;
    this.linked = LinkedData.of(page);
  }

  /** What a comment of the program says that saved the page. */
  void savedFrom(String address, @Nullable String time) {
    savedFrom.add(address);
    if (time != null) {
      statements.add(
          new Statement(Field.MIRRORED_AT, time.strip(), Statement.Rank.MIRROR, SavedPage.NAME));
    }
  }

  void state() {
    address();
    people();
    Stream.of(
            content(
                "meta[property=article:published_time]",
                "meta[itemprop=datePublished]",
                "meta[name=pubdate]",
                "meta[name=publishdate]",
                "meta[name=parsely-pub-date]",
                "meta[name=date]",
                "meta[name=DC.date.issued]"),
            linked.text("datePublished"),
            attribute("abbr.published[title], abbr[itemprop=datePublished][title]", "title"),
            attribute("time.published[datetime], time.entry-date[datetime]", "datetime"),
            attribute("[property~=dc:date][content], [property~=dc:created][content]", "content"))
        .forEach(time -> add(Field.PUBLISHED, time));
    add(
        Field.MODIFIED,
        content("meta[property=article:modified_time]", "meta[itemprop=dateModified]"));
    add(Field.MODIFIED, linked.text("dateModified"));
    topics();
    String language = page.select("html").attr("lang");
    add(Field.LANGUAGE, language.isBlank() ? null : language);
    add(Field.SITE_NAME, content("meta[property=og:site_name]"));
    add(Field.SITE_NAME, linked.publisher());
  }

  /**
   * The page's own word first; then that of the program that saved it; at last what links are
   * relative to.
   */
  private void address() {
    Stream.of(
            attribute("link[rel=canonical]", "href"),
            content("meta[property=og:url]"),
            linked.url())
        .forEach(this::address);
    savedFrom.forEach(this::address);
    address(attribute("base[href]", "href"));
  }

  private void address(@Nullable String stated) {
    if (stated == null) {
      return;
    }
    String address = Addresses.resolve(null, stated);
    if (address == null || !address.startsWith("http")) {
      return;
    }
    Addresses.Archived archived = Addresses.archived(stated);
    if (archived != null && archived.time() != null) {
      statements.add(
          new Statement(Field.MIRRORED_AT, archived.time(), Statement.Rank.MIRROR, "web archive"));
    }
    add(Field.URL, address);
  }

  private void people() {
    List<String> authors = new ArrayList<>(linked.people("author"));
    if (authors.isEmpty()) {
      authors.addAll(contents("meta[name=author], meta[property=article:author], meta[name=byl]"));
    }
    if (authors.isEmpty()) {
      texts("[itemprop=author] [itemprop=name], .vcard .fn, .author-name, .byline-name")
          .forEach(authors::add);
    }
    if (authors.isEmpty()) {
      texts("a[rel~=author]").forEach(authors::add);
    }
    authors.stream()
        .map(CjkText::collapse)
        .filter(name -> !name.isEmpty() && !name.startsWith("http") && !name.equals("null"))
        .distinct()
        .forEach(name -> add(Field.AUTHOR, name));
    linked.people("editor").forEach(name -> add(Field.EDITOR, name));
    linked.people("translator").forEach(name -> add(Field.TRANSLATOR, name));
  }

  private void topics() {
    List<String> tags = new ArrayList<>(contents("meta[property=article:tag]"));
    if (tags.isEmpty()) {
      for (String words : linked.texts("keywords")) {
        tags.addAll(Terms.split(words, false));
      }
    }
    if (tags.isEmpty()) {
      // rel="category tag" files a post; rel="tag" says what it is about.
      for (Element link : page.select("a[rel~=tag]")) {
        if (!link.attr("rel").contains("category")) {
          tags.add(link.text());
        }
      }
    }
    tags.stream().map(CjkText::collapse).distinct().forEach(tag -> add(Field.KEYWORD, tag));
    List<String> sections = contents("meta[property=article:section]");
    (sections.isEmpty() ? linked.texts("articleSection") : sections.subList(0, 1))
        .forEach(section -> add(Field.SECTION, section));
  }

  @Nullable String linkedHeadline() {
    return linked.text("headline");
  }

  void add(Field field, @Nullable String text) {
    if (text != null) {
      statements.add(new Statement(field, text.strip(), Statement.Rank.OUTLET, SavedPage.NAME));
    }
  }

  private List<String> contents(String selector) {
    return page.select(selector).stream()
        .map(meta -> meta.attr("content").strip())
        .filter(content -> !content.isEmpty())
        .toList();
  }

  private Stream<String> texts(String selector) {
    return page.select(selector).stream()
        .filter(element -> element.closest(COMMENTS) == null)
        .map(Element::text);
  }

  @Nullable String content(String... selectors) {
    for (String selector : selectors) {
      List<String> found = contents(selector);
      if (!found.isEmpty()) {
        return found.get(0);
      }
    }
    return null;
  }

  private @Nullable String attribute(String selector, String name) {
    Element element = page.selectFirst(selector);
    return element == null || element.attr(name).isBlank() ? null : element.attr(name);
  }
}
