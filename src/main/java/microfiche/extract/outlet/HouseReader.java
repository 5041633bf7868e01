package microfiche.extract.outlet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import microfiche.article.Article;
import microfiche.article.Block;
import microfiche.article.BodyWalk;
import microfiche.article.ImageObject;
import microfiche.article.Provenance;
import microfiche.article.PublicationDate;
import microfiche.extract.Budget;
import microfiche.extract.Capture;
import microfiche.extract.Fate;
import microfiche.extract.Ledger;
import microfiche.extract.OverBudget;
import microfiche.extract.Statement.Field;
import microfiche.extract.Statements;
import microfiche.extract.html.Asides;
import microfiche.extract.html.BlockReader;
import microfiche.extract.html.HtmlSource;
import microfiche.extract.html.Pictures;
import microfiche.extract.html.ReadBlock;
import microfiche.seed.Seed;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Reads one capture in one house style: the order of the steps. Used once, by one thread. */
final class HouseReader {
  private final House house;
  private final Seed seed;
  private final Capture capture;
  private final Doubts doubts;
  private final Origin origin;
  private final @Nullable String headline;
  private final Dates dates;
  private final Bylines bylines = new Bylines();
  private final Sieve sieve;
  private final Facts facts;
  private final Pictures pictures;

  HouseReader(House house, Origin origin, Seed seed, Capture capture, Doubts doubts) {
    this.house = house;
    this.seed = seed;
    this.capture = capture;
    this.doubts = doubts;
    this.origin = origin;
    Statements statements = capture.statements();
    String site = statements.first(Field.SITE_NAME);
    this.headline = origin.headline(statements.first(Field.HEADLINE), house.style(), site);
    this.dates = new Dates(house.zone());
    this.sieve = new Sieve(house.any(), house.style(), origin.url(), headline);
    this.facts = new Facts(house, origin.url(), statements, sieve, dates, bylines);
    this.pictures =
        new Pictures(
            origin.url(),
            House.either(house.style().figures(), house.any().figures()),
            House.either(house.style().credits(), house.any().credits()),
            headline);
  }

  Article read(Ledger ledger) {
    ArticleFinder finder = new ArticleFinder(house, doubts);
    List<ReadBlock> blocks = new ArrayList<>();
    HtmlSource body = HtmlSource.parse(capture.body(), ledger);
    HtmlSource lead =
        capture.inner().lead() == null ? null : HtmlSource.parse(capture.inner().lead(), ledger);
    openComments(body, lead);
    int leads = 0;
    if (lead != null) {
      finder.clean(lead);
      leads = lead(lead, blocks);
    }
    finder.clean(body);
    Element container = capture.isWholePage() ? finder.onPage(body) : finder.inFrame(body);
    facts.stated();
    facts.elements(body, container);
    facts.statedByGenerator();
    List<ReadBlock> text = text(body, container);
    new Datelines(house, dates, bylines).read(text, origin.url());
    facts.statedByName();
    CreditLines credits = new CreditLines(bylines);
    credits.read(text);
    credits.columnAuthor(house.style(), headline, text, seed.section());
    facts.authorOfLastResort();
    for (ReadBlock block : Asides.gather(text)) {
      block.book(body, Fate.block(blocks.size() + 1));
      blocks.add(block);
    }
    evidence(ledger);
    return article(blocks, leads);
  }

  private List<ReadBlock> text(HtmlSource body, Element container) {
    TreeSet<String> unknown = new TreeSet<>();
    List<ReadBlock> read =
        new BlockReader(body, origin.url(), seed.path(), pictures, unknown::add).read(container);
    List<ReadBlock> text =
        CaptionsBelow.adopt(body, facts.withoutHeader(body, sieve.sift(body, read)));
    if (text.stream().mapToLong(block -> block.text().length()).sum() > Budget.MOST_TEXT) {
      throw OverBudget.text(Budget.MOST_TEXT);
    }
    return text;
  }

  private void openComments(HtmlSource body, @Nullable HtmlSource lead) {
    if (body.hasOpenComment() || lead != null && lead.hasOpenComment()) {
      doubts.warn(
          "a comment is never closed: it was taken to end with its line, or before the next tag",
          "see that nothing of the article is missing");
    }
  }

  /** The lead block holds one picture; all words in it are its caption. */
  private int lead(HtmlSource lead, List<ReadBlock> blocks) {
    List<ReadBlock> read = pictures.wholeFigure(lead, lead.body());
    for (ReadBlock block : read) {
      block.book(lead, Fate.block(blocks.size() + 1));
      blocks.add(block);
    }
    return read.isEmpty() ? 0 : 1;
  }

  private void evidence(Ledger ledger) {
    dates.mirrored(mirroredAt());
    if (ledger.isOn()) {
      // Only an explanation shows all that speaks for a date.
      String stated = dates.explained();
      if (stated != null) {
        doubts.note(stated);
      }
      Disputes.of(capture, doubts);
    }
    String hint =
        dates.choose() == null
            ? "write it like 2024-10-12 or 2024-10-12 18:40:00 +0800"
            : "the next best statement of the date was taken";
    doubts.noDays(dates.impossible(), hint);
    for (String doubt : capture.statements().doubts()) {
      doubts.warn(doubt, "it was left out");
    }
  }

  /** When the mirror or web archive captured it, in ISO 8601; null when nobody says. */
  private @Nullable String mirroredAt() {
    String stated = capture.statements().first(Field.MIRRORED_AT);
    return Dates.instant(stated == null ? origin.capturedAt() : stated);
  }

  private Article article(List<ReadBlock> read, int leads) {
    List<Block> blocks = read.stream().map(ReadBlock::block).toList();
    Map<String, ImageObject> images = new LinkedHashMap<>();
    collectImages(blocks, images);
    Statements stated = capture.statements();
    StringBuilder text = new StringBuilder(headline == null ? "" : headline);
    read.forEach(block -> text.append('\n').append(block.text()));
    String language = stated.first(Field.LANGUAGE);
    return new Article(
        headline,
        stated.first(Field.ALTERNATIVE_HEADLINE),
        origin.url(),
        dates.choose(),
        modified(stated.first(Field.MODIFIED)),
        bylines.of(Bylines.Role.AUTHOR),
        bylines.of(Bylines.Role.EDITOR),
        bylines.of(Bylines.Role.TRANSLATOR),
        origin.publisher(house.style(), stated.first(Field.SITE_NAME)),
        seed.section() == null ? stated.best(Field.SECTION) : List.of(seed.section()),
        facts.keywords(),
        List.copyOf(images.values()),
        leads,
        blocks,
        sieve.related(),
        Language.of(text.toString(), language != null ? language : house.style().language()),
        new Provenance(
            seed.path(),
            seed.part(),
            seed.sha256(),
            capture.mirror(),
            house.style().id(),
            mirroredAt()));
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

  private @Nullable PublicationDate modified(@Nullable String stated) {
    if (stated == null) {
      return null;
    }
    Dates modified = new Dates(house.zone());
    modified.machine("last change", stated);
    doubts.noDays(modified.impossible(), "the time of the last change was left out");
    return modified.choose();
  }
}
