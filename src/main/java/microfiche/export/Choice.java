package microfiche.export;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import microfiche.archive.ArchiveEntry;
import microfiche.article.PublicationDate;
import microfiche.report.UserError;
import microfiche.script.Fold;
import org.jspecify.annotations.Nullable;

/**
 * Which articles of an archive a user wants. Of several names of one kind any will do; of several
 * kinds all must hold. Names are compared as the search compares them.
 *
 * @param stories events, by the path of their page or by their headline
 * @param from the first day, or null
 * @param to the last day, or null
 */
public record Choice(
    List<String> sources,
    List<String> sections,
    List<String> tags,
    List<String> authors,
    List<String> stories,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {

  /** Whether all are wanted. */
  public boolean isAll() {
    return sources.isEmpty()
        && sections.isEmpty()
        && tags.isEmpty()
        && authors.isEmpty()
        && stories.isEmpty()
        && from == null
        && to == null;
  }

  /** The articles of {@code all} that are wanted. */
  public Selection of(Selection all) {
    check("--source", sources, all, Choice::source);
    check("--section", sections, all, ArchiveEntry::sections);
    check("--tag", tags, all, entry -> entry.card().keywords());
    check("--author", authors, all, entry -> entry.card().authors());
    Set<Integer> reports = reports(all);
    List<ArchiveEntry> chosen =
        all.entries().stream()
            .filter(entry -> stories.isEmpty() || reports.contains(entry.number()))
            .filter(this::wants)
            .toList();
    if (chosen.isEmpty()) {
      throw UserError.failed(
          "export", "no article is chosen, so nothing was written", "choose less strictly");
    }
    return all.with(chosen);
  }

  private Set<Integer> reports(Selection all) {
    Set<Integer> reports = new HashSet<>();
    for (String story : stories) {
      List<ArchiveEntry> found = all.access().story(story);
      if (found.isEmpty()) {
        throw UserError.failed(
            "--story",
            "nothing is called " + story,
            "name the path of its page, such as stories/….html");
      }
      found.forEach(entry -> reports.add(entry.number()));
    }
    return reports;
  }

  private boolean wants(ArchiveEntry entry) {
    PublicationDate date = entry.card().date();
    boolean inTime =
        from == null && to == null
            || date != null
                && (from == null || !date.day().isBefore(from))
                && (to == null || !date.day().isAfter(to));
    return inTime
        && any(sources, source(entry))
        && any(sections, entry.sections())
        && any(tags, entry.card().keywords())
        && any(authors, entry.card().authors());
  }

  private static List<String> source(ArchiveEntry entry) {
    return entry.card().publisher() == null ? List.of() : List.of(entry.card().publisher().name());
  }

  private static boolean any(List<String> wanted, List<String> names) {
    return wanted.isEmpty()
        || names.stream()
            .map(Fold::of)
            .anyMatch(name -> wanted.stream().map(Fold::of).anyMatch(name::equals));
  }

  /** A name that nothing has is a slip. */
  private static void check(
      String option,
      List<String> wanted,
      Selection all,
      Function<ArchiveEntry, List<String>> names) {
    if (wanted.isEmpty()) {
      return;
    }
    TreeSet<String> there = new TreeSet<>();
    all.entries().forEach(entry -> there.addAll(names.apply(entry)));
    for (String name : wanted) {
      if (!any(List.of(name), new ArrayList<>(there))) {
        List<String> near = there.stream().filter(other -> alike(other, name)).limit(5).toList();
        throw UserError.failed(
            option,
            "nothing is called " + name,
            near.isEmpty()
                ? "the pages of the archive list all names"
                : "there are " + String.join(", ", near));
      }
    }
  }

  private static boolean alike(String one, String other) {
    String a = Fold.of(one);
    String b = Fold.of(other);
    return a.contains(b) || b.contains(a) || !b.isEmpty() && a.startsWith(b.substring(0, 1));
  }
}
