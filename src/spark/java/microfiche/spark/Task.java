package microfiche.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import microfiche.article.Article;
import microfiche.build.Extractors;
import microfiche.card.Card;
import microfiche.export.RecordJson;
import microfiche.extract.Extraction;
import microfiche.extract.Extractor;
import microfiche.report.Finding;
import microfiche.seed.SeedFile;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.jspecify.annotations.Nullable;

/**
 * Reads pieces of the input with the very extractor that builds use, one for each Java machine.
 * What lies on another file system is copied to this one first, stretch by stretch.
 */
final class Task implements FlatMapFunction<List<Work>, Found> {
  private static final long serialVersionUID = 1;

  /** A record that begins in a stretch may go on behind it, in bytes. */
  private static final long BEYOND = 64L << 20;

  private static final Map<Settings, Extractor> EXTRACTORS = new ConcurrentHashMap<>();

  private final Settings settings;
  private final @Nullable Hook hook;

  /**
   * What the extractor depends on.
   *
   * @param zone where times without a zone are
   * @param rules the user's rule files by name; null for none
   */
  record Settings(String zone, @Nullable Map<String, String> rules) implements Serializable {
    private static final long serialVersionUID = 1;
  }

  /** Hears of every piece, so that a test can stop a task. */
  interface Hook extends Serializable {
    void reads(Work work);
  }

  Task(Settings settings, @Nullable Hook hook) {
    this.settings = settings;
    this.hook = hook;
  }

  @Override
  public Iterator<Found> call(List<Work> group) throws IOException {
    Extractor extractor = EXTRACTORS.computeIfAbsent(settings, Task::extractor);
    List<Found> found = new ArrayList<>();
    for (Work work : group) {
      if (hook != null) {
        hook.reads(work);
      }
      found.addAll(read(work, extractor));
    }
    return found.iterator();
  }

  private static Extractor extractor(Settings settings) {
    try {
      Path folder = null;
      if (settings.rules() != null) {
        folder = Files.createTempDirectory("microfiche-rules");
        for (Map.Entry<String, String> rule : settings.rules().entrySet()) {
          Files.writeString(folder.resolve(rule.getKey()), rule.getValue());
        }
      }
      return new Extractor(folder, ZoneId.of(settings.zone()));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<Found> read(Work work, Extractor extractor) throws IOException {
    List<Found> found = new ArrayList<>();
    URI place = URI.create(work.place());
    boolean here = "file".equals(place.getScheme());
    Path file = here ? Path.of(place) : Files.createTempFile("microfiche", ".seed");
    try {
      long from = here ? work.from() : 0;
      long to = here || work.isWhole() ? work.to() : work.to() - work.from();
      if (!here) {
        copy(work, place, file);
      }
      SeedFile seed = new SeedFile(work.path(), file, work.section(), 0);
      Consumer<Extraction> take = extraction -> take(extraction, found);
      if (work.isWhole()) {
        Extractors.each(seed, extractor, take);
      } else if (!Extractors.each(seed, from, to, extractor, take)) {
        return List.of(Found.again(work));
      }
      return found;
    } finally {
      if (!here) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static void copy(Work work, URI place, Path to) throws IOException {
    FileSystem system = FileSystem.get(place, new Configuration());
    try (FSDataInputStream in = system.open(new org.apache.hadoop.fs.Path(place));
        OutputStream out = Files.newOutputStream(to)) {
      in.seek(work.from());
      long most = work.isWhole() ? Long.MAX_VALUE : work.to() - work.from() + BEYOND;
      transfer(in, out, most);
    }
  }

  private static void transfer(InputStream in, OutputStream out, long most) throws IOException {
    byte[] part = new byte[1 << 16];
    long left = most;
    for (int read = 0; read >= 0 && left > 0; left -= read) {
      read = in.read(part, 0, (int) Math.min(part.length, left));
      if (read > 0) {
        out.write(part, 0, read);
      }
    }
  }

  private static void take(Extraction extraction, List<Found> found) {
    for (Finding finding : extraction.findings()) {
      if (finding.severity() == Finding.Severity.REJECTED) {
        found.add(Found.said(finding.where(), finding.toString()));
      }
    }
    Article article = extraction.article();
    if (article != null) {
      Card card = Card.of(article, 0, 0, 0);
      found.add(
          Found.record(
              article.seed().where(),
              card.key(),
              card.length(),
              card.words(),
              RecordJson.full(article)));
    }
  }
}
