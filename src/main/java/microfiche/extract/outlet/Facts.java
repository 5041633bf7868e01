package microfiche.extract.outlet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.address.Addresses;
import microfiche.article.Keyword;
import microfiche.article.Person;
import microfiche.extract.FactLine;
import microfiche.extract.Fate;
import microfiche.extract.Statement;
import microfiche.extract.Statement.Field;
import microfiche.extract.Statement.Rank;
import microfiche.extract.Statements;
import microfiche.extract.container.Terms;
import microfiche.extract.html.CjkText;
import microfiche.extract.html.HtmlSource;
import microfiche.extract.html.ReadBlock;
import microfiche.extract.html.Walk;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is stated of an article: by its wraps, by elements that rules name, by lines above
 * and below its text.
 */
final class Facts {
  /** What a feed or page says of an article before its text stands in its first blocks. */
  private static final int HEADER_BLOCKS = 3;

  private static final Evaluator LINKS = QueryParser.parse("a[href]");
  private static final Evaluator TAGS = QueryParser.parse("a[rel~=(?:^|\\s)tag(?:\\s|$)]");

  /** © NAME for 中国数字时代: whose post a feed gives. */
  private static final Pattern POSTED_BY = Pattern.compile("^©\\s*(.{1,40}?)\\s+for\\s");

  private final House house;
  private final @Nullable String url;
  private final Statements statements;
  private final Sieve sieve;
  private final Dates dates;
  private final Bylines bylines;
  private final List<Keyword> keywords = new ArrayList<>();
  private final Map<Element, Keyword> tagLinks = new LinkedHashMap<>();

  /** Whether a list below the post names all tags; links in its text lead elsewhere then. */
  private boolean listed;

  Facts(
      House house,
      @Nullable String url,
      Statements statements,
      Sieve sieve,
      Dates dates,
      Bylines bylines) {
    this.house = house;
    this.url = url;
    this.statements = statements;
    this.sieve = sieve;
    this.dates = dates;
    this.bylines = bylines;
  }

  /** What the page and its mirror state, before anything else is looked for. */
  void stated() {
    dates(Rank.OUTLET, "the page");
    dates(Rank.MIRROR, "the mirror");
    people(Bylines.Role.AUTHOR, near(Field.AUTHOR));
    people(Bylines.Role.EDITOR, statements.best(Field.EDITOR));
    people(Bylines.Role.TRANSLATOR, statements.best(Field.TRANSLATOR));
    statements.best(Field.KEYWORD).forEach(word -> keywords.add(new Keyword(word, null)));
  }

  private void people(Bylines.Role role, List<String> stated) {
    stated.forEach(names -> bylines.add(role, StatedNames.of(names)));
  }

  /** What was stated nearer to the article than by a generator. */
  private List<String> near(Field field) {
    Set<String> best = new HashSet<>(statements.best(field));
    return statements.all().stream()
        .filter(s -> s.field() == field && s.rank().compareTo(Rank.GENERATOR) < 0)
        .filter(s -> best.contains(s.text()))
        .map(Statement::text)
        .distinct()
        .toList();
  }

  /** What a generator states counts where the page itself says nothing. */
  void statedByGenerator() {
    dates(Rank.GENERATOR, "front matter");
  }

  /** The name of the file comes last. */
  void statedByName() {
    dates(Rank.FILE_NAME, "the name of the file");
  }

  /** Whoever front matter calls the author, if nobody else is one. */
  void authorOfLastResort() {
    if (!bylines.has(Bylines.Role.AUTHOR)) {
      people(Bylines.Role.AUTHOR, statements.best(Field.AUTHOR));
    }
  }

  private void dates(Rank rank, String by) {
    statements.all().stream()
        .filter(s -> s.field() == Field.PUBLISHED && s.rank() == rank)
        .forEach(s -> dates.machine(by, s.text()));
  }

  /** What elements say that rules name; they are taken out. */
  void elements(HtmlSource source, Element container) {
    HouseStyle style = house.style();
    if (style.authors() != null) {
      List<Element> bylineElements = inOrAround(container, source, style.authors());
      if (!bylineElements.isEmpty()) {
        bylines.forget(Bylines.Role.AUTHOR); // the outlet's own place for it says it best
      }
      for (Element element : bylineElements) {
        authors(CjkText.collapse(element.wholeText()));
        source.field(element, "author");
      }
    }
    for (Evaluator footers : House.both(style.footer(), house.any().footer())) {
      container.select(footers).forEach(element -> footer(source, element));
    }
    for (Evaluator times : House.both(style.time(), house.any().time())) {
      for (Element element : inOrAround(container, source, times)) {
        String stated =
            element.attr("datetime").isEmpty() ? element.attr("content") : element.attr("datetime");
        dates.machine("machine-readable time", stated.isEmpty() ? element.text() : stated);
        source.field(element, "datePublished");
      }
    }
    tags(container);
    if (style.related() != null) {
      for (Element element : container.select(style.related())) {
        for (Element link : element.select(LINKS)) {
          if (!tagLinks.containsKey(link)) {
            sieve.relate(link.attr("href"), CjkText.collapse(link.wholeText()));
          }
        }
        source.field(element, "relatedLink");
      }
    }
  }

  private void authors(String text) {
    if (Bylines.isCreditLine(text)) {
      bylines.creditLine(text);
    } else {
      List<Person> strict = PersonNames.parse(text);
      List<Person> people = strict.isEmpty() ? StatedNames.of(text) : strict;
      bylines.add(Bylines.Role.AUTHOR, properCase(people));
    }
  }

  /** What a feed sets below a post: whose it is, and its tags. */
  private void footer(HtmlSource source, Element footer) {
    Matcher by = POSTED_BY.matcher(CjkText.collapse(footer.text()));
    if (by.find()) {
      statements.add(new Statement(Field.AUTHOR, by.group(1), Rank.GENERATOR, "feed footer"));
    }
    for (Element tag : footer.select(TAGS)) {
      String name = CjkText.collapse(tag.text());
      if (!name.isEmpty() && !tag.attr("rel").contains("category")) {
        keywords.add(new Keyword(name, Addresses.resolve(url, tag.attr("href"))));
        listed = true;
      }
    }
    source.drop(footer, "feed footer");
  }

  /** What {@code selector} finds in the article, or else on the page around it. */
  private static List<Element> inOrAround(
      Element container, HtmlSource source, Evaluator selector) {
    List<Element> inside = container.select(selector);
    return inside.isEmpty() && !container.equals(source.body())
        ? source.body().select(selector)
        : inside;
  }

  /** ANTON TROIANOVSKI is how a page sets Anton Troianovski. */
  private static List<Person> properCase(List<Person> people) {
    return people.stream().map(p -> new Person(NameCase.proper(p.name()), p.jobTitle())).toList();
  }

  private void tags(Element container) {
    List<RulePattern> patterns =
        house.style().tags().isEmpty() ? house.any().tags() : house.style().tags();
    Walk.elements(
        container,
        element -> {
          if (element.normalName().equals("a") && element.hasAttr("href")) {
            tag(element, patterns);
          }
        });
  }

  private void tag(Element link, List<RulePattern> patterns) {
    String address = Addresses.resolve(url, link.attr("href"));
    if (address == null || patterns.stream().noneMatch(p -> p.matcher(address).find())) {
      return;
    }
    String name = CjkText.collapse(link.wholeText());
    if (!name.isEmpty()) {
      tagLinks.put(link, new Keyword(name, address));
    }
  }

  /** What was stated, and the tags whose words stayed in the article; each word once. */
  List<Keyword> keywords() {
    Map<String, Keyword> all = new LinkedHashMap<>();
    keywords.forEach(keyword -> all.putIfAbsent(keyword.name(), keyword));
    tagLinks.forEach(
        (link, keyword) -> {
          if (!listed && link.textNodes().stream().noneMatch(sieve::took)) {
            all.putIfAbsent(keyword.name(), keyword);
          }
        });
    return List.copyOf(all.values());
  }

  /**
   * Feeds put names and the time of publication into a block before the text; pages nobody has
   * rules for put labelled lines (作者：X, 发表日期：Y) before or after it.
   */
  List<ReadBlock> withoutHeader(HtmlSource source, List<ReadBlock> blocks) {
    List<ReadBlock> kept = new ArrayList<>();
    long texts = blocks.stream().filter(block -> !block.text().isEmpty()).count();
    int number = 0;
    int taken = 0;
    for (ReadBlock block : blocks) {
      number += block.text().isEmpty() ? 0 : 1;
      boolean first = number <= HEADER_BLOCKS + taken;
      boolean last = number > texts - CreditLines.BLOCKS;
      boolean header = !block.text().isEmpty() && first && isHeader(block);
      boolean facts = !block.text().isEmpty() && (first || last) && !header && keepFacts(block);
      if (header || facts) {
        taken++;
        block.book(source, Fate.stated("facts"));
      } else {
        kept.add(block);
      }
    }
    return kept;
  }

  /** NAME, NAME and below it a full time, and nothing else. */
  private boolean isHeader(ReadBlock block) {
    List<String> lines = block.lines();
    String time = lines.get(lines.size() - 1);
    boolean full = FactLine.isTime(time) && time.indexOf(':') > 0;
    if (!full || lines.size() > 3 || block.text().length() > 200) {
      return false;
    }
    dates.machine("machine-readable time", time);
    for (String names : lines.subList(0, lines.size() - 1)) {
      bylines.add(Bylines.Role.AUTHOR, properCase(PersonNames.parse(names)));
    }
    return true;
  }

  /** Keeps what a block of labelled lines says; false when it has anything else in it. */
  private boolean keepFacts(ReadBlock block) {
    List<FactLine.Fact> facts = new ArrayList<>();
    for (String line : block.lines()) {
      List<FactLine.Fact> some = FactLine.parse(line);
      if (some.isEmpty() || FactLine.isTime(line)) {
        return false;
      }
      facts.addAll(some);
    }
    // An outlet's own line of one or two credits is text; an unknown page's, or a card of facts, is
    // not.
    if (house.isKnown() && facts.size() < 3) {
      return false;
    }
    facts.forEach(this::keep);
    return !facts.isEmpty();
  }

  private void keep(FactLine.Fact fact) {
    String value = fact.value();
    switch (fact.field()) {
      case AUTHOR -> bylines.add(Bylines.Role.AUTHOR, StatedNames.of(value));
      case EDITOR -> bylines.add(Bylines.Role.EDITOR, StatedNames.of(value));
      case TRANSLATOR -> bylines.add(Bylines.Role.TRANSLATOR, StatedNames.of(value));
      case DATE -> dates.machine("labelled line", value);
      case TAGS -> Terms.split(value, false).forEach(tag -> keywords.add(new Keyword(tag, null)));
      case SECTION -> state(Field.SECTION, value);
      case MODIFIED -> state(Field.MODIFIED, value);
      case SOURCE -> {
        String address = Addresses.stated(value);
        state(address == null ? Field.SITE_NAME : Field.URL, address == null ? value : address);
      }
      default -> {}
    }
  }

  private void state(Field field, String value) {
    statements.add(new Statement(field, value, Rank.OUTLET, "labelled line"));
  }
}
