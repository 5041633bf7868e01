package microfiche.site;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import microfiche.archive.Entry;

/** The small calendars: a month as weeks from Monday to Sunday. */
final class MonthGrids {
  private static final int WEEK = 7;
  private static final Page.Cell EMPTY = new Page.Cell("", null, 0, 0);

  private final Contents contents;
  private final Density density;

  MonthGrids(Contents contents) {
    this.contents = contents;
    this.density =
        new Density(
            contents.archive().days().values().stream().mapToInt(List::size).max().orElse(0));
  }

  Density density() {
    return density;
  }

  Page.Month of(YearMonth month) {
    NavigableMap<LocalDate, List<Entry>> days = contents.archive().days();
    List<Page.Cell> cells = new ArrayList<>();
    for (int i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) {
      cells.add(EMPTY);
    }
    int total = 0;
    for (int number = 1; number <= month.lengthOfMonth(); number++) {
      List<Entry> entries = days.getOrDefault(month.atDay(number), List.of());
      total += entries.size();
      cells.add(
          new Page.Cell(
              Integer.toString(number),
              entries.isEmpty() ? null : Contents.dayPath(month.atDay(number)),
              entries.size(),
              density.step(entries.size())));
    }
    while (cells.size() % WEEK != 0) {
      cells.add(EMPTY);
    }
    List<Page.Row> weeks = new ArrayList<>();
    for (int i = 0; i < cells.size(); i += WEEK) {
      weeks.add(new Page.Row(new NamedLink("", null, 0), cells.subList(i, i + WEEK)));
    }
    return new Page.Month(
        contents.words().month(month), total == 0 ? null : Contents.monthPath(month), total, weeks);
  }
}
