package microfiche.site;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import microfiche.archive.ArchiveEntry;
import microfiche.archive.Taxonomy;
import microfiche.article.PublicationDate;
import microfiche.hash.Stamps;
import org.jspecify.annotations.Nullable;

/** Plans lists of articles, cut into pages. */
final class Lists {
  private final Contents contents;
  private final int pageSize;
  private final List<PlannedPage> pages;

  /** Lists with {@code pageSize} articles on a page; what is planned is added to {@code pages}. */
  Lists(Contents contents, int pageSize, List<PlannedPage> pages) {
    this.contents = contents;
    this.pageSize = pageSize;
    this.pages = pages;
  }

  /**
   * What all pages of a list have in common.
   *
   * @param folder with a slash at its end
   * @param kind see {@link ListPage}
   * @param others other spellings of the title
   * @param before the neighbour to the left in a row of lists, or null
   * @param after the one to the right, or null
   * @param month of a month's list: its days; else null
   * @param onThisDay see {@link ListPage}
   */
  record Head(
      String folder,
      String kind,
      String title,
      List<String> others,
      @Nullable NamedLink before,
      @Nullable NamedLink after,
      CalendarPage.@Nullable Month month,
      @Nullable NamedLink onThisDay,
      List<NamedLink> breadcrumbs) {

    /** Of the articles of a term. */
    Head(String folder, Taxonomy.Term term, List<NamedLink> breadcrumbs) {
      this(
          folder,
          term.kind().word(),
          Brief.name(term.name()),
          term.others().stream().map(Brief::name).toList(),
          null,
          null,
          null,
          null,
          breadcrumbs);
    }

    /** Of a list that stands in no row of lists. */
    Head(String folder, String kind, String title, List<NamedLink> breadcrumbs) {
      this(folder, kind, title, List.of(), null, null, null, null, breadcrumbs);
    }
  }

  /**
   * Plans the pages of one list.
   *
   * @param folder of the list, with a slash at its end
   * @param oldestFirst its articles
   * @param stamp of all that {@code head} is drawn from
   * @param head asked for every page that is made
   */
  void add(String folder, List<ArchiveEntry> oldestFirst, long stamp, Supplier<Head> head) {
    Paging paging = new Paging(folder, pageSize, oldestFirst.size());
    for (int i = 0; i < paging.count(); i++) {
      int page = i;
      pages.add(
          new PlannedPage(
              paging.path(page),
              "list",
              () -> stamp(stamp, oldestFirst, paging, page),
              () -> page(head.get(), oldestFirst, paging, page)));
    }
  }

  /** The newest page tells how many articles there are in all, and where each year begins. */
  private long stamp(long head, List<ArchiveEntry> oldestFirst, Paging paging, int page) {
    boolean newest = page + 1 == paging.count();
    long stamp = Stamps.mix(head, paging.stamp(page), newest ? oldestFirst.size() : 0);
    for (NamedLink year : years(oldestFirst, paging, page)) {
      stamp = Stamps.mix(stamp, Stamps.of(year.path()), year.count());
    }
    return Stamps.mix(stamp, contents.stamp(paging.part(oldestFirst, page)));
  }

  private Page page(Head head, List<ArchiveEntry> oldestFirst, Paging paging, int page) {
    List<ArchiveEntry> entries = paging.part(oldestFirst, page);
    List<Item> newestFirst = new ArrayList<>(entries.size());
    for (int i = entries.size() - 1; i >= 0; i--) {
      newestFirst.add(contents.listed(entries.get(i)));
    }
    boolean newest = page + 1 == paging.count();
    return new ListPage(
        paging.path(page),
        head.kind(),
        head.title(),
        head.others(),
        part(newestFirst, paging, page),
        newestFirst,
        head.kind().equals("day") ? bySource(newestFirst) : List.of(),
        years(oldestFirst, paging, page),
        newest ? oldestFirst.size() : 0,
        paging.newer(page),
        paging.older(page),
        paging.links(page),
        head.before(),
        head.after(),
        newest ? head.month() : null,
        head.onThisDay(),
        head.breadcrumbs());
  }

  /** {@code Page 3, 4 May 2019 to 7 July 2019} */
  private @Nullable String part(List<Item> newestFirst, Paging paging, int page) {
    Messages words = contents.words();
    String name = paging.name(page, words);
    String first = newestFirst.isEmpty() ? null : newestFirst.get(newestFirst.size() - 1).day();
    String last = null;
    for (Item item : newestFirst) {
      last = last == null ? item.day() : last;
    }
    if (name == null || first == null || last == null || first.equals(last)) {
      return name;
    }
    return words
        .of("list.part", name)
        .replace("{1}", words.date(first))
        .replace("{2}", words.date(last));
  }

  /** Where the articles of each year begin, on the newest of several pages. */
  private static List<NamedLink> years(List<ArchiveEntry> oldestFirst, Paging paging, int page) {
    List<NamedLink> years = new ArrayList<>();
    if (page == 0 || page + 1 < paging.count()) {
      return years;
    }
    int count = 0;
    for (int i = 0; i < oldestFirst.size(); i++) {
      PublicationDate date = oldestFirst.get(i).card().date();
      PublicationDate next =
          i + 1 == oldestFirst.size() ? null : oldestFirst.get(i + 1).card().date();
      count++;
      if (date != null && (next == null || next.day().getYear() != date.day().getYear())) {
        String year = Integer.toString(date.day().getYear());
        years.add(0, new NamedLink(year, paging.path(paging.pageOf(i)) + "#y" + year, count));
        count = 0;
      }
    }
    return years.size() == 1 ? List.of() : years;
  }

  /** The articles of a day; those without a source last. */
  private List<HomePage.Day> bySource(List<Item> items) {
    Map<String, List<Item>> sources = new TreeMap<>();
    for (Item item : items) {
      String source = item.source() == null ? "" : item.source();
      sources.computeIfAbsent(source, name -> new ArrayList<>()).add(item);
    }
    List<HomePage.Day> groups = new ArrayList<>();
    sources.forEach((name, of) -> groups.add(new HomePage.Day(source(name, of.size()), of)));
    groups.sort(
        Comparator.comparing((HomePage.Day group) -> group.of().name().isEmpty())
            .thenComparing(group -> -group.items().size()));
    return groups;
  }

  private NamedLink source(String name, int count) {
    Taxonomy.Term term = contents.archive().taxonomy(Taxonomy.Kind.SOURCE).term(name);
    return new NamedLink(name, term == null ? null : contents.path(term), count);
  }
}
