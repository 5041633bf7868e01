package microfiche.extract.outlet;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.article.Article;
import microfiche.article.Block;
import microfiche.article.BodyWalk;
import microfiche.article.ImageObject;
import microfiche.article.Keyword;
import microfiche.article.Organization;
import microfiche.article.Person;
import microfiche.article.Provenance;
import microfiche.article.PublicationDate;
import microfiche.extract.Capture;
import microfiche.extract.FactLine;
import microfiche.extract.Fate;
import microfiche.extract.Ledger;
import microfiche.extract.html.Addresses;
import microfiche.extract.html.Asides;
import microfiche.extract.html.BlockReader;
import microfiche.extract.html.CjkText;
import microfiche.extract.html.HtmlSource;
import microfiche.extract.html.MainContent;
import microfiche.extract.html.Pictures;
import microfiche.extract.html.ReadBlock;
import microfiche.extract.html.Walk;
import microfiche.report.Finding;
import microfiche.seed.Seed;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/** Reads one capture in one house style. Used once, by one thread. */
final class HouseReader {
  /** A dateline stands in one of the first blocks (after an editor's note at most). */
  private static final int DATELINE_BLOCKS = 6;

  /** What a feed or page says of an article before its text stands in its first blocks. */
  private static final int HEADER_BLOCKS = 3;

  /** Credit lines stand in the last blocks, before notes about rights and sources. */
  private static final int CREDIT_BLOCKS = 8;

  /** A byline opens the article or follows the dateline: 【…讯】（大纪元记者张婷综合报导）. */
  private static final Pattern PARENTHESIS = Pattern.compile("[（(]([^（()）]{2,60})[）)]");

  /** Room for a parenthesis that begins with one of the first characters. */
  private static final int OPENING = 128;

  private static final Pattern SUFFIX = Pattern.compile("\\s+[-–—|｜]\\s+([^-–—|｜]{2,30})$");

  private static final Evaluator LINKS = QueryParser.parse("a[href]");

  private static final Fate OUTSIDE = Fate.chrome("outside the article");

  private final HouseStyle any;
  private final HouseStyle style;
  private final Seed seed;
  private final Capture capture;
  private final Ledger ledger;
  private final Consumer<Finding> findings;
  private final @Nullable String url;
  private final ZoneId zone;
  private final @Nullable String headline;
  private final Dates dates;
  private final Bylines bylines = new Bylines();
  private final List<Keyword> keywords = new ArrayList<>();
  private final Map<Element, Keyword> tagLinks = new LinkedHashMap<>();
  private final Sieve sieve;

  HouseReader(
      HouseStyle any,
      HouseStyle style,
      Seed seed,
      Capture capture,
      ZoneId zone,
      Ledger ledger,
      Consumer<Finding> findings) {
    this.any = any;
    this.style = style;
    this.seed = seed;
    this.capture = capture;
    this.ledger = ledger;
    this.findings = findings;
    this.url = address(capture.url());
    this.headline = withoutSuffix(capture.headline());
    this.zone = style.timeZone() == null ? zone : style.timeZone();
    this.dates = new Dates(this.zone);
    this.sieve = new Sieve(any, style, url, headline);
  }

  /** What a mirror states as the original address, if it is one on the web. */
  private @Nullable String address(@Nullable String stated) {
    if (stated == null) {
      return null;
    }
    String address = Addresses.resolve(null, stated);
    boolean web =
        address != null && address.startsWith("http") && !Addresses.host(address).isEmpty();
    if (!web) {
      findings.accept(
          Finding.warning(
              seed.path(),
              "its original address is none: \"" + CjkText.collapse(stated) + "\"",
              null));
    }
    return web ? address : null;
  }

  /** …– 法国国际广播电台 - RFI: the publisher's name behind a dash is not part of the headline. */
  private @Nullable String withoutSuffix(@Nullable String stated) {
    String text = stated;
    while (text != null) {
      Matcher suffix = SUFFIX.matcher(text);
      if (!suffix.find() || suffix.start() < 4 || !namesPublisher(suffix.group(1))) {
        return text;
      }
      text = text.substring(0, suffix.start());
    }
    return null;
  }

  private boolean namesPublisher(String text) {
    String name = text.toLowerCase(Locale.ROOT).replaceAll("\\s", "");
    String host = Addresses.host(url);
    String label =
        host.replaceFirst("\\.(?:com|org|net|co|gov|edu)?\\.?[a-z]{2,3}$", "")
            .replaceFirst("^.*\\.", "");
    String own = style.name() == null ? "" : style.name().toLowerCase(Locale.ROOT);
    return label.length() > 1 && name.contains(label)
        || own.length() > 1 && (name.contains(own) || own.contains(name) && name.length() > 2);
  }

  Article read() {
    List<ReadBlock> blocks = new ArrayList<>();
    HtmlSource body = HtmlSource.parse(capture.body(), ledger);
    HtmlSource lead = capture.lead() == null ? null : HtmlSource.parse(capture.lead(), ledger);
    int leads = 0;
    if (lead != null) {
      clean(lead);
      leads = lead(lead, blocks);
    }
    clean(body);
    Element container = capture.wholePage() ? container(body) : inner(body);
    statedFacts();
    fields(body, container);
    TreeSet<String> unknown = new TreeSet<>();
    List<ReadBlock> text = new BlockReader(body, url, pictures(), unknown::add).read(container);
    text = withoutHeader(body, sieve.sift(body, text));
    text = CaptionsBelow.adopt(body, text);
    keywords();
    dateline(text);
    credits(text);
    for (ReadBlock block : Asides.gather(text)) {
      block.book(body, Fate.block(blocks.size() + 1));
      blocks.add(block);
    }
    evidence();
    return article(blocks, leads);
  }

  /** Dates and names that stand before the text proper. */
  private void statedFacts() {
    Capture.Stated stated = capture.stated();
    if (stated.published() != null) {
      dates.machine(stated.published());
    }
    for (String author : stated.authors()) {
      bylines.add(Bylines.Role.AUTHOR, Names.parse(author));
    }
    stated.editors().forEach(e -> bylines.add(Bylines.Role.EDITOR, Names.parse(e)));
    stated.translators().forEach(t -> bylines.add(Bylines.Role.TRANSLATOR, Names.parse(t)));
    stated.keywords().forEach(word -> keywords.add(new Keyword(word, null)));
  }

  private void clean(HtmlSource source) {
    any.drop().drop(source);
    if (!style.id().equals(any.id())) {
      style.drop().drop(source);
    }
  }

  private Pictures pictures() {
    return new Pictures(
        url,
        either(style.figures(), any.figures()),
        either(style.credits(), any.credits()),
        headline);
  }

  private static @Nullable Evaluator either(@Nullable Evaluator first, @Nullable Evaluator second) {
    return first != null ? first : second;
  }

  /** The lead block holds one picture; all words in it are its caption. */
  private int lead(HtmlSource lead, List<ReadBlock> blocks) {
    List<ReadBlock> read = pictures().wholeFigure(lead, lead.body());
    for (ReadBlock block : read) {
      block.book(lead, Fate.block(blocks.size() + 1));
      blocks.add(block);
    }
    return read.isEmpty() ? 0 : 1;
  }

  private Element container(HtmlSource page) {
    List<Evaluator> candidates = new ArrayList<>(style.body());
    candidates.addAll(any.body());
    MainContent.Choice choice = MainContent.find(page.body(), candidates);
    if (!choice.sure()) {
      findings.accept(
          Finding.warning(
              seed.path(),
              "not sure where the article begins and ends",
              "add a rule file for its outlet with \"body:\" (see src/docs/outlets.md)"));
    }
    outside(page, choice.element());
    return choice.element();
  }

  /** Books what stands around the article. */
  private static void outside(HtmlSource page, Element article) {
    for (Element at = article; !at.equals(page.body()); ) {
      at.siblingElements().forEach(other -> page.take(other, OUTSIDE));
      Element parent = at.parent();
      if (parent == null) {
        break;
      }
      parent.textNodes().forEach(text -> page.take(text, OUTSIDE));
      at = parent;
    }
  }

  /** Where the article is in what a mirror kept, if rules or structure say so plainly. */
  private Element inner(HtmlSource source) {
    List<Evaluator> rules = new ArrayList<>(style.body());
    if (style.name() == null) {
      rules.addAll(any.body());
    }
    MainContent.Choice choice = MainContent.most(source.body(), rules);
    if (choice.sure()) {
      bringLead(source, choice.element());
      outside(source, choice.element());
    }
    return choice.element();
  }

  /** The lead picture often stands before the element that holds the text. */
  private void bringLead(HtmlSource source, Element article) {
    for (Element figure : source.body().select("figure, .picBox, .wp-caption")) {
      boolean inside =
          figure.equals(article)
              || figure.parents().contains(article)
              || article.parents().contains(figure);
      boolean picture =
          figure.selectFirst("img") != null
              && figure.parents().stream().noneMatch(p -> p.normalName().equals("aside"));
      if (inside) {
        return; // pictures behind the text are of other articles
      }
      if (picture) {
        article.prependChild(figure);
        return;
      }
    }
  }

  private void fields(HtmlSource source, Element container) {
    if (style.authors() != null) {
      for (Element element : inOrAround(container, source, style.authors())) {
        String text = CjkText.collapse(element.wholeText());
        if (Bylines.isCreditLine(text)) {
          bylines.creditLine(text);
        } else {
          bylines.add(Bylines.Role.AUTHOR, properCase(Names.parse(text)));
        }
        source.field(element, "author");
      }
    }
    for (Evaluator times : evaluators(style.time(), any.time())) {
      for (Element element : inOrAround(container, source, times)) {
        String stated = element.attr("datetime");
        dates.machine(stated.isEmpty() ? element.text() : stated);
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

  /** What {@code selector} finds in the article, or else on the page around it. */
  private static List<Element> inOrAround(
      Element container, HtmlSource source, Evaluator selector) {
    List<Element> inside = container.select(selector);
    return inside.isEmpty() && !container.equals(source.body())
        ? source.body().select(selector)
        : inside;
  }

  private static List<Evaluator> evaluators(@Nullable Evaluator first, @Nullable Evaluator second) {
    List<Evaluator> list = new ArrayList<>();
    if (first != null) {
      list.add(first);
    }
    if (second != null) {
      list.add(second);
    }
    return list;
  }

  /** ANTON TROIANOVSKI is how a page sets Anton Troianovski. */
  private static List<Person> properCase(List<Person> people) {
    return people.stream().map(p -> new Person(NameCase.proper(p.name()), p.jobTitle())).toList();
  }

  private void tags(Element container) {
    List<Pattern> patterns = style.tags().isEmpty() ? any.tags() : style.tags();
    Walk.elements(
        container,
        element -> {
          if (element.normalName().equals("a") && element.hasAttr("href")) {
            tag(element, patterns);
          }
        });
  }

  private void tag(Element link, List<Pattern> patterns) {
    String address = Addresses.resolve(url, link.attr("href"));
    if (address == null || patterns.stream().noneMatch(p -> p.matcher(address).find())) {
      return;
    }
    String name = CjkText.collapse(link.wholeText());
    if (!name.isEmpty()) {
      tagLinks.put(link, new Keyword(name, address));
    }
  }

  /** The tags whose words stayed in the article, each word once. */
  private void keywords() {
    tagLinks.forEach(
        (link, keyword) -> {
          boolean gone = link.textNodes().stream().anyMatch(sieve::took);
          if (!gone && keywords.stream().noneMatch(k -> k.name().equals(keyword.name()))) {
            keywords.add(keyword);
          }
        });
  }

  /**
   * Feeds put names and the time of publication into a block before the text; pages nobody has
   * rules for put labelled lines (作者：X, 发表日期：Y) before or after it.
   */
  private List<ReadBlock> withoutHeader(HtmlSource source, List<ReadBlock> blocks) {
    List<ReadBlock> kept = new ArrayList<>();
    long texts = blocks.stream().filter(block -> !block.text().isEmpty()).count();
    int number = 0;
    for (ReadBlock block : blocks) {
      number += block.text().isEmpty() ? 0 : 1;
      boolean first = number <= HEADER_BLOCKS;
      boolean last = number > texts - CREDIT_BLOCKS;
      boolean header = !block.text().isEmpty() && first && isHeader(block);
      boolean facts = (first || last) && !header && keepFacts(block);
      if (header || facts) {
        block.book(source, Fate.field("facts"));
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
    dates.machine(time);
    for (String names : lines.subList(0, lines.size() - 1)) {
      bylines.add(Bylines.Role.AUTHOR, properCase(Names.parse(names)));
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
    if (style.name() != null && facts.size() < 3) {
      return false;
    }
    for (FactLine.Fact fact : facts) {
      switch (fact.field()) {
        case AUTHOR -> bylines.add(Bylines.Role.AUTHOR, Names.parse(fact.value()));
        case EDITOR -> bylines.add(Bylines.Role.EDITOR, Names.parse(fact.value()));
        case TRANSLATOR -> bylines.add(Bylines.Role.TRANSLATOR, Names.parse(fact.value()));
        case DATE -> dates.machine(fact.value());
        default -> {}
      }
    }
    return !facts.isEmpty();
  }

  private void dateline(List<ReadBlock> blocks) {
    int looked = 0;
    for (ReadBlock block : blocks) {
      if (block.text().isEmpty() || looked++ >= DATELINE_BLOCKS) {
        continue;
      }
      for (List<Pattern> patterns : List.of(style.dateline(), any.dateline())) {
        for (Pattern pattern : patterns) {
          Matcher found = pattern.matcher(block.text());
          if (found.find() && found.start() < 60) {
            dates.pattern("dateline", found);
            byline(block.text().substring(found.end()));
            addressDate();
            return;
          }
        }
      }
    }
    addressDate();
    blocks.stream()
        .filter(block -> !block.text().isEmpty())
        .limit(2)
        .forEach(block -> byline(block.text()));
  }

  /** The parenthesis that follows a dateline or opens the text, if it is about people. */
  private void byline(String text) {
    for (Pattern pattern : style.byline()) {
      Matcher found = pattern.matcher(text);
      if (found.find()) {
        bylines.parenthesis(found.group(1));
      }
    }
    Matcher found = PARENTHESIS.matcher(text);
    if (found.region(0, Math.min(text.length(), OPENING)).find() && found.start() <= 3) {
      bylines.parenthesis(found.group(1));
    }
  }

  private void addressDate() {
    if (url == null) {
      return;
    }
    for (List<Pattern> patterns : List.of(style.addressDate(), any.addressDate())) {
      for (Pattern pattern : patterns) {
        Matcher found = pattern.matcher(url);
        if (found.find()) {
          dates.pattern("address", found);
          return;
        }
      }
    }
  }

  /** 责任编辑：林妍#, （记者X报导/责任编辑：Y）, 记者：X 责编：Y at the end; 文/X at the beginning. */
  private void credits(List<ReadBlock> blocks) {
    List<ReadBlock> texts = blocks.stream().filter(block -> !block.text().isEmpty()).toList();
    List<String> lines = texts.stream().map(ReadBlock::text).toList();
    for (int i = 0; i < lines.size(); i++) {
      boolean edge = i < 3 || i >= lines.size() - CREDIT_BLOCKS;
      List<String> parts = edge ? texts.get(i).lines() : List.<String>of();
      for (String line : parts) {
        if (Bylines.isCreditLine(line)) {
          bylines.creditLine(line);
        } else if (i >= lines.size() - CREDIT_BLOCKS) {
          closingParenthesis(line);
        }
      }
    }
    columnAuthor(lines);
  }

  /** …目拭以待！（责任编辑：X） glued to the last sentence, or (编译：Wendy). */
  private void closingParenthesis(String line) {
    int behind = Math.max(line.lastIndexOf('）'), line.lastIndexOf(')'));
    if (behind < 0 || behind < line.length() - 2) {
      return; // regular expressions are slow to find that out
    }
    Matcher found = PARENTHESIS.matcher(line);
    String last = null;
    while (found.find()) {
      last = found.end() >= line.length() - 1 ? found.group(1) : null;
    }
    if (last != null && Bylines.isCreditLine(last)) {
      bylines.creditLine(last);
    }
  }

  private void columnAuthor(List<String> lines) {
    if (style.columnAuthor() && !bylines.has(Bylines.Role.AUTHOR) && headline != null) {
      String name = ColumnAuthor.of(headline, lines, seed.section());
      if (name != null) {
        bylines.add(Bylines.Role.AUTHOR, List.of(new Person(name, null)));
      }
    }
  }

  private void evidence() {
    dates.mirrored(capture.mirroredAt());
    if (ledger.isOn() && !dates.all().isEmpty()) {
      // Only whoever asks for an explanation wants to see all that speaks for a date.
      List<String> stated =
          dates.all().stream()
              .map(
                  e ->
                      e.source()
                          + " "
                          + (e.date() == null ? "\"" + e.text() + "\", no such day" : e.date()))
              .toList();
      findings.accept(
          Finding.note(
              seed.path(),
              "date: " + dates.choose() + " by the first of: " + String.join("; ", stated)));
    }
    for (Dates.Evidence impossible : dates.impossible()) {
      findings.accept(
          Finding.warning(
              seed.path(),
              "no such day, or not understood: "
                  + impossible.source()
                  + " \""
                  + impossible.text()
                  + "\"",
              dates.choose() == null
                  ? "write it like 2024-10-12 or 2024-10-12 18:40:00 +0800"
                  : "the next best statement of the date was taken"));
    }
  }

  private Article article(List<ReadBlock> read, int leads) {
    List<Block> blocks = read.stream().map(ReadBlock::block).toList();
    Map<String, ImageObject> images = new LinkedHashMap<>();
    collectImages(blocks, images);
    PublicationDate published = dates.choose();
    Capture.Stated stated = capture.stated();
    StringBuilder text = new StringBuilder(headline == null ? "" : headline);
    read.forEach(block -> text.append('\n').append(block.text()));
    return new Article(
        headline,
        stated.alternativeHeadline(),
        url,
        published,
        modified(stated),
        bylines.of(Bylines.Role.AUTHOR),
        bylines.of(Bylines.Role.EDITOR),
        bylines.of(Bylines.Role.TRANSLATOR),
        publisher(stated),
        seed.section() == null ? stated.sections() : List.of(seed.section()),
        keywords,
        List.copyOf(images.values()),
        leads,
        blocks,
        sieve.related(),
        Language.of(
            text.toString(), stated.language() != null ? stated.language() : style.language()),
        new Provenance(
            seed.path(),
            seed.sha256(),
            capture.mirror(),
            style.id(),
            capture.mirroredAt() == null ? null : capture.mirroredAt().toString()));
  }

  private static void collectImages(List<Block> blocks, Map<String, ImageObject> images) {
    new BodyWalk() {
      @Override
      public Boolean figure(Block.Figure figure) {
        images.putIfAbsent(figure.image().contentUrl(), figure.image());
        return true;
      }
    }.blocks(blocks);
  }

  private @Nullable PublicationDate modified(Capture.Stated stated) {
    if (stated.modified() == null) {
      return null;
    }
    Dates modified = new Dates(zone);
    modified.machine(stated.modified());
    return modified.choose();
  }

  private @Nullable Organization publisher(Capture.Stated stated) {
    if (style.name() != null) {
      return new Organization(style.id(), style.name(), style.url());
    }
    String host = Addresses.host(url);
    if (host.isEmpty()) {
      return stated.siteName() == null
          ? null
          : new Organization(Slug.of(stated.siteName(), "site"), stated.siteName(), null);
    }
    String scheme = url != null && url.startsWith("http:") ? "http://" : "https://";
    return new Organization(
        Slug.of(host, "site"), stated.siteName() == null ? host : stated.siteName(), scheme + host);
  }
}
