package microfiche.site;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import microfiche.archive.Entry;
import org.jspecify.annotations.Nullable;

/** Plans the calendar and the lists of every month and day, and of what has no date. */
final class CalendarPages {
  private final Contents contents;
  private final Lists lists;
  private final Words words;
  private final NavigableMap<Integer, Integer> years;

  CalendarPages(Contents contents, Lists lists) {
    this.contents = contents;
    this.lists = lists;
    this.words = contents.words();
    this.years = contents.yearCounts();
  }

  void addTo(List<PlannedPage> pages) {
    pages.add(new PlannedPage("dates/index.html", this::calendar));
    years
        .keySet()
        .forEach(year -> pages.add(new PlannedPage(Contents.yearPath(year), () -> year(year))));
    contents.months().forEach(this::month);
    contents.archive().days().forEach(this::day);
    if (!contents.undated().isEmpty()) {
      String folder = Contents.folder(Contents.UNDATED);
      lists.add(
          folder,
          contents.undated(),
          () ->
              new Lists.Head(
                  folder, "undated", words.of("undated"), null, null, contents.dateCrumbs()));
    }
  }

  private Page calendar() {
    List<Page.Period> periods = new ArrayList<>();
    years
        .descendingMap()
        .forEach(
            (year, count) ->
                periods.add(
                    new Page.Period(
                        words.of("date.year", year),
                        Contents.yearPath(year),
                        count,
                        monthLinks(year))));
    int undated = contents.undated().size();
    return new Page.CalendarPage(
        "dates/index.html",
        words.of("index.date"),
        periods,
        undated == 0 ? null : new NamedLink(words.of("undated"), Contents.UNDATED, undated),
        null,
        null,
        List.of(contents.homeLink()));
  }

  private NavigableMap<YearMonth, List<Entry>> of(int year) {
    return contents.months().subMap(YearMonth.of(year, 1), true, YearMonth.of(year, 12), true);
  }

  private List<NamedLink> monthLinks(int year) {
    List<NamedLink> links = new ArrayList<>();
    of(year).forEach((month, list) -> links.add(contents.monthLink(month, list.size())));
    return links;
  }

  private Page year(int year) {
    List<Page.Period> periods = new ArrayList<>();
    of(year)
        .forEach(
            (month, list) ->
                periods.add(
                    new Page.Period(
                        words.month(month),
                        Contents.monthPath(month),
                        list.size(),
                        dayLinks(month))));
    return new Page.CalendarPage(
        Contents.yearPath(year),
        words.of("date.year", year),
        periods,
        null,
        yearLink(years.lowerKey(year)),
        yearLink(years.higherKey(year)),
        contents.dateCrumbs());
  }

  private List<NamedLink> dayLinks(YearMonth month) {
    List<NamedLink> links = new ArrayList<>();
    contents
        .archive()
        .days()
        .subMap(month.atDay(1), true, month.atEndOfMonth(), true)
        .forEach(
            (day, entries) ->
                links.add(
                    new NamedLink(
                        Integer.toString(day.getDayOfMonth()),
                        Contents.dayPath(day),
                        entries.size())));
    return links;
  }

  private @Nullable NamedLink yearLink(@Nullable Integer year) {
    return year == null ? null : contents.yearLink(year);
  }

  private void month(YearMonth month, List<Entry> entries) {
    String folder = Contents.folder(Contents.monthPath(month));
    lists.add(folder, entries, () -> head(month, folder));
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
        before == null ? null : contents.monthLink(before, 0),
        after == null ? null : contents.monthLink(after, 0),
        crumbs);
  }

  private void day(LocalDate day, List<Entry> entries) {
    String folder = Contents.folder(Contents.dayPath(day));
    lists.add(folder, entries, () -> head(day, folder));
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
        words.day(day),
        before == null ? null : contents.dayLink(before),
        after == null ? null : contents.dayLink(after),
        crumbs);
  }
}
