package microfiche.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is in the archive, and what is not.
 *
 * @param rejected the list of what was left out, or null
 */
public record AboutPage(
    String title, Overview overview, @Nullable String rejected, List<NamedLink> breadcrumbs)
    implements Page {
  @Override
  public String path() {
    return "about.html";
  }

  @Override
  public String template() {
    return "about";
  }
}
