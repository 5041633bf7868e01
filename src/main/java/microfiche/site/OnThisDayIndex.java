package microfiche.site;

import java.util.List;

/** The days of the year, of all years together. */
public record OnThisDayIndex(
    String path,
    String title,
    List<CalendarPage.Row> months,
    List<CalendarPage.Step> steps,
    List<NamedLink> breadcrumbs)
    implements Page {
  @Override
  public String template() {
    return "days";
  }
}
