package microfiche.site;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import microfiche.hash.Stamps;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a list that grows at its end into pages numbered from the oldest: a page that is full never
 * changes again. The newest page is {@code index.html}; it holds between a quarter and five
 * quarters of a page, so that it is neither nearly empty nor much longer than the others.
 */
final class Paging {
  /** Neighbours shown on either side of the current page. */
  private static final int NEAR = 2;

  private final String folder;
  private final int size;
  private final int total;
  private final int full;

  /**
   * Pages for a list.
   *
   * @param folder with a slash at its end
   * @param size of a page
   * @param total of the list
   */
  Paging(String folder, int size, int total) {
    this.folder = folder;
    this.size = size;
    this.total = total;
    this.full = Math.max(0, (total - 1 - size / 4) / size);
  }

  /** How many pages there are; page 0 is the oldest, the last one the index. */
  int count() {
    return full + 1;
  }

  String path(int page) {
    return page == full ? folder + "index.html" : folder + "page-" + (page + 1) + ".html";
  }

  /** The part of {@code oldestFirst} on that page, in the same order. */
  <T> List<T> part(List<T> oldestFirst, int page) {
    return oldestFirst.subList(page * size, page == full ? total : (page + 1) * size);
  }

  /** The page on which the element stands that is so many from the oldest. */
  int pageOf(int index) {
    return Math.min(full, index / size);
  }

  /** What tells a page from the others of its list; null when there is one only. */
  @Nullable String name(int page, Messages words) {
    if (full == 0) {
      return null;
    }
    return page == full ? words.of("newest") : words.counted("list.page", page + 1L);
  }

  @Nullable String newer(int page) {
    return page == full ? null : path(page + 1);
  }

  @Nullable String older(int page) {
    return page == 0 ? null : path(page - 1);
  }

  /**
   * Links to the first, the last and the near pages, newest first; a link without a path is a gap.
   * Pages are called by the number in their name. The newest has no name: its number would grow,
   * and all pages that show it would change.
   */
  List<NamedLink> links(int current) {
    return window(full, 0, current, this::path).stream()
        .map(
            link ->
                path(full).equals(link.path()) ? new NamedLink("", path(full), link.count()) : link)
        .toList();
  }

  /** A stamp of where a page stands among the others, as {@link #links} shows it. */
  long stamp(int page) {
    return Stamps.mix(page, Math.min(full - page, NEAR + 2));
  }

  /**
   * Links to the pages from {@code first} to {@code last}, counting up or down, without those that
   * are far from the ends and from {@code current}; nothing when there is one page only.
   */
  static List<NamedLink> window(int first, int last, int current, IntFunction<String> path) {
    List<NamedLink> links = new ArrayList<>();
    int step = Integer.signum(last - first);
    int before = first - step;
    for (int page = first; step != 0 && page != last + step; page += step) {
      if (page == first || page == last || Math.abs(page - current) <= NEAR) {
        if (Math.abs(page - before) > 1) {
          links.add(new NamedLink("…", null, 0));
        }
        links.add(
            new NamedLink(Integer.toString(page + 1), path.apply(page), page == current ? 1 : 0));
        before = page;
      }
    }
    return links;
  }
}
