package microfiche.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import microfiche.archive.Entry;
import microfiche.archive.Story;
import microfiche.archive.Taxonomy;
import microfiche.article.PublicationDate;
import org.jspecify.annotations.Nullable;

/** Plans a page for every article, and one for its versions where it has several. */
final class ArticlePages {
  /** Other reports of an event that an article shows; the page of the event shows all. */
  private static final int REPORTS = 6;

  private final Contents contents;
  private final Map<String, Place> inSource = new HashMap<>();
  private final Map<String, Place> inSection = new HashMap<>();
  private final Map<String, Place> onDay = new HashMap<>();

  ArticlePages(Contents contents) {
    this.contents = contents;
    for (Taxonomy.Term source : contents.archive().taxonomy(Taxonomy.Kind.SOURCE).terms()) {
      place(source.entries(), inSource);
    }
    for (Taxonomy.Term section : contents.archive().taxonomy(Taxonomy.Kind.SECTION).terms()) {
      List<Entry> entries = section.entries();
      place(entries, inSection, entry -> firstSection(entry, section));
    }
    contents.archive().days().values().forEach(day -> place(day, onDay));
  }

  /** Where an article stands in a row of articles in order of time. */
  private record Place(List<Entry> row, int number) {}

  void addTo(List<PlannedPage> pages) {
    List<Entry> entries = contents.archive().entries();
    for (int i = 0; i < entries.size(); i++) {
      int number = i;
      Entry entry = entries.get(i);
      pages.add(new PlannedPage(contents.permalinks().of(entry), () -> article(entry, number)));
      if (!entry.versions().isEmpty()) {
        pages.add(new PlannedPage(contents.permalinks().versionsOf(entry), () -> versions(entry)));
      }
    }
  }

  private Page article(Entry entry, int number) {
    PublicationDate date = entry.card().date();
    List<NamedLink> source = source(entry);
    List<NamedLink> sections =
        contents.links(Taxonomy.Kind.SECTION, entry.sections(), entry.filed());
    NamedLink day = date == null ? null : contents.dayLink(date.day());
    List<Page.Neighbours> neighbours = new ArrayList<>(3);
    String key = entry.card().key();
    addNeighbours(source.isEmpty() ? null : source.get(0), inSource.get(key), neighbours);
    addNeighbours(sections.isEmpty() ? null : sections.get(0), inSection.get(key), neighbours);
    addNeighbours(day, onDay.get(key), neighbours);
    return new Page.ArticlePage(
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
        akin(number),
        contents.linked(entry.card().links()),
        contents.shown(entry.card()),
        crumbs(source));
  }

  private @Nullable NamedLink story(Entry entry) {
    Story story = contents.archive().coverage().stories().of(entry);
    return story == null
        ? null
        : new NamedLink(
            contents.words().of("story"), contents.permalinks().of(story), story.reports().size());
  }

  /** The other reports of its event; of many, those around it. */
  private List<Item> reports(Entry entry) {
    Story story = contents.archive().coverage().stories().of(entry);
    if (story == null) {
      return List.of();
    }
    List<Entry> reports = story.reports();
    int start = reports.indexOf(entry) - REPORTS / 2;
    int first = Math.max(0, Math.min(start, reports.size() - REPORTS - 1));
    return reports.subList(first, Math.min(reports.size(), first + REPORTS + 1)).stream()
        .filter(report -> !report.card().key().equals(entry.card().key()))
        .map(contents::listed)
        .toList();
  }

  private List<Page.Akin> akin(int number) {
    return contents.archive().coverage().akin().to(number).stream()
        .map(
            kin ->
                new Page.Akin(
                    contents.listed(kin.entry()), kin.tags().stream().map(Brief::name).toList()))
        .toList();
  }

  /** Adds a row unless the article stands alone in it. */
  private void addNeighbours(
      @Nullable NamedLink of, @Nullable Place place, List<Page.Neighbours> neighbours) {
    if (of != null && place != null && place.row().size() > 1) {
      neighbours.add(
          new Page.Neighbours(Brief.link(of), neighbour(place, -1), neighbour(place, 1)));
    }
  }

  private @Nullable NamedLink neighbour(Place place, int steps) {
    int number = place.number() + steps;
    return number < 0 || number == place.row().size()
        ? null
        : contents.named(place.row().get(number));
  }

  private Page versions(Entry entry) {
    List<NamedLink> crumbs = crumbs(source(entry));
    crumbs.add(contents.named(entry));
    return new Page.VersionsPage(
        contents.permalinks().versionsOf(entry),
        contents.words().of("versions"),
        entry,
        contents.named(entry),
        crumbs);
  }

  private List<NamedLink> crumbs(List<NamedLink> source) {
    List<NamedLink> crumbs = new ArrayList<>(List.of(contents.homeLink()));
    source.forEach(link -> crumbs.add(Brief.link(link)));
    return crumbs;
  }

  private List<NamedLink> source(Entry entry) {
    return entry.card().publisher() == null
        ? List.of()
        : contents.links(Taxonomy.Kind.SOURCE, List.of(entry.card().publisher().name()));
  }

  /** The row an article of several sections belongs to is that of its first. */
  private boolean firstSection(Entry entry, Taxonomy.Term section) {
    Taxonomy.Term first =
        contents.archive().taxonomy(Taxonomy.Kind.SECTION).term(entry.sections().get(0));
    return first != null && first.key().equals(section.key());
  }

  private static void place(List<Entry> row, Map<String, Place> places) {
    place(row, places, entry -> true);
  }

  private static void place(List<Entry> row, Map<String, Place> places, Predicate<Entry> belongs) {
    for (int i = 0; i < row.size(); i++) {
      if (belongs.test(row.get(i))) {
        places.put(row.get(i).card().key(), new Place(row, i));
      }
    }
  }
}
