package microfiche.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a build did: counts, times, and everything a user should know. Safe for several threads. */
public final class BuildReport {
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Long> counts = new LinkedHashMap<>();
  private final Map<String, Long> milliseconds = new LinkedHashMap<>();

  public synchronized void add(Finding finding) {
    findings.add(finding);
  }

  public synchronized void count(String what, long number) {
    counts.put(what, number);
  }

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

  /** Counts in the order they were made. */
  public synchronized Map<String, Long> counts() {
    return new LinkedHashMap<>(counts);
  }

  public synchronized long count(String what) {
    return counts.getOrDefault(what, 0L);
  }

  /** Milliseconds per stage, in the order of the stages. */
  public synchronized Map<String, Long> milliseconds() {
    return new LinkedHashMap<>(milliseconds);
  }
}
