package microfiche.site;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import microfiche.archive.Archive;
import microfiche.archive.Entry;
import microfiche.archive.Taxonomy;
import microfiche.article.PublicationDate;

/** Counts what is in the archive, for the page about it. */
final class Figures {
  private final Contents contents;
  private final Archive archive;

  Figures(Contents contents) {
    this.contents = contents;
    this.archive = contents.archive();
  }

  Overview overview(SitePlan.SeedCounts counts) {
    List<Overview.SourceFigures> sources = new ArrayList<>();
    for (Taxonomy.Term term : archive.taxonomy(Taxonomy.Kind.SOURCE).terms()) {
      List<Entry> dated = term.entries().stream().filter(e -> e.card().date() != null).toList();
      sources.add(
          new Overview.SourceFigures(
              contents.link(term),
              dated.isEmpty() ? null : day(dated.get(0)),
              dated.isEmpty() ? null : day(dated.get(dated.size() - 1))));
    }
    Map<String, Integer> mirrors = new TreeMap<>();
    Map<String, Integer> languages = new TreeMap<>();
    long characters = 0;
    int pictures = 0;
    int folded = 0;
    int withoutAddress = 0;
    for (Entry entry : archive.entries()) {
      mirrors.merge(entry.card().seed().mirror(), 1, Integer::sum);
      languages.merge(entry.card().language(), 1, Integer::sum);
      characters += entry.card().length();
      pictures += entry.card().pictures().size();
      folded += entry.copies().size();
      withoutAddress += entry.card().url() == null ? 1 : 0;
    }
    return new Overview(
        archive.entries().size(),
        counts.read(),
        counts.rejected(),
        folded,
        characters,
        pictures,
        contents.undated().size(),
        withoutAddress,
        archive.days().isEmpty() ? null : archive.days().firstKey().toString(),
        archive.days().isEmpty() ? null : archive.days().lastKey().toString(),
        sources,
        counted(mirrors),
        counted(languages),
        contents.years(),
        gaps());
  }

  private static String day(Entry entry) {
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

  /** Runs of months without an article: {@code 2019-03 – 2019-05}. */
  private List<String> gaps() {
    List<String> gaps = new ArrayList<>();
    YearMonth before = null;
    for (YearMonth month : contents.months().keySet()) {
      if (before != null && before.plusMonths(1).isBefore(month)) {
        YearMonth from = before.plusMonths(1);
        YearMonth to = month.minusMonths(1);
        gaps.add(from.equals(to) ? from.toString() : from + " – " + to);
      }
      before = month;
    }
    return gaps;
  }
}
