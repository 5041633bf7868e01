package microfiche.site;

import java.util.List;

/**
 * One day of the year in all years, newest first.
 *
 * @param total articles of the day in all years; of some years only a part is shown
 */
public record OnThisDayPage(
    String path,
    String title,
    List<HomePage.Day> years,
    int total,
    NamedLink before,
    NamedLink after,
    List<NamedLink> breadcrumbs)
    implements Page {
  @Override
  public String template() {
    return "day";
  }
}
