package microfiche.site;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import microfiche.archive.ArchiveEntry;
import microfiche.hash.Stamps;

/** The small calendars: a month as weeks from Monday to Sunday. */
final class MonthGrids {
  private static final int WEEK = 7;
  private static final CalendarPage.Cell EMPTY = new CalendarPage.Cell("", null, 0, 0);

  private final Contents contents;
  private final int densest;
  private final Density density;

  MonthGrids(Contents contents) {
    this.contents = contents;
    this.densest = contents.archive().days().values().stream().mapToInt(List::size).max().orElse(0);
    this.density = new Density(densest);
  }

  /** Of all that {@link #of} draws from. */
  long stamp(YearMonth month) {
    long stamp = Stamps.mix(month.atDay(1).toEpochDay(), densest);
    for (int number = 1; number <= month.lengthOfMonth(); number++) {
      List<ArchiveEntry> entries = contents.archive().days().get(month.atDay(number));
      stamp = Stamps.mix(stamp, entries == null ? 0 : entries.size());
    }
    return stamp;
  }

  Density density() {
    return density;
  }

  CalendarPage.Month of(YearMonth month) {
    NavigableMap<LocalDate, List<ArchiveEntry>> days = contents.archive().days();
    List<CalendarPage.Cell> cells = new ArrayList<>();
    for (int i = 1; i < month.atDay(1).getDayOfWeek().getValue(); i++) {
      cells.add(EMPTY);
    }
    int total = 0;
    for (int number = 1; number <= month.lengthOfMonth(); number++) {
      List<ArchiveEntry> entries = days.getOrDefault(month.atDay(number), List.of());
      total += entries.size();
      cells.add(
          new CalendarPage.Cell(
              Integer.toString(number),
              entries.isEmpty() ? null : Contents.dayPath(month.atDay(number)),
              entries.size(),
              density.step(entries.size())));
    }
    while (cells.size() % WEEK != 0) {
      cells.add(EMPTY);
    }
    List<CalendarPage.Row> weeks = new ArrayList<>();
    for (int i = 0; i < cells.size(); i += WEEK) {
      weeks.add(new CalendarPage.Row(new NamedLink("", null, 0), cells.subList(i, i + WEEK)));
    }
    return new CalendarPage.Month(
        contents.words().month(month), total == 0 ? null : Contents.monthPath(month), total, weeks);
  }
}
