package microfiche.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import microfiche.archive.ArchiveEntry;
import microfiche.archive.Taxonomy;
import microfiche.article.Organization;
import microfiche.article.PublicationDate;
import microfiche.order.NameOrder;
import org.jspecify.annotations.Nullable;

/** Plans the lists of every source, section, tag and author, and the indexes of their names. */
final class TaxonomyPages {
  /** Sources or sections on one page of their index. */
  private static final int SHELVES = 200;

  private final Contents contents;
  private final Lists lists;

  TaxonomyPages(Contents contents, Lists lists) {
    this.contents = contents;
    this.lists = lists;
  }

  /**
   * Adds all pages; {@code letters} has the names of those taxonomies that are looked up by name.
   */
  void addTo(
      List<PlannedPage> pages, Map<Taxonomy.Kind, List<NameOrder.Group<Taxonomy.Term>>> letters) {
    for (Taxonomy.Kind kind : Taxonomy.Kind.values()) {
      Taxonomy taxonomy = contents.archive().taxonomy(kind);
      if (taxonomy.terms().size() < 2
          && taxonomy.terms().stream().allMatch(t -> contents.path(t) == null)) {
        continue; // nothing leads to an index of it
      }
      lists(taxonomy);
      List<NameOrder.Group<Taxonomy.Term>> groups = letters.get(kind);
      if (groups == null) {
        shelves(taxonomy, pages);
      } else {
        new LetterPages(contents, taxonomy, groups).addTo(pages);
      }
    }
  }

  private void lists(Taxonomy taxonomy) {
    List<NamedLink> breadcrumbs = List.of(contents.homeLink(), contents.indexLink(taxonomy.kind()));
    for (Taxonomy.Term term : taxonomy.terms()) {
      if (contents.path(term) != null) {
        String folder = contents.permalinks().folder(term);
        lists.add(
            folder,
            term.entries(),
            contents.stamp(term),
            () -> new Lists.Head(folder, term, breadcrumbs));
      }
    }
  }

  /** Those of many articles first. */
  private void shelves(Taxonomy taxonomy, List<PlannedPage> pages) {
    List<Taxonomy.Term> terms = taxonomy.terms();
    if (taxonomy.kind() == Taxonomy.Kind.SECTION) {
      terms = new ArrayList<>(terms);
      terms.sort(Comparator.comparingInt(section -> sourceOf(section)));
    }
    List<Taxonomy.Term> inOrder = terms;
    String folder = taxonomy.kind().folder();
    int parts = Math.max(1, (terms.size() + SHELVES - 1) / SHELVES);
    for (int i = 0; i < parts; i++) {
      int part = i;
      pages.add(
          new PlannedPage(
              path(folder, i), "shelves", () -> shelves(taxonomy.kind(), inOrder, part, parts)));
    }
  }

  private Page shelves(Taxonomy.Kind kind, List<Taxonomy.Term> terms, int part, int parts) {
    String folder = kind.folder();
    List<ShelvesPage.Shelf> shelves = new ArrayList<>();
    for (Taxonomy.Term term :
        terms.subList(part * SHELVES, Math.min(terms.size(), (part + 1) * SHELVES))) {
      shelves.add(shelf(term));
    }
    return new ShelvesPage(
        path(folder, part),
        kind.word(),
        contents.words().of("index." + kind.word()),
        shelves,
        terms.size(),
        part == 0 ? null : path(folder, part - 1),
        part + 1 == parts ? null : path(folder, part + 1),
        Paging.window(0, parts - 1, part, number -> path(folder, number)),
        part == 0
            ? List.of(contents.homeLink())
            : List.of(contents.homeLink(), contents.indexLink(kind)));
  }

  private ShelvesPage.Shelf shelf(Taxonomy.Term term) {
    List<ArchiveEntry> entries = term.entries();
    int dated = entries.size();
    while (dated > 0 && entries.get(dated - 1).card().date() == null) {
      dated--;
    }
    ArchiveEntry latest = entries.get(Math.max(dated - 1, 0));
    return new ShelvesPage.Shelf(
        contents.link(term),
        term.kind() == Taxonomy.Kind.SECTION ? source(term) : null,
        dated == 0 ? null : day(entries.get(0)),
        dated == 0 ? null : day(latest),
        contents.named(latest));
  }

  /** The number of the only source that has a section; one more than all when several have it. */
  private int sourceOf(Taxonomy.Term section) {
    Taxonomy sources = contents.archive().taxonomy(Taxonomy.Kind.SOURCE);
    int several = sources.terms().size();
    int only = -1;
    for (ArchiveEntry entry : section.entries()) {
      Organization publisher = entry.card().publisher();
      Taxonomy.Term source = publisher == null ? null : sources.term(publisher.name());
      int number = source == null ? several : source.number();
      if (only >= 0 && number != only) {
        return several;
      }
      only = number;
    }
    return only;
  }

  private NamedLink source(Taxonomy.Term section) {
    List<Taxonomy.Term> sources = contents.archive().taxonomy(Taxonomy.Kind.SOURCE).terms();
    int number = sourceOf(section);
    return number == sources.size()
        ? new NamedLink(contents.words().of("sections.several"), null, 0)
        : contents.link(sources.get(number));
  }

  private static @Nullable String day(ArchiveEntry entry) {
    PublicationDate date = entry.card().date();
    return date == null ? null : date.day().toString();
  }

  private static String path(String folder, int part) {
    return part == 0 ? folder + "index.html" : folder + "more-" + (part + 1) + ".html";
  }
}
