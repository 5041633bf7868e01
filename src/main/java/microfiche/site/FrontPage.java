package microfiche.site;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import microfiche.archive.Archive;
import microfiche.archive.ArchiveEntry;
import microfiche.archive.Taxonomy;

/**
 * Lays out the home page as newspapers do. What leads follows from the articles alone: of the
 * latest days that together hold at least {@value #STRETCH} articles, those that most seeds hold;
 * of these first those with a picture that the site has, then the longer, then the newer.
 */
final class FrontPage {
  private static final int STRETCH = 12;
  private static final int LEADS = 5;

  /** Headlines of the latest days, and of any one of them. */
  private static final int LATEST = 20;

  private static final int OF_A_DAY = 8;

  /** Sections that show their latest headlines, and how many. */
  private static final int SECTIONS = 6;

  private static final int OF_A_SECTION = 3;
  private static final int SOURCES = 20;
  private static final int MORE_SECTIONS = 24;
  private static final int TAGS = 30;
  private static final int PEOPLE = 20;

  private static Comparator<ArchiveEntry> mostReported(Contents contents) {
    return Comparator.comparingInt((ArchiveEntry entry) -> -entry.copies().size())
        .thenComparingInt(entry -> contents.listed(entry).picture() != null ? 0 : 1)
        .thenComparingInt(entry -> -room(entry));
  }

  /** What the text takes on paper, in Chinese characters: about three Latin letters each. */
  private static int room(ArchiveEntry entry) {
    boolean chinese = entry.card().language().startsWith("zh");
    return chinese ? entry.card().length() : entry.card().length() / 3;
  }

  private final Contents contents;
  private final Archive archive;
  private final Messages words;

  FrontPage(Contents contents) {
    this.contents = contents;
    this.archive = contents.archive();
    this.words = contents.words();
  }

  /** At most {@code most} of some articles in order of time: those that lead, newest first. */
  static List<ArchiveEntry> most(Contents contents, List<ArchiveEntry> oldestFirst, int most) {
    List<ArchiveEntry> entries = newestFirst(oldestFirst);
    if (entries.size() > most) {
      entries.sort(mostReported(contents));
      Set<ArchiveEntry> chosen = new HashSet<>(entries.subList(0, most));
      entries = newestFirst(oldestFirst);
      entries.retainAll(chosen);
    }
    return entries;
  }

  private static List<ArchiveEntry> newestFirst(List<ArchiveEntry> oldestFirst) {
    List<ArchiveEntry> entries = new ArrayList<>(oldestFirst.size());
    for (int i = oldestFirst.size() - 1; i >= 0; i--) {
      entries.add(oldestFirst.get(i));
    }
    return entries;
  }

  Page page(List<String> monthDays, List<NamedLink> stories) {
    List<ArchiveEntry> leads = leads();
    boolean dated = !archive.days().isEmpty();
    List<NamedLink> years = contents.years();
    Collections.reverse(years);
    return new HomePage(
        "",
        leads.stream().map(contents::listed).toList(),
        days(Set.copyOf(leads)),
        strands(),
        terms(Taxonomy.Kind.SOURCE, 0, SOURCES),
        terms(Taxonomy.Kind.SECTION, SECTIONS, MORE_SECTIONS),
        terms(Taxonomy.Kind.TAG, 0, TAGS),
        terms(Taxonomy.Kind.AUTHOR, 0, PEOPLE),
        years,
        dated ? new NamedLink(words.of("on"), OnThisDayPages.INDEX, 0) : null,
        monthDays,
        stories,
        archive.entries().size(),
        dated ? words.day(archive.days().firstKey()) : null,
        dated ? words.day(archive.days().lastKey()) : null,
        List.of());
  }

  private List<ArchiveEntry> leads() {
    List<ArchiveEntry> stretch = new ArrayList<>();
    for (List<ArchiveEntry> day : archive.days().descendingMap().values()) {
      if (stretch.size() >= STRETCH) {
        break;
      }
      stretch.addAll(newestFirst(day));
    }
    stretch.sort(mostReported(contents));
    return stretch.subList(0, Math.min(LEADS, stretch.size()));
  }

  /** The latest days without what leads; articles without a date only fill an almost empty page. */
  private List<HomePage.Day> days(Set<ArchiveEntry> leads) {
    List<HomePage.Day> days = new ArrayList<>();
    int shown = 0;
    for (LocalDate day : archive.days().descendingKeySet()) {
      if (shown >= LATEST) {
        return days;
      }
      List<ArchiveEntry> all = archive.days().getOrDefault(day, List.of());
      List<ArchiveEntry> others = all.stream().filter(entry -> !leads.contains(entry)).toList();
      if (!others.isEmpty()) {
        List<ArchiveEntry> some = most(contents, others, Math.min(OF_A_DAY, LATEST - shown));
        shown += some.size();
        days.add(day(words.dayOfWeek(day), Contents.dayPath(day), all.size(), some));
      }
    }
    List<ArchiveEntry> undated = contents.undated();
    if (!undated.isEmpty() && shown < LATEST) {
      List<ArchiveEntry> some = undated.subList(0, Math.min(OF_A_DAY, undated.size()));
      days.add(day(words.of("undated"), Contents.UNDATED, undated.size(), some));
    }
    return days;
  }

  private HomePage.Day day(String name, String path, int count, List<ArchiveEntry> entries) {
    return new HomePage.Day(
        new NamedLink(name, path, count), entries.stream().map(contents::listed).toList());
  }

  private List<HomePage.Day> strands() {
    return archive.taxonomy(Taxonomy.Kind.SECTION).terms().stream()
        .limit(SECTIONS)
        .map(
            section -> {
              List<ArchiveEntry> entries = section.entries();
              int dated = entries.size();
              while (dated > 1 && entries.get(dated - 1).card().date() == null) {
                dated--;
              }
              List<ArchiveEntry> latest =
                  newestFirst(entries.subList(Math.max(0, dated - OF_A_SECTION), dated));
              return new HomePage.Day(
                  contents.link(section), latest.stream().map(contents::listed).toList());
            })
        .toList();
  }

  private List<NamedLink> terms(Taxonomy.Kind kind, int skipped, int most) {
    return archive.taxonomy(kind).terms().stream()
        .filter(term -> contents.path(term) != null)
        .skip(skipped)
        .limit(most)
        .map(contents::link)
        .toList();
  }
}
