package microfiche.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import microfiche.archive.Taxonomy;
import microfiche.hash.Stamps;
import microfiche.order.NameOrder;

/**
 * Plans the index of a taxonomy that is looked up by name: all on one page with letters to jump to,
 * or, when there are too many names, a page for each letter.
 */
final class LetterPages {
  /** Names on one page of an index. */
  private static final int NAMES = 400;

  /** The most frequent, above the letters. */
  private static final int TOP = 24;

  private final Contents contents;
  private final Taxonomy.Kind kind;
  private final String folder;
  private final String title;
  private final List<NameOrder.Group<Taxonomy.Term>> groups;
  private final List<NamedLink> top;
  private final int total;

  LetterPages(Contents contents, Taxonomy taxonomy, List<NameOrder.Group<Taxonomy.Term>> groups) {
    this.contents = contents;
    this.kind = taxonomy.kind();
    this.folder = kind.folder();
    this.title = contents.words().of("index." + kind.word());
    this.groups = groups;
    List<Taxonomy.Term> terms = taxonomy.terms();
    this.total = terms.size();
    this.top =
        total <= TOP
            ? List.of()
            : terms.stream().limit(TOP).filter(LetterPages::several).map(contents::link).toList();
  }

  private static boolean several(Taxonomy.Term term) {
    return term.entries().size() > 1;
  }

  void addTo(List<PlannedPage> pages) {
    pages.add(new PlannedPage(folder + "index.html", "terms", this::index));
    if (total > NAMES) {
      groups.forEach(group -> addTo(pages, group));
    }
  }

  private void addTo(List<PlannedPage> pages, NameOrder.Group<Taxonomy.Term> group) {
    int parts = (group.things().size() + NAMES - 1) / NAMES;
    for (int i = 0; i < parts; i++) {
      int part = i;
      pages.add(
          new PlannedPage(
              path(group.letter(), i),
              "terms",
              () -> stamp(group, part, parts),
              () -> part(group, part, parts)));
    }
  }

  /** Of all that {@link #part} draws from. */
  private long stamp(NameOrder.Group<Taxonomy.Term> group, int part, int parts) {
    long stamp = Stamps.mix(part, parts, group.things().size());
    for (NameOrder.Group<Taxonomy.Term> other : groups) {
      stamp = Stamps.mix(stamp, Stamps.of(other.letter()), other.things().size());
    }
    for (Taxonomy.Term term : names(group, part)) {
      long single = several(term) ? 0 : contents.permalinks().stamp(term.entries().get(0));
      stamp = Stamps.mix(stamp, contents.stamp(term), term.entries().size() + single);
    }
    return stamp;
  }

  private static List<Taxonomy.Term> names(NameOrder.Group<Taxonomy.Term> group, int part) {
    List<Taxonomy.Term> all = group.things();
    return all.subList(part * NAMES, Math.min(all.size(), (part + 1) * NAMES));
  }

  private Page index() {
    boolean whole = total <= NAMES;
    return new TermsPage(
        folder + "index.html",
        kind.word(),
        title,
        "",
        top,
        letters(""),
        whole
            ? groups.stream().map(group -> shown(group.letter(), group.things())).toList()
            : List.of(),
        total,
        null,
        null,
        List.of(),
        List.of(contents.homeLink()));
  }

  private Page part(NameOrder.Group<Taxonomy.Term> group, int part, int parts) {
    String letter = group.letter();
    List<Taxonomy.Term> terms = names(group, part);
    return new TermsPage(
        path(letter, part),
        kind.word(),
        title + contents.words().of("colon") + name(letter),
        letter,
        List.of(),
        letters(letter),
        List.of(shown(letter, terms)),
        group.things().size(),
        part == 0 ? null : path(letter, part - 1),
        part + 1 == parts ? null : path(letter, part + 1),
        Paging.window(0, parts - 1, part, number -> path(letter, number)),
        List.of(contents.homeLink(), contents.indexLink(kind)));
  }

  /** A letter of the page itself leads to its place there. */
  private List<NamedLink> letters(String current) {
    List<NamedLink> letters = new ArrayList<>();
    for (NameOrder.Group<Taxonomy.Term> group : groups) {
      String path =
          total > NAMES ? path(group.letter(), 0) : folder + "index.html#" + id(group.letter());
      letters.add(
          new NamedLink(
              name(group.letter()),
              group.letter().equals(current) ? null : path,
              group.things().size()));
    }
    return letters;
  }

  private TermsPage.Group shown(String letter, List<Taxonomy.Term> terms) {
    List<NamedLink> names = new ArrayList<>(terms.size());
    for (Taxonomy.Term term : terms) {
      names.add(
          contents.path(term) != null
              ? new NamedLink(spelled(term), contents.path(term), term.entries().size())
              : new NamedLink(spelled(term), contents.permalinks().of(term.entries().get(0)), 1));
    }
    return new TermsPage.Group(name(letter), id(letter), names);
  }

  /** {@code 渡轮 / 渡輪} */
  private static String spelled(Taxonomy.Term term) {
    String others = term.others().isEmpty() ? "" : " / " + term.others().get(0);
    return Brief.name(term.name() + others);
  }

  private String name(String letter) {
    return Character.isDigit(letter.charAt(0))
        ? contents.words().counted("strokes", Long.parseLong(letter))
        : letter;
  }

  private static String id(String letter) {
    if (letter.equals(NameOrder.OTHER)) {
      return "letter-other";
    }
    return (Character.isDigit(letter.charAt(0)) ? "strokes-" : "letter-")
        + letter.toLowerCase(Locale.ROOT);
  }

  private String path(String letter, int part) {
    return folder + id(letter) + (part == 0 ? "" : "-" + (part + 1)) + ".html";
  }
}
