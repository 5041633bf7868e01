package microfiche.site;

import java.util.List;

/**
 * Where a reader searches. What is found is put there by a script.
 *
 * @param depth how much of each article is searched: full, lede, headline
 */
public record SearchPage(String title, String depth, List<NamedLink> breadcrumbs) implements Page {
  @Override
  public String path() {
    return "search.html";
  }

  @Override
  public String template() {
    return "search";
  }
}
