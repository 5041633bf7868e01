package microfiche.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names of a taxonomy in the order they are looked up in.
 *
 * @param kind tag or author
 * @param letter the letter all names of the page stand under; empty on the first page
 * @param top the most frequent names
 * @param letters where the names of each letter begin, with how many there are; the page's own has
 *     no path
 * @param groups the names of the page; one that stands for a single article leads to it
 * @param total names on all pages of the letter, or of the index
 */
public record TermsPage(
    String path,
    String kind,
    String title,
    String letter,
    List<NamedLink> top,
    List<NamedLink> letters,
    List<Group> groups,
    int total,
    @Nullable String newer,
    @Nullable String older,
    List<NamedLink> pages,
    List<NamedLink> breadcrumbs)
    implements Page {
  @Override
  public String template() {
    return "terms";
  }

  /**
   * Names under one letter.
   *
   * @param id what links jump to
   */
  public record Group(String name, String id, List<NamedLink> names) {}
}
