package microfiche.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import microfiche.archive.ArchiveEntry;
import microfiche.archive.Story;
import microfiche.archive.Taxonomy;
import microfiche.article.PublicationDate;
import microfiche.card.Card;
import microfiche.hash.Stamps;
import org.jspecify.annotations.Nullable;

/** Plans a page for every article, and one for its versions where it has several. */
final class ArticlePages {
  /** Other reports of an event that an article shows; the page of the event shows all. */
  private static final int REPORTS = 6;

  /** Articles that link to it which an article shows. */
  private static final int CITED = 10;

  /** Rows of neighbours that an article shows. */
  private static final int ROWS = 2;

  private final Contents contents;
  private final Row inSource;
  private final Row inSection;
  private final Row onDay;

  ArticlePages(Contents contents) {
    this.contents = contents;
    int size = contents.archive().entries().size();
    this.inSource = new Row(size);
    this.inSection = new Row(size);
    this.onDay = new Row(size);
    for (Taxonomy.Term source : contents.archive().taxonomy(Taxonomy.Kind.SOURCE).terms()) {
      inSource.add(source.entries(), entry -> true);
    }
    for (Taxonomy.Term section : contents.archive().taxonomy(Taxonomy.Kind.SECTION).terms()) {
      inSection.add(section.entries(), entry -> firstSection(entry, section));
    }
    contents.archive().days().values().forEach(day -> onDay.add(day, entry -> true));
  }

  /** Rows of articles in order of time, one row for each article. */
  private static final class Row {
    private final @Nullable List<ArchiveEntry>[] rows;
    private final int[] places;

    @SuppressWarnings("unchecked") // arrays know nothing of what lists hold
    private Row(int size) {
      this.rows = (List<ArchiveEntry>[]) new List<?>[size];
      this.places = new int[size];
    }

    private void add(List<ArchiveEntry> row, Predicate<ArchiveEntry> belongs) {
      for (int i = 0; i < row.size(); i++) {
        ArchiveEntry entry = row.get(i);
        if (belongs.test(entry)) {
          rows[entry.number()] = row;
          places[entry.number()] = i;
        }
      }
    }

    /** Whether others stand in the row of an article. */
    private boolean hasOthers(ArchiveEntry entry) {
      List<ArchiveEntry> row = rows[entry.number()];
      return row != null && row.size() > 1;
    }

    /** The article so many steps further on in the row of another, or null. */
    private @Nullable ArchiveEntry neighbour(ArchiveEntry entry, int steps) {
      List<ArchiveEntry> row = rows[entry.number()];
      int place = places[entry.number()] + steps;
      return row == null || place < 0 || place >= row.size() ? null : row.get(place);
    }
  }

  void addTo(List<PlannedPage> pages) {
    for (ArchiveEntry entry : contents.archive().entries()) {
      pages.add(
          new PlannedPage(
              contents.permalinks().of(entry),
              "article",
              () -> stamp(entry),
              () -> article(entry)));
      if (!entry.versions().isEmpty()) {
        pages.add(
            new PlannedPage(
                contents.permalinks().versionsOf(entry),
                "versions",
                () -> contents.stamp(entry),
                () -> versions(entry)));
      }
    }
  }

  /** Of all that {@link #article} draws from. */
  private long stamp(ArchiveEntry entry) {
    Card card = entry.card();
    long stamp = contents.stamp(entry);
    stamp = Stamps.mix(stamp, contents.stamp(Taxonomy.Kind.SECTION, entry.sections()));
    stamp =
        Stamps.mix(
            stamp,
            contents.stamp(Taxonomy.Kind.TAG, Taxonomy.first(card.keywords())),
            contents.stamp(Taxonomy.Kind.AUTHOR, Taxonomy.first(card.authors())));
    stamp = Stamps.mix(stamp, stamp(inSource, entry), stamp(inSection, entry));
    stamp = Stamps.mix(stamp, stamp(onDay, entry), contents.stamp(card.links()));
    stamp = Stamps.mix(stamp, contents.stampOfPictures(card), contents.stampOfStory(entry));
    for (int kin : contents.archive().coverage().similar().numbersOf(entry.number())) {
      stamp = Stamps.mix(stamp, contents.stamp(contents.archive().entries().get(kin)));
    }
    return Stamps.mix(stamp, contents.stamp(contents.archive().citations().of(entry)));
  }

  private long stamp(Row row, ArchiveEntry entry) {
    ArchiveEntry before = row.neighbour(entry, -1);
    ArchiveEntry after = row.neighbour(entry, 1);
    return Stamps.mix(
        row.hasOthers(entry) ? 1 : 0,
        before == null ? 0 : contents.stamp(before),
        after == null ? 0 : contents.stamp(after));
  }

  private Page article(ArchiveEntry entry) {
    PublicationDate date = entry.card().date();
    List<NamedLink> source = source(entry);
    List<NamedLink> sections =
        contents.links(Taxonomy.Kind.SECTION, entry.sections(), entry.filed());
    NamedLink day = date == null ? null : contents.dayLink(date.day());
    List<ArticlePage.Neighbours> neighbours = new ArrayList<>(3);
    addNeighbours(source.isEmpty() ? null : source.get(0), inSource, entry, neighbours);
    addNeighbours(sections.isEmpty() ? null : sections.get(0), inSection, entry, neighbours);
    addNeighbours(day, onDay, entry, neighbours);
    List<ArchiveEntry> citing = contents.archive().citations().of(entry);
    return new ArticlePage(
        contents.permalinks().of(entry),
        contents.title(entry),
        entry,
        source.isEmpty() ? null : source.get(0),
        sections,
        contents.links(Taxonomy.Kind.TAG, entry.card().keywords()),
        contents.links(Taxonomy.Kind.AUTHOR, entry.card().authors()),
        day,
        date == null ? null : contents.onThisDay(date.day()),
        neighbours,
        entry.versions().isEmpty()
            ? null
            : new NamedLink(
                contents.words().of("versions"),
                contents.permalinks().versionsOf(entry),
                entry.versions().size() + 1),
        story(entry),
        reports(entry),
        similar(entry.number()),
        newestFirst(citing).stream().limit(CITED).map(contents::listed).toList(),
        citing.size(),
        contents.linked(entry.card().links()),
        contents.shown(entry.card()),
        crumbs(source));
  }

  private static List<ArchiveEntry> newestFirst(List<ArchiveEntry> oldestFirst) {
    List<ArchiveEntry> newestFirst = new ArrayList<>(oldestFirst);
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  private @Nullable NamedLink story(ArchiveEntry entry) {
    Story story = contents.archive().coverage().stories().of(entry);
    return story == null
        ? null
        : new NamedLink(
            contents.words().of("story"), contents.permalinks().of(story), story.reports().size());
  }

  /** The other reports of its event; of many, those around it. */
  private List<Item> reports(ArchiveEntry entry) {
    Story story = contents.archive().coverage().stories().of(entry);
    if (story == null) {
      return List.of();
    }
    List<ArchiveEntry> reports = story.reports();
    int start = reports.indexOf(entry) - REPORTS / 2;
    int first = Math.max(0, Math.min(start, reports.size() - REPORTS - 1));
    return reports.subList(first, Math.min(reports.size(), first + REPORTS + 1)).stream()
        .filter(report -> report.number() != entry.number())
        .map(contents::listed)
        .toList();
  }

  private List<ArticlePage.Similar> similar(int number) {
    return contents.archive().coverage().similar().to(number).stream()
        .map(
            kin ->
                new ArticlePage.Similar(
                    contents.listed(kin.entry()), kin.tags().stream().map(Brief::name).toList()))
        .toList();
  }

  /** Adds a row of what the other rows do not lead to already. */
  private void addNeighbours(
      @Nullable NamedLink of,
      Row row,
      ArchiveEntry entry,
      List<ArticlePage.Neighbours> neighbours) {
    if (of == null || !row.hasOthers(entry) || neighbours.size() == ROWS) {
      return;
    }
    NamedLink before = link(row.neighbour(entry, -1));
    NamedLink after = link(row.neighbour(entry, 1));
    Set<NamedLink> known = new HashSet<>();
    neighbours.forEach(other -> known.addAll(Arrays.asList(other.previous(), other.next())));
    NamedLink previous = known.contains(before) ? null : before;
    NamedLink next = known.contains(after) ? null : after;
    if (previous != null || next != null) {
      neighbours.add(new ArticlePage.Neighbours(Brief.link(of), previous, next));
    }
  }

  private @Nullable NamedLink link(@Nullable ArchiveEntry entry) {
    return entry == null ? null : contents.named(entry);
  }

  private Page versions(ArchiveEntry entry) {
    List<NamedLink> crumbs = crumbs(source(entry));
    crumbs.add(contents.named(entry));
    return new VersionsPage(
        contents.permalinks().versionsOf(entry),
        contents.words().of("versions.of", contents.headline(entry)),
        entry,
        contents.named(entry),
        crumbs);
  }

  private List<NamedLink> crumbs(List<NamedLink> source) {
    List<NamedLink> crumbs = new ArrayList<>(List.of(contents.homeLink()));
    source.forEach(link -> crumbs.add(Brief.link(link)));
    return crumbs;
  }

  private List<NamedLink> source(ArchiveEntry entry) {
    return entry.card().publisher() == null
        ? List.of()
        : contents.links(Taxonomy.Kind.SOURCE, List.of(entry.card().publisher().name()));
  }

  /** The row an article of several sections belongs to is that of its first. */
  private boolean firstSection(ArchiveEntry entry, Taxonomy.Term section) {
    Taxonomy.Term first =
        contents.archive().taxonomy(Taxonomy.Kind.SECTION).term(entry.sections().get(0));
    return first != null && first.key().equals(section.key());
  }
}
