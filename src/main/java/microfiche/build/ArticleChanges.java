package microfiche.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import microfiche.archive.Archive;
import microfiche.archive.ArchiveEntry;
import microfiche.disk.FileNames;
import microfiche.disk.SafeFile;
import microfiche.report.BuildReport;
import microfiche.report.BuildReport.Change;
import microfiche.report.BuildReport.ChangeKind;
import microfiche.report.Reasons;
import microfiche.report.UserError;
import microfiche.site.SitePlan;

/**
 * Tells which articles were added, changed and removed since the build before. A file keeps the
 * page of every article with a digest of what it says.
 */
public final class ArticleChanges {
  private final BuildReport report;
  private final Path file;

  /** Compares with what the last build left in {@code file}. */
  public ArticleChanges(BuildReport report, Path file) {
    this.report = report;
    this.file = file;
  }

  /** Reports what changed, and keeps what there is for the next build. */
  public void run(Archive archive, SitePlan plan) {
    Map<String, String> before = read();
    StringBuilder now = new StringBuilder();
    for (ArchiveEntry entry : archive.entries()) {
      String page = plan.pathOf(entry);
      String content = Long.toHexString(entry.card().content());
      now.append(content).append(' ').append(page).append('\n');
      String old = before.remove(page);
      if (!content.equals(old)) {
        ChangeKind kind = old == null ? ChangeKind.ADDED : ChangeKind.CHANGED;
        report.changed(new Change(kind, page, entry.card().seed().where()));
      }
    }
    before.keySet().forEach(page -> report.changed(new Change(ChangeKind.REMOVED, page, null)));
    try {
      SafeFile.replace(file, now.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw UserError.failed(FileNames.all(file), "cannot be written: " + Reasons.of(e), null);
    }
  }

  /** Page → digest, as the build before left them; nothing where that is not known. */
  private Map<String, String> read() {
    Map<String, String> pages = new LinkedHashMap<>();
    try {
      List<String> lines =
          Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
      for (String line : lines) {
        int space = line.indexOf(' ');
        if (space > 0) {
          pages.put(line.substring(space + 1), line.substring(0, space));
        }
      }
    } catch (IOException e) {
      pages.clear(); // damaged: all count as added
    }
    return pages;
  }
}
