package microfiche.build;

import java.nio.charset.StandardCharsets;
import java.util.List;
import microfiche.archive.Archive;
import microfiche.archive.Entry;
import microfiche.article.Article;
import microfiche.export.RecordJson;
import microfiche.hash.Stamps;
import microfiche.publish.Publisher;
import microfiche.site.SitePlan;

/** Puts all records into one file, {@code records.ndjson}; makes only those that are new. */
public final class RecordStage {
  private static final String RECORDS = "records.ndjson";

  private final BuildContext build;
  private final Publisher publisher;
  private final SitePlan plan;
  private final List<Entry> entries;

  public RecordStage(BuildContext build, Publisher publisher, Archive archive, SitePlan plan) {
    this.plan = plan;
    this.build = build;
    this.publisher = publisher;
    this.entries = archive.entries();
  }

  /** Works in one thread, beside those that write pages. */
  public void run() {
    long program = Stamps.of(build.inputs().program());
    long[] made =
        entries.stream()
            .mapToLong(e -> Stamps.mix(program, e.stamp(), Stamps.of(plan.pathOf(e))))
            .toArray();
    publisher.put(RECORDS, made, number -> record(entries.get(number)));
  }

  private byte[] record(Entry entry) {
    Article article = entry.withSections(build.notes().article(entry.card()));
    return (RecordJson.published(article, entry.copies(), plan.pathOf(entry)) + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}
