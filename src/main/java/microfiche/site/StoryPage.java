package microfiche.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event: its reports side by side.
 *
 * @param reports oldest first
 * @param tags that several of them have, with the number of these
 */
public record StoryPage(
    String path,
    String title,
    List<Report> reports,
    List<NamedLink> tags,
    List<NamedLink> breadcrumbs)
    implements Page {
  @Override
  public String template() {
    return "story";
  }

  /**
   * One of several reports of an event.
   *
   * @param time of the day, like 03:19, or null
   * @param length of its text, in characters
   * @param pictures how many it has
   */
  public record Report(Item item, @Nullable String time, int length, int pictures) {}
}
