package microfiche.site;

import java.util.List;
import microfiche.archive.ArchiveEntry;
import org.jspecify.annotations.Nullable;

/**
 * One article. Its text is fetched from the store when it is rendered.
 *
 * @param tags each with the page of the tag, if it has one
 * @param onThisDay the same day in all years, or null
 * @param neighbours the articles before and after it in its source, its first section and its day
 * @param versions the page that compares the copies whose words differ, or null
 * @param story the page of the event it reports, with the number of all reports, or null
 * @param reports others of that event, oldest first: all, or those nearest in time
 * @param similar articles about the same things, the most similar first
 * @param cited the newest articles that link to it, newest first
 * @param citing how many link to it
 * @param linked a digest of where its links lead
 * @param pictures a digest of which of its pictures the site has
 */
public record ArticlePage(
    String path,
    String title,
    ArchiveEntry entry,
    @Nullable NamedLink source,
    List<NamedLink> sections,
    List<NamedLink> tags,
    List<NamedLink> authors,
    @Nullable NamedLink day,
    @Nullable NamedLink onThisDay,
    List<Neighbours> neighbours,
    @Nullable NamedLink versions,
    @Nullable NamedLink story,
    List<Item> reports,
    List<Similar> similar,
    List<Item> cited,
    int citing,
    long linked,
    long pictures,
    List<NamedLink> breadcrumbs)
    implements Page {
  @Override
  public String template() {
    return "article";
  }

  /**
   * An article similar to the one shown.
   *
   * @param tags that both have
   */
  public record Similar(Item item, List<String> tags) {}

  /**
   * The articles beside one in a row of articles in order of time.
   *
   * @param of the list they stand in
   * @param previous the older one, or null
   * @param next the newer one, or null
   */
  public record Neighbours(NamedLink of, @Nullable NamedLink previous, @Nullable NamedLink next) {}
}
