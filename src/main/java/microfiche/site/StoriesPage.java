package microfiche.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All events with several reports, newest first.
 *
 * @param part which page of the list it is; null when there is one only
 * @param total events on all pages; stated on the newest page, 0 on the others
 */
public record StoriesPage(
    String path,
    String title,
    @Nullable String part,
    List<StoryLink> stories,
    int total,
    @Nullable String newer,
    @Nullable String older,
    List<NamedLink> pages,
    List<NamedLink> breadcrumbs)
    implements Page {
  @Override
  public String template() {
    return "stories";
  }

  /**
   * An event in a list.
   *
   * @param day ISO date of its first report
   * @param reports how many there are
   * @param sources who reports it, in order of time, each once
   * @param language of its first report
   */
  public record StoryLink(
      String path,
      String headline,
      @Nullable String day,
      int reports,
      List<String> sources,
      String language) {}
}
