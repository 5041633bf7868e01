package microfiche.site;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import microfiche.archive.ArchiveEntry;
import microfiche.hash.Stamps;
import org.jspecify.annotations.Nullable;

/** Plans a page for every day of the year that has articles in any year, and their index. */
final class OnThisDayPages {
  static final String INDEX = "dates/on/index.html";

  /** Articles of one year that a page shows; the day's own list has all. */
  private static final int MOST = 10;

  /** Articles on a page; where there are more than forty years, each shows fewer. */
  private static final int MOST_OF_ALL = 400;

  private final Contents contents;
  private final Messages words;
  private final NavigableMap<MonthDay, List<LocalDate>> days = new TreeMap<>();

  OnThisDayPages(Contents contents) {
    this.contents = contents;
    this.words = contents.words();
    for (LocalDate day : contents.archive().days().descendingKeySet()) {
      days.computeIfAbsent(MonthDay.from(day), d -> new ArrayList<>()).add(day);
    }
  }

  void addTo(List<PlannedPage> pages) {
    if (!days.isEmpty()) {
      pages.add(new PlannedPage(INDEX, "days", this::index));
    }
    days.forEach(
        (day, years) ->
            pages.add(
                new PlannedPage(
                    path(day), "day", () -> stamp(day, years), () -> page(day, years))));
  }

  /** Of all that {@link #page} draws from. */
  private long stamp(MonthDay day, List<LocalDate> years) {
    long stamp = Stamps.mix(number(days.lowerKey(day)), number(days.higherKey(day)));
    stamp = Stamps.mix(stamp, number(days.firstKey()), number(days.lastKey()));
    for (LocalDate date : years) {
      stamp = Stamps.mix(stamp, date.getYear(), contents.stamp(entries(date)));
    }
    return stamp;
  }

  private static long number(@Nullable MonthDay day) {
    return day == null ? 0 : day.getMonthValue() * 100L + day.getDayOfMonth();
  }

  static String path(MonthDay day) {
    return "dates/on/" + key(day) + ".html";
  }

  /** {@code 07-03} */
  private static String key(MonthDay day) {
    return day.toString().substring("--".length());
  }

  /** The days that have a page, as scripts compare them with today. */
  List<String> keys() {
    return days.keySet().stream().map(OnThisDayPages::key).toList();
  }

  private int count(MonthDay day) {
    return days.getOrDefault(day, List.of()).stream().mapToInt(date -> entries(date).size()).sum();
  }

  private List<ArchiveEntry> entries(LocalDate day) {
    return contents.archive().days().getOrDefault(day, List.of());
  }

  private Page index() {
    Density density = new Density(days.keySet().stream().mapToInt(this::count).max().orElse(0));
    List<CalendarPage.Row> months = new ArrayList<>();
    for (Month month : Month.values()) {
      List<CalendarPage.Cell> cells = new ArrayList<>();
      int total = 0;
      for (int number = 1; number <= month.maxLength(); number++) {
        MonthDay day = MonthDay.of(month, number);
        int count = count(day);
        total += count;
        cells.add(
            new CalendarPage.Cell(
                Integer.toString(number),
                count == 0 ? null : path(day),
                count,
                density.step(count)));
      }
      months.add(new CalendarPage.Row(new NamedLink(words.month(month), null, total), cells));
    }
    return new OnThisDayIndex(
        INDEX, words.of("on"), months, density.steps(), contents.dateCrumbs());
  }

  private Page page(MonthDay day, List<LocalDate> years) {
    List<HomePage.Day> shown = new ArrayList<>();
    int most = Math.max(1, Math.min(MOST, MOST_OF_ALL / years.size()));
    for (LocalDate date : years) {
      List<ArchiveEntry> entries = entries(date);
      NamedLink link =
          new NamedLink(
              words.of("date.year", date.getYear()), Contents.dayPath(date), entries.size());
      shown.add(
          new HomePage.Day(
              link,
              FrontPage.most(contents, entries, most).stream().map(contents::listed).toList()));
    }
    List<NamedLink> crumbs = new ArrayList<>(contents.dateCrumbs());
    crumbs.add(new NamedLink(words.of("on"), INDEX, 0));
    return new OnThisDayPage(
        path(day),
        words.day(day),
        shown,
        years.stream().mapToInt(date -> entries(date).size()).sum(),
        link(days.lowerKey(day), days.lastKey()),
        link(days.higherKey(day), days.firstKey()),
        crumbs);
  }

  /** The year is a ring: after its last day comes its first. */
  private NamedLink link(@Nullable MonthDay day, MonthDay otherwise) {
    MonthDay to = day == null ? otherwise : day;
    return new NamedLink(words.day(to), path(to), 0);
  }
}
