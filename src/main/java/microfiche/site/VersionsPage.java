package microfiche.site;

import java.util.List;
import microfiche.archive.ArchiveEntry;

/**
 * The copies of one article whose words differ from those that are published. The differences are
 * found when it is rendered.
 */
public record VersionsPage(
    String path, String title, ArchiveEntry entry, NamedLink article, List<NamedLink> breadcrumbs)
    implements Page {
  @Override
  public String template() {
    return "versions";
  }
}
