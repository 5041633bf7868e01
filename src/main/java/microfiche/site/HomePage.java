package microfiche.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entrance, laid out as a newspaper's front page.
 *
 * @param leads the leading articles, the first of them first
 * @param days the latest days with what is new besides
 * @param strands the largest sections, each with its latest articles
 * @param sections those that are no strands
 * @param onThisDay the days of the year, or null when nothing has a date
 * @param monthDays days of the year that have a page, such as {@code 07-03}: a script compares them
 *     with the reader's today
 * @param stories the latest events that several articles report
 */
public record HomePage(
    String title,
    List<Item> leads,
    List<Day> days,
    List<Day> strands,
    List<NamedLink> sources,
    List<NamedLink> sections,
    List<NamedLink> tags,
    List<NamedLink> people,
    List<NamedLink> years,
    @Nullable NamedLink onThisDay,
    List<String> monthDays,
    List<NamedLink> stories,
    int articles,
    @Nullable String firstDay,
    @Nullable String lastDay,
    List<NamedLink> breadcrumbs)
    implements Page {
  @Override
  public String path() {
    return "index.html";
  }

  @Override
  public String template() {
    return "home";
  }

  /** Articles under a heading that leads to all of them. */
  public record Day(NamedLink of, List<Item> items) {}
}
