package microfiche.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import microfiche.archive.Entry;
import microfiche.archive.Taxonomy;
import microfiche.article.PublicationDate;
import org.jspecify.annotations.Nullable;

/** Plans a page for every article, and one for its versions where it has several. */
final class ArticlePages {
  private final Contents contents;
  private final Map<String, Place> places;

  ArticlePages(Contents contents) {
    this.contents = contents;
    this.places = places();
  }

  /** Where an article stands among those of its source, which are in order of time. */
  private record Place(List<Entry> source, int number) {}

  void addTo(List<PlannedPage> pages) {
    for (Entry entry : contents.archive().entries()) {
      pages.add(new PlannedPage(contents.permalinks().of(entry), () -> article(entry)));
      if (!entry.versions().isEmpty()) {
        pages.add(new PlannedPage(contents.permalinks().versionsOf(entry), () -> versions(entry)));
      }
    }
  }

  private Page article(Entry entry) {
    PublicationDate date = entry.card().date();
    List<NamedLink> source = source(entry);
    Place place = places.get(entry.card().key());
    return new Page.ArticlePage(
        contents.permalinks().of(entry),
        contents.headline(entry),
        entry,
        source.isEmpty() ? null : source.get(0),
        contents.links(Taxonomy.Kind.SECTION, entry.sections()),
        contents.links(Taxonomy.Kind.TAG, entry.card().keywords()),
        contents.links(Taxonomy.Kind.AUTHOR, entry.card().authors()),
        date == null ? null : contents.dayLink(date.day()),
        place == null ? null : neighbour(place, -1),
        place == null ? null : neighbour(place, 1),
        entry.versions().isEmpty()
            ? null
            : new NamedLink(
                contents.words().of("versions"),
                contents.permalinks().versionsOf(entry),
                entry.versions().size() + 1),
        contents.linked(entry.card().links()),
        crumbs(source));
  }

  private @Nullable NamedLink neighbour(Place place, int steps) {
    int number = place.number() + steps;
    return number < 0 || number == place.source().size()
        ? null
        : contents.named(place.source().get(number));
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
    crumbs.addAll(source);
    return crumbs;
  }

  private List<NamedLink> source(Entry entry) {
    return entry.card().publisher() == null
        ? List.of()
        : contents.links(Taxonomy.Kind.SOURCE, List.of(entry.card().publisher().name()));
  }

  private Map<String, Place> places() {
    Map<String, Place> places = new HashMap<>(contents.archive().entries().size() * 2);
    for (Taxonomy.Term source : contents.archive().taxonomy(Taxonomy.Kind.SOURCE).terms()) {
      List<Entry> list = source.entries();
      for (int i = 0; i < list.size(); i++) {
        places.put(list.get(i).card().key(), new Place(list, i));
      }
    }
    return places;
  }
}
