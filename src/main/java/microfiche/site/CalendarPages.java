package microfiche.site;

import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import microfiche.archive.ArchiveEntry;
import microfiche.hash.Stamps;
import org.jspecify.annotations.Nullable;

/** Plans the calendar and the lists of every month and day, and of what has no date. */
final class CalendarPages {
  private final Contents contents;
  private final Lists lists;
  private final Messages words;
  private final NavigableMap<Integer, Integer> years;
  private final MonthGrids grids;

  CalendarPages(Contents contents, Lists lists) {
    this.contents = contents;
    this.lists = lists;
    this.words = contents.words();
    this.years = contents.yearCounts();
    this.grids = new MonthGrids(contents);
  }

  void addTo(List<PlannedPage> pages) {
    pages.add(new PlannedPage("dates/index.html", "calendar", this::calendar));
    years.forEach(
        (year, count) ->
            pages.add(new PlannedPage(Contents.yearPath(year), "year", () -> year(year, count))));
    contents.months().forEach(this::month);
    contents.archive().days().forEach(this::day);
    if (!contents.undated().isEmpty()) {
      String folder = Contents.folder(Contents.UNDATED);
      lists.add(
          folder,
          contents.undated(),
          0,
          () -> new Lists.Head(folder, "undated", words.of("undated"), contents.dateCrumbs()));
    }
  }

  private Density monthDensity() {
    return new Density(contents.months().values().stream().mapToInt(List::size).max().orElse(0));
  }

  /** All years with their months, newest first. */
  List<CalendarPage.Row> rows() {
    Density density = monthDensity();
    List<CalendarPage.Row> rows = new ArrayList<>();
    years.descendingMap().forEach((year, count) -> rows.add(row(year, count, density)));
    return rows;
  }

  private Page calendar() {
    List<CalendarPage.Row> rows = rows();
    int undated = contents.undated().size();
    return new CalendarPage(
        "dates/index.html",
        words.of("index.date"),
        rows,
        monthDensity().steps(),
        undated == 0 ? null : new NamedLink(words.of("undated"), Contents.UNDATED, undated),
        rows.isEmpty() ? null : new NamedLink(words.of("on"), OnThisDayPages.INDEX, 0),
        List.of(contents.homeLink()));
  }

  private CalendarPage.Row row(int year, int count, Density density) {
    List<CalendarPage.Cell> cells = new ArrayList<>();
    for (Month number : Month.values()) {
      YearMonth month = YearMonth.of(year, number);
      int articles = contents.months().getOrDefault(month, List.of()).size();
      cells.add(
          new CalendarPage.Cell(
              words.month(number),
              articles == 0 ? null : Contents.monthPath(month),
              articles,
              density.step(articles)));
    }
    return new CalendarPage.Row(
        new NamedLink(words.of("date.year", year), Contents.yearPath(year), count), cells);
  }

  private Page year(int year, int count) {
    List<CalendarPage.Month> months = new ArrayList<>();
    for (Month month : Month.values()) {
      months.add(grids.of(YearMonth.of(year, month)));
    }
    return new YearPage(
        Contents.yearPath(year),
        words.of("date.year", year),
        count,
        months,
        grids.density().steps(),
        yearLink(years.lowerKey(year)),
        yearLink(years.higherKey(year)),
        contents.dateCrumbs());
  }

  private @Nullable NamedLink yearLink(@Nullable Integer year) {
    return year == null ? null : contents.yearLink(year);
  }

  private void month(YearMonth month, List<ArchiveEntry> entries) {
    String folder = Contents.folder(Contents.monthPath(month));
    lists.add(folder, entries, stamp(month), () -> head(month, folder));
  }

  /** Of all that the head of a month's list is drawn from. */
  private long stamp(YearMonth month) {
    return Stamps.mix(
        grids.stamp(month),
        number(contents.months().lowerKey(month)),
        number(contents.months().higherKey(month)));
  }

  private static long number(@Nullable YearMonth month) {
    return month == null ? Long.MIN_VALUE : month.atDay(1).toEpochDay();
  }

  private long stamp(LocalDate day) {
    return Stamps.mix(
        day.toEpochDay(),
        number(contents.archive().days().lowerKey(day)),
        number(contents.archive().days().higherKey(day)));
  }

  private static long number(@Nullable LocalDate day) {
    return day == null ? Long.MIN_VALUE : day.toEpochDay();
  }

  private Lists.Head head(YearMonth month, String folder) {
    YearMonth before = contents.months().lowerKey(month);
    YearMonth after = contents.months().higherKey(month);
    List<NamedLink> crumbs = new ArrayList<>(contents.dateCrumbs());
    crumbs.add(contents.yearLink(month.getYear()));
    return new Lists.Head(
        folder,
        "month",
        words.month(month),
        List.of(),
        before == null ? null : contents.monthLink(before, 0),
        after == null ? null : contents.monthLink(after, 0),
        grids.of(month),
        null,
        crumbs);
  }

  private void day(LocalDate day, List<ArchiveEntry> entries) {
    String folder = Contents.folder(Contents.dayPath(day));
    lists.add(folder, entries, stamp(day), () -> head(day, folder));
  }

  private Lists.Head head(LocalDate day, String folder) {
    LocalDate before = contents.archive().days().lowerKey(day);
    LocalDate after = contents.archive().days().higherKey(day);
    List<NamedLink> crumbs = new ArrayList<>(contents.dateCrumbs());
    crumbs.add(contents.yearLink(day.getYear()));
    crumbs.add(contents.monthLink(YearMonth.from(day), 0));
    return new Lists.Head(
        folder,
        "day",
        words.dayOfWeek(day),
        List.of(),
        before == null ? null : contents.dayLink(before),
        after == null ? null : contents.dayLink(after),
        null,
        contents.onThisDay(day),
        crumbs);
  }
}
