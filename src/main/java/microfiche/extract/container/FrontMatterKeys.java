package microfiche.extract.container;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import microfiche.address.Addresses;
import microfiche.extract.Statement;
import microfiche.extract.Statement.Field;
import microfiche.extract.Statements;
import microfiche.extract.Vocabulary;
import microfiche.extract.html.CjkText;
import org.jsoup.parser.Parser;

/** What the keys of front matter state, whatever generator they were written for. */
final class FrontMatterKeys {
  private static final List<String> TITLE = List.of("title", "headline");
  private static final List<String> SUBTITLE =
      List.of("subtitle", "alternativeheadline", "sub_title", "sub-title");
  private static final List<String> AUTHOR =
      List.of("author", "authors", "byline", "writer", "creator", "extra.author");
  private static final List<String> DATE =
      List.of(
          "date",
          "published",
          "datepublished",
          "date_published",
          "pubdate",
          "publishdate",
          "publish_date",
          "created",
          "created_at",
          "posted",
          "published_at");
  private static final List<String> MODIFIED =
      List.of(
          "lastmod",
          "updated",
          "modified",
          "datemodified",
          "last_modified_at",
          "date_modified",
          "updated_at");

  /** Keys of addresses, the surest first. A value that is no address may name a source. */
  private static final List<String> ADDRESS =
      List.of(
          "original_url",
          "original-url",
          "originalurl",
          "original_link",
          "canonical_url",
          "canonicalurl",
          "canonical",
          "source_url",
          "sourceurl",
          "source_link",
          "from",
          "link",
          "url",
          "original",
          "source",
          "permalink",
          "via",
          "external_url",
          "guid");

  private static final List<String> SITE =
      List.of(
          "publisher", "site", "sitename", "site_name", "source_name", "source", "from", "media");
  private static final List<String> TAGS = List.of("tags", "keywords", "tag", "keyword", "topics");
  private static final List<String> SECTIONS =
      List.of("categories", "category", "section", "articlesection", "sections");
  private static final List<String> LANGUAGE = List.of("lang", "language", "inlanguage", "locale");

  /** "A, B &amp; more", "A et al.": there were others, and they are not named. */
  private static final Pattern MORE =
      Vocabulary.pattern("\\s*(?:[,，]|&|\\b{names.and_english}\\b)?\\s*{names.others}\\s*$");

  private final Map<String, FrontMatter.Values> facts;
  private final Statements statements;
  private final Set<String> used = new LinkedHashSet<>();

  FrontMatterKeys(Map<String, FrontMatter.Values> facts, Statements statements) {
    this.facts = facts;
    this.statements = statements;
  }

  /** The keys of which something was stated. */
  Set<String> used() {
    return used;
  }

  void state() {
    first(Field.HEADLINE, TITLE);
    first(Field.ALTERNATIVE_HEADLINE, SUBTITLE);
    for (String author : values(AUTHOR).texts()) {
      add(Field.AUTHOR, MORE.matcher(author).replaceFirst(""));
    }
    values(List.of("editor", "editors")).texts().forEach(name -> add(Field.EDITOR, name));
    values(List.of("translator", "translators"))
        .texts()
        .forEach(name -> add(Field.TRANSLATOR, name));
    first(Field.PUBLISHED, DATE);
    first(Field.MODIFIED, MODIFIED);
    first(Field.LANGUAGE, LANGUAGE);
    address();
    terms();
  }

  private void address() {
    for (String key : ADDRESS) {
      for (String value : texts(key)) {
        String address = Addresses.stated(value);
        if (address != null) {
          used.add(key);
          add(Field.URL, address);
          return;
        }
      }
    }
  }

  /**
   * Topics and sections. A post whose tags and categories are the same one word, and that has an
   * address of its origin, repeats the name of its source there.
   */
  private void terms() {
    List<String> tags = terms(TAGS);
    List<String> sections = terms(SECTIONS);
    boolean source = tags.size() == 1 && tags.equals(sections) && statements.has(Field.URL);
    if (source) {
      add(Field.SITE_NAME, tags.get(0));
    } else {
      tags.forEach(tag -> add(Field.KEYWORD, tag));
      sections.forEach(section -> add(Field.SECTION, section));
    }
    for (String key : SITE) {
      List<String> names = texts(key);
      if (names.size() == 1
          && Addresses.stated(names.get(0)) == null
          // What other keys say at length is a remark about the source, not its name.
          && (key.equals("publisher") || names.get(0).length() < 40)) {
        used.add(key);
        add(Field.SITE_NAME, names.get(0));
        return;
      }
    }
  }

  private List<String> terms(List<String> keys) {
    FrontMatter.Values values = values(keys);
    return values.texts().size() == 1 && !values.list()
        ? Terms.split(values.texts().get(0), true)
        : values.texts().stream().map(Terms::bare).filter(v -> !v.isEmpty()).distinct().toList();
  }

  private void first(Field field, List<String> keys) {
    values(keys).texts().stream().limit(1).forEach(text -> add(field, text));
  }

  /** What stands behind the first of {@code keys} that says something. */
  private FrontMatter.Values values(List<String> keys) {
    for (String key : keys) {
      FrontMatter.Values values = facts.get(key);
      List<String> texts = texts(key);
      if (values != null && !texts.isEmpty()) {
        used.add(key);
        return new FrontMatter.Values(texts, values.list());
      }
    }
    return new FrontMatter.Values(List.of(), true);
  }

  private List<String> texts(String key) {
    FrontMatter.Values values = facts.get(key);
    return values == null
        ? List.of()
        : values.texts().stream().map(FrontMatterKeys::plain).filter(v -> !v.isEmpty()).toList();
  }

  /** Generators write into HTML, and some write its entities here. */
  private static String plain(String value) {
    return CjkText.collapse(value.indexOf('&') < 0 ? value : Parser.unescapeEntities(value, false));
  }

  private void add(Field field, String text) {
    statements.add(new Statement(field, text, Statement.Rank.GENERATOR, FrontMatter.NAME));
  }
}
