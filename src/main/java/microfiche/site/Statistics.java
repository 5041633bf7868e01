package microfiche.site;

import java.time.DayOfWeek;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import microfiche.archive.Archive;
import microfiche.archive.ArchiveEntry;
import microfiche.archive.Taxonomy;
import microfiche.article.PublicationDate;
import microfiche.report.Finding;

/** Counts what is in the archive, for the page about it. */
final class Statistics {
  /** Forty years; more bars than that tell nothing. */
  private static final int MONTHS = 480;

  private static final int SECTIONS = 12;

  /** Reasons for rejections: the most frequent. */
  private static final int REASONS = 12;

  /** The largest; their index has all. */
  private static final int SOURCES = 200;

  private final Contents contents;
  private final Archive archive;
  private final CalendarPages calendar;

  Statistics(Contents contents, CalendarPages calendar) {
    this.calendar = calendar;
    this.contents = contents;
    this.archive = contents.archive();
  }

  Overview overview(SitePlan.SeedCounts counts) {
    List<Overview.SourceFigures> sources = new ArrayList<>();
    List<Taxonomy.Term> terms = archive.taxonomy(Taxonomy.Kind.SOURCE).terms();
    for (Taxonomy.Term term : terms.subList(0, Math.min(terms.size(), SOURCES))) {
      List<ArchiveEntry> dated =
          term.entries().stream().filter(e -> e.card().date() != null).toList();
      sources.add(
          new Overview.SourceFigures(
              contents.link(term),
              share(term.entries().size(), terms.get(0).entries().size()),
              term.entries().stream().mapToInt(e -> e.card().pictures().size()).sum(),
              term.entries().stream().mapToInt(this::present).sum(),
              dated.isEmpty() ? null : day(dated.get(0)),
              dated.isEmpty() ? null : day(dated.get(dated.size() - 1))));
    }
    Map<String, Integer> mirrors = new TreeMap<>();
    Map<String, Integer> languages = new TreeMap<>();
    long characters = 0;
    int pictures = 0;
    int folded = 0;
    int withoutAddress = 0;
    for (ArchiveEntry entry : archive.entries()) {
      mirrors.merge(entry.card().facts().mirror(), 1, Integer::sum);
      languages.merge(entry.card().language(), 1, Integer::sum);
      characters += entry.card().length();
      pictures += entry.card().pictures().size();
      folded += entry.copies().size();
      withoutAddress += entry.card().facts().addressed() ? 0 : 1;
    }
    return new Overview(
        archive.entries().size(),
        counts.read(),
        counts.rejected(),
        folded,
        characters,
        pictures,
        archive.entries().stream().mapToInt(this::present).sum(),
        contents.undated().size(),
        withoutAddress,
        archive.days().isEmpty() ? null : archive.days().firstKey().toString(),
        archive.days().isEmpty() ? null : archive.days().lastKey().toString(),
        reasons(counts.left()),
        sources,
        counted(mirrors),
        counted(languages),
        calendar.rows(),
        time(),
        bars(
            archive.taxonomy(Taxonomy.Kind.SECTION).terms().stream()
                .limit(SECTIONS)
                .map(contents::link)
                .toList()),
        weekdays(),
        gaps());
  }

  /** What reasons of one kind share stands before a colon or parenthesis. */
  private static List<NamedLink> reasons(List<Finding> left) {
    Map<String, Integer> reasons = new TreeMap<>();
    left.forEach(
        finding -> reasons.merge(finding.what().split("[:(]", 2)[0].strip(), 1, Integer::sum));
    return counted(reasons).stream().limit(REASONS).toList();
  }

  /** How many of its pictures the site has. */
  private int present(ArchiveEntry entry) {
    return (int)
        entry.card().pictures().stream().filter(key -> contents.bundle().of(key) != null).count();
  }

  /** Nothing that is there has no bar. */
  private static int share(int count, int most) {
    return count == 0 ? 0 : Math.max(1, (int) (count * 1000L / most));
  }

  private static List<Overview.Bar> bars(List<NamedLink> links) {
    int most = links.stream().mapToInt(NamedLink::count).max().orElse(0);
    return links.stream().map(link -> new Overview.Bar(link, share(link.count(), most))).toList();
  }

  private List<Overview.Bar> time() {
    NavigableMap<YearMonth, List<ArchiveEntry>> months = contents.months();
    if (months.isEmpty()) {
      return List.of();
    }
    YearMonth first = months.firstKey();
    YearMonth last = months.lastKey();
    List<NamedLink> links = new ArrayList<>();
    if (first.until(last, ChronoUnit.MONTHS) < MONTHS) {
      for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
        int count = months.getOrDefault(month, List.of()).size();
        links.add(
            new NamedLink(month.toString(), count == 0 ? null : Contents.monthPath(month), count));
      }
    } else {
      NavigableMap<Integer, Integer> years = contents.yearCounts();
      for (int year = first.getYear(); year <= last.getYear(); year++) {
        int count = years.getOrDefault(year, 0);
        links.add(
            new NamedLink(
                Integer.toString(year), count == 0 ? null : Contents.yearPath(year), count));
      }
    }
    return bars(links);
  }

  private List<Overview.Bar> weekdays() {
    int[] counts = new int[DayOfWeek.values().length];
    archive.days().forEach((day, list) -> counts[day.getDayOfWeek().getValue() - 1] += list.size());
    List<NamedLink> links = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      links.add(
          new NamedLink(
              contents.words().of("weekday." + day.getValue()), null, counts[day.getValue() - 1]));
    }
    return archive.days().isEmpty() ? List.of() : bars(links);
  }

  private static String day(ArchiveEntry entry) {
    PublicationDate date = entry.card().date();
    return date == null ? "" : date.day().toString();
  }

  private static List<NamedLink> counted(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(e -> new NamedLink(e.getKey(), null, e.getValue()))
        .toList();
  }

  /** Runs of months without an article: from the first to the last of each. */
  private List<String> gaps() {
    List<String> gaps = new ArrayList<>();
    YearMonth before = null;
    for (YearMonth month : contents.months().keySet()) {
      if (before != null && before.plusMonths(1).isBefore(month)) {
        YearMonth from = before.plusMonths(1);
        YearMonth to = month.minusMonths(1);
        String first = contents.words().month(from);
        gaps.add(from.equals(to) ? first : first + " – " + contents.words().month(to));
      }
      before = month;
    }
    return gaps;
  }
}
