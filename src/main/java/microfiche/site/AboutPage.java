package microfiche.site;

import java.util.List;

/** What is in the archive, and what is not. */
public record AboutPage(String title, Overview overview, List<NamedLink> breadcrumbs)
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
