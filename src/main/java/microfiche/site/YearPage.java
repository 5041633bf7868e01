package microfiche.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The twelve months of a year. */
public record YearPage(
    String path,
    String title,
    int total,
    List<CalendarPage.Month> months,
    List<CalendarPage.Step> steps,
    @Nullable NamedLink before,
    @Nullable NamedLink after,
    List<NamedLink> breadcrumbs)
    implements Page {
  @Override
  public String template() {
    return "year";
  }
}
