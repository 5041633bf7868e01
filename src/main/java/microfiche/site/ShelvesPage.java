package microfiche.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sources, those of many articles first; or the sections, in the same order under each source.
 *
 * @param kind source or section
 * @param total on all pages
 */
public record ShelvesPage(
    String path,
    String kind,
    String title,
    List<Shelf> shelves,
    int total,
    @Nullable String newer,
    @Nullable String older,
    List<NamedLink> pages,
    List<NamedLink> breadcrumbs)
    implements Page {
  @Override
  public String template() {
    return "shelves";
  }

  /**
   * A source or section, its first and last day (ISO dates, or null), and its latest article.
   *
   * @param source of a section: the only source that has it, or a link without a path for those
   *     that several have; null for a source
   */
  public record Shelf(
      NamedLink of,
      @Nullable NamedLink source,
      @Nullable String firstDay,
      @Nullable String lastDay,
      NamedLink latest) {}
}
