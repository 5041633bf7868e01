package microfiche.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import microfiche.archive.Archive;
import microfiche.config.SiteConfig.SearchDepth;
import microfiche.disk.FileNames;
import microfiche.publish.SiteWriter;
import microfiche.report.Reasons;
import microfiche.report.UserError;
import microfiche.search.SearchIndex;
import microfiche.search.Segment;
import microfiche.search.SegmentFiles;
import microfiche.search.TextRun;
import microfiche.site.Fingerprint;
import microfiche.site.SitePlan;

/** Puts the index of the search into the site; makes only what does not stand yet. */
public final class IndexStage {
  /** From so many threads on two segments are made at a time. */
  private static final int SEVERAL = 4;

  private final BuildContext build;
  private final SearchIndex index;
  private final long program;
  private final SiteWriter writer;
  private final Map<String, byte[]> metas = new ConcurrentHashMap<>();
  private volatile boolean stopped;
  private volatile int indexed;

  /** The index of {@code archive}, as deep as the configuration says. */
  public IndexStage(BuildContext build, SiteWriter writer, Archive archive, SitePlan plan) {
    this.index = SearchIndex.of(archive.entries(), plan::pathOf, build.config().searchDepth());
    this.build = build;
    this.program = new Fingerprint().text(build.digests().program()).value();
    this.writer = writer;
  }

  /** What is to be made of a segment: its terms, and texts of the runs with these ids. */
  private record Making(Segment segment, boolean terms, Set<String> runs) {
    /** Articles that have to be read. */
    private int articles() {
      return terms
          ? segment.size()
          : segment.runs().stream()
              .filter(run -> runs.contains(run.id()))
              .mapToInt(run -> run.documents().size())
              .sum();
    }
  }

  /**
   * Makes what is to be made. A segment takes some hundred megabytes, so that there are never more
   * than two at work; the largest come first, and the others find their room.
   */
  public void run() {
    if (index.depth() == SearchDepth.OFF) {
      return;
    }
    writer.put(SearchIndex.FOLDER + "tables.js", SearchIndex.tables());
    writer.put(SearchIndex.FOLDER + "pinyin.js", SearchIndex.pinyin());
    List<Making> makings = makings();
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          SegmentFiles files = new SegmentFiles(index.depth(), build.notes()::article);
          for (int i = next.getAndIncrement();
              i < makings.size() && !stopped;
              i = next.getAndIncrement()) {
            make(makings.get(i), files);
          }
        };
    if (build.jobs() < SEVERAL) {
      worker.run();
    } else {
      build.parallel().both(worker, worker);
    }
    indexed = makings.stream().mapToInt(Making::articles).sum();
    if (!stopped) {
      writer.put(SearchIndex.FOLDER + "index.js", index.index(this::meta));
    }
  }

  /** What does not stand, the largest first. */
  private List<Making> makings() {
    List<Making> makings = new ArrayList<>();
    for (Segment segment : index.segments()) {
      boolean terms = !writer.keepAll(segment.folder(), madeFrom(segment.id()));
      Set<String> runs = new HashSet<>();
      for (TextRun run : segment.runs()) {
        if (!writer.keepAll(run.folder(), madeFrom(run.id()))) {
          runs.add(run.id());
        }
      }
      if (terms || !runs.isEmpty()) {
        makings.add(new Making(segment, terms, runs));
      }
    }
    makings.sort(
        Comparator.comparingLong((Making making) -> making.segment().characters()).reversed());
    return makings;
  }

  private void make(Making making, SegmentFiles files) {
    Segment segment = making.segment();
    if (making.terms()) {
      long madeFrom = madeFrom(segment.id());
      files.write(
          segment,
          (path, content) -> {
            writer.put(path, madeFrom, content);
            if (path.equals(segment.meta())) {
              metas.put(path, content);
            }
          },
          run -> making.runs().contains(run.id()),
          this::put);
      return;
    }
    for (TextRun run : segment.runs()) {
      if (making.runs().contains(run.id())) {
        files.write(run, this::put);
      }
    }
  }

  private void put(TextRun run, String path, byte[] content) {
    writer.put(path, madeFrom(run.id()), content);
  }

  /** What a segment says of itself, as it was made or as it stands. */
  private byte[] meta(Segment segment) {
    byte[] made = metas.get(segment.meta());
    if (made != null) {
      return made;
    }
    Path file = build.config().out().resolve(segment.meta());
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw UserError.failed(
          FileNames.all(file), "cannot be read: " + Reasons.of(e), "build again with --full");
    }
  }

  /** Articles that were read for what was made. */
  public int indexed() {
    return indexed;
  }

  /** Does {@code work}; when that fails, nobody waits for the rest of the index. */
  public void stoppedByFailure(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | Error e) {
      stopped = true;
      throw e;
    }
  }

  private long madeFrom(String id) {
    return new Fingerprint().number(program).text(id).value();
  }
}
