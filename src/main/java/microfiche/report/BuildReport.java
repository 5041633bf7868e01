package microfiche.report;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a build did: counts, times, and everything a user should know. Safe for several threads. */
public final class BuildReport {
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Tally, Long> counts = new EnumMap<>(Tally.class);
  private final Map<String, Long> milliseconds = new LinkedHashMap<>();
  private final List<Failure> failures = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();

  /**
   * A failure of the program, for those who mend it.
   *
   * @param where the seed it failed on, or its own name
   * @param trace as Java shows it
   */
  public record Failure(String where, String trace) {}

  /** What became of an article since the build before. */
  public enum ChangeKind {
    ADDED,
    CHANGED,
    REMOVED
  }

  /**
   * An article that is not as the build before left it.
   *
   * @param page its path in the site
   * @param seed where it came from; null when it is gone
   */
  public record Change(ChangeKind kind, String page, @Nullable String seed) {}

  /** Takes down that an article was added, changed or removed. */
  public synchronized void changed(Change change) {
    changes.add(change);
  }

  /** What was added, changed and removed, each kind in the order of the archive. */
  public synchronized List<Change> changes() {
    return List.copyOf(changes);
  }

  /** Takes down a finding. */
  public synchronized void add(Finding finding) {
    findings.add(finding);
  }

  /** Sets a figure; the last one said holds. */
  public synchronized void count(Tally what, long number) {
    counts.put(what, number);
  }

  /** Takes down a failure of the program itself, with its stack trace for {@code --debug}. */
  public synchronized void failed(String where, Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    failures.add(new Failure(where, trace.toString()));
  }

  /** The program's failures, by place. */
  public synchronized List<Failure> failures() {
    return failures.stream()
        .sorted(Comparator.comparing(Failure::where).thenComparing(Failure::trace))
        .toList();
  }

  /** Takes down how long a stage took, in milliseconds. */
  public synchronized void took(String stage, long millis) {
    milliseconds.merge(stage, millis, Long::sum);
  }

  /** All findings, by place. */
  public synchronized List<Finding> findings() {
    return findings.stream().sorted().toList();
  }

  /** The findings of one severity, by place. */
  public List<Finding> findings(Finding.Severity severity) {
    return findings().stream().filter(f -> f.severity() == severity).toList();
  }

  /** What was counted so far. */
  public synchronized Map<Tally, Long> counts() {
    return new EnumMap<>(counts);
  }

  /** Zero when it was not counted. */
  public synchronized long count(Tally what) {
    return counts.getOrDefault(what, 0L);
  }

  /** Milliseconds per stage, in the order of the stages. */
  public synchronized Map<String, Long> milliseconds() {
    return new LinkedHashMap<>(milliseconds);
  }
}
