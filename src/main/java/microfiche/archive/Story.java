package microfiche.archive;

import java.util.List;

/**
 * One event, and the articles that report it.
 *
 * @param reports at least two, oldest first; all have a date
 */
public record Story(List<ArchiveEntry> reports) {
  public Story {
    reports = List.copyOf(reports);
  }

  /** The first report; it names the story. */
  public ArchiveEntry first() {
    return reports.get(0);
  }
}
