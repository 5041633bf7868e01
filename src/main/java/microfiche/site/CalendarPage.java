package microfiche.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All years with their months, newest first. */
public record CalendarPage(
    String path,
    String title,
    List<Row> years,
    List<Step> steps,
    @Nullable NamedLink undated,
    @Nullable NamedLink onThisDay,
    List<NamedLink> breadcrumbs)
    implements Page {
  @Override
  public String template() {
    return "calendar";
  }

  /**
   * A day or month in a calendar.
   *
   * @param name its number; empty where the calendar has no day
   * @param path of its list, or null
   * @param step how dense it is, 1 to 5; 0 without articles
   */
  public record Cell(String name, @Nullable String path, int count, int step) {}

  /** A row of a calendar: a week (without a name), or a year with its months. */
  public record Row(NamedLink of, List<Cell> cells) {}

  /** A month with its weeks from Monday to Sunday. */
  public record Month(String name, @Nullable String path, int count, List<Row> weeks) {}

  /** What a shade in a calendar stands for: {@code 5–9} articles. */
  public record Step(int step, String range) {}
}
