package microfiche.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import microfiche.archive.Entry;
import microfiche.archive.Taxonomy;

/** Plans the lists of every source, section, tag and author, and the indexes of their names. */
final class TaxonomyPages {
  /** Names on one page of an index. */
  private static final int TERMS = 500;

  private final Contents contents;
  private final Lists lists;

  TaxonomyPages(Contents contents, Lists lists) {
    this.contents = contents;
    this.lists = lists;
  }

  void addTo(List<PlannedPage> pages) {
    for (Taxonomy.Kind kind : Taxonomy.Kind.values()) {
      taxonomy(contents.archive().taxonomy(kind), pages);
    }
  }

  private void taxonomy(Taxonomy taxonomy, List<PlannedPage> pages) {
    String kind = Contents.name(taxonomy.kind());
    List<NamedLink> breadcrumbs = List.of(contents.homeLink(), contents.indexLink(taxonomy.kind()));
    List<NamedLink> many = new ArrayList<>();
    List<NamedLink> single = new ArrayList<>();
    for (Taxonomy.Term term : taxonomy.terms()) {
      if (contents.path(term) != null) {
        many.add(contents.link(term));
        String folder = contents.permalinks().folder(term);
        lists.add(
            folder,
            term.entries(),
            () -> new Lists.Head(folder, kind, term.name(), null, null, breadcrumbs));
      } else {
        Entry only = term.entries().get(0);
        single.add(new NamedLink(term.name(), contents.permalinks().of(only), 1));
      }
    }
    single.sort(Comparator.comparing(NamedLink::name));
    index(taxonomy.kind(), many, single, pages);
  }

  /** One page, or when there are too many names several: those of many articles first. */
  private void index(
      Taxonomy.Kind taxonomy,
      List<NamedLink> many,
      List<NamedLink> single,
      List<PlannedPage> pages) {
    List<Part> parts = new ArrayList<>();
    if (many.size() + single.size() <= TERMS) {
      parts.add(new Part(many, single));
    } else {
      for (int i = 0; i < many.size() || parts.isEmpty(); i += TERMS) {
        parts.add(new Part(many.subList(i, Math.min(many.size(), i + TERMS)), List.of()));
      }
      for (int i = 0; i < single.size(); i += TERMS) {
        parts.add(new Part(List.of(), single.subList(i, Math.min(single.size(), i + TERMS))));
      }
    }
    int total = many.size() + single.size();
    String folder = Permalinks.folder(taxonomy);
    for (int i = 0; i < parts.size(); i++) {
      int number = i;
      pages.add(
          new PlannedPage(path(folder, i), () -> part(taxonomy, folder, parts, number, total)));
    }
  }

  private record Part(List<NamedLink> many, List<NamedLink> single) {}

  private Page part(
      Taxonomy.Kind taxonomy, String folder, List<Part> parts, int number, int total) {
    String kind = Contents.name(taxonomy);
    return new Page.TermsPage(
        path(folder, number),
        kind,
        contents.words().of("index." + kind),
        parts.get(number).many(),
        parts.get(number).single(),
        total,
        number == 0 ? null : path(folder, number - 1),
        number + 1 == parts.size() ? null : path(folder, number + 1),
        Paging.window(0, parts.size() - 1, number, part -> path(folder, part)),
        number == 0
            ? List.of(contents.homeLink())
            : List.of(contents.homeLink(), contents.indexLink(taxonomy)));
  }

  private static String path(String folder, int part) {
    return part == 0 ? folder + "index.html" : folder + "more-" + (part + 1) + ".html";
  }
}
