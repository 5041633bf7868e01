package microfiche.build;

import java.nio.charset.StandardCharsets;
import java.util.List;
import microfiche.archive.Archive;
import microfiche.archive.ArchiveEntry;
import microfiche.article.Article;
import microfiche.export.RecordJson;
import microfiche.hash.Stamps;
import microfiche.publish.SiteWriter;
import microfiche.site.SitePlan;

/** Puts all records into one file, {@code records.ndjson}; makes only those that are new. */
public final class RecordStage {
  private static final String RECORDS = "records.ndjson";

  private final BuildContext build;
  private final SiteWriter writer;
  private final SitePlan plan;
  private final List<ArchiveEntry> entries;

  /** The records of {@code archive}, each with its page in {@code plan}. */
  public RecordStage(BuildContext build, SiteWriter writer, Archive archive, SitePlan plan) {
    this.plan = plan;
    this.build = build;
    this.writer = writer;
    this.entries = archive.entries();
  }

  /** Works in one thread, beside those that write pages. */
  public void run() {
    long program = Stamps.of(build.digests().program());
    long[] made =
        entries.stream()
            .mapToLong(e -> Stamps.mix(program, e.stamp(), Stamps.of(plan.pathOf(e))))
            .toArray();
    writer.put(RECORDS, made, number -> record(entries.get(number)));
  }

  private byte[] record(ArchiveEntry entry) {
    Article article = entry.withSections(build.notes().article(entry.card()));
    return (RecordJson.published(article, entry.copies(), plan.pathOf(entry)) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
