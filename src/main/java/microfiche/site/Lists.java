package microfiche.site;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import microfiche.archive.Entry;
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
   * @param before the neighbour to the left in a row of lists, or null
   * @param after the one to the right, or null
   * @param month of a month's list: its days; else null
   * @param onThisDay see {@link ListPage}
   */
  record Head(
      String folder,
      String kind,
      String title,
      @Nullable NamedLink before,
      @Nullable NamedLink after,
      CalendarPage.@Nullable Month month,
      @Nullable NamedLink onThisDay,
      List<NamedLink> breadcrumbs) {

    /** Of a list that stands in no row of lists. */
    Head(String folder, String kind, String title, List<NamedLink> breadcrumbs) {
      this(folder, kind, title, null, null, null, null, breadcrumbs);
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
  void add(String folder, List<Entry> oldestFirst, long stamp, Supplier<Head> head) {
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

  /** The newest page tells how many articles there are in all. */
  private long stamp(long head, List<Entry> oldestFirst, Paging paging, int page) {
    boolean newest = page + 1 == paging.count();
    long stamp = Stamps.mix(head, paging.stamp(page), newest ? oldestFirst.size() : 0);
    return Stamps.mix(stamp, contents.stamp(paging.part(oldestFirst, page)));
  }

  private Page page(Head head, List<Entry> oldestFirst, Paging paging, int page) {
    List<Entry> entries = paging.part(oldestFirst, page);
    List<Item> newestFirst = new ArrayList<>(entries.size());
    for (int i = entries.size() - 1; i >= 0; i--) {
      newestFirst.add(contents.listed(entries.get(i)));
    }
    boolean newest = page + 1 == paging.count();
    return new ListPage(
        paging.path(page),
        head.kind(),
        head.title(),
        newestFirst,
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
}
