package microfiche.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Articles of one term or one span of time, newest first.
 *
 * @param kind what it is a list of: source, section, tag, author, day, month, archive
 * @param others other spellings of a tag or author, the most frequent first
 * @param part which page of the list it is, and its span of dates; null when there is one only
 * @param groups of a day: its articles by source, those of many articles first; else empty
 * @param years on the newest page of several: where the articles of each year begin, newest first,
 *     with their number; else empty
 * @param total articles on all pages of the list; stated on the newest page, 0 on the others
 * @param newer the page with newer articles, or null
 * @param older the page with older articles, or null
 * @param pages the way to the other pages, newest first; the newest has an empty name
 * @param month the days of a month, on the newest page of its list; else null
 * @param onThisDay for a day: the same day in all years; else null
 */
public record ListPage(
    String path,
    String kind,
    String title,
    List<String> others,
    @Nullable String part,
    List<Item> items,
    List<HomePage.Day> groups,
    List<NamedLink> years,
    int total,
    @Nullable String newer,
    @Nullable String older,
    List<NamedLink> pages,
    @Nullable NamedLink before,
    @Nullable NamedLink after,
    CalendarPage.@Nullable Month month,
    @Nullable NamedLink onThisDay,
    List<NamedLink> breadcrumbs)
    implements Page {
  @Override
  public String template() {
    return "list";
  }
}
