package microfiche.build;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import microfiche.archive.Archive;
import microfiche.config.SiteConfig.SearchDepth;
import microfiche.publish.Publisher;
import microfiche.search.SearchIndex;
import microfiche.search.Segment;
import microfiche.search.SegmentFiles;
import microfiche.site.Fingerprint;
import microfiche.site.SitePlan;

/** Puts the index of the search into the site; makes only segments that do not stand yet. */
public final class IndexStage {
  /** From so many threads on two segments are made at a time. */
  private static final int SEVERAL = 4;

  private final BuildContext build;
  private final SearchIndex index;
  private final String program;
  private final Publisher publisher;
  private volatile boolean stopped;
  private volatile int indexed;

  public IndexStage(BuildContext build, Publisher publisher, Archive archive, SitePlan plan) {
    this.index = SearchIndex.of(archive.entries(), plan::pathOf, build.config().searchDepth());
    this.build = build;
    this.program = build.inputs().program();
    this.publisher = publisher;
  }

  /**
   * Makes what is to be made. A segment takes some hundred megabytes, so that there are never more
   * than two at work; the largest come first, and the others find their room.
   */
  public void run() {
    if (index.depth() == SearchDepth.OFF) {
      return;
    }
    publisher.put(SearchIndex.FOLDER + "tables.js", SearchIndex.tables());
    publisher.put(SearchIndex.FOLDER + "index.js", index.index());
    List<Segment> changed =
        index.segments().stream()
            .filter(segment -> !publisher.keepAll(segment.folder(), inputs(segment)))
            .sorted(Comparator.comparingLong(Segment::characters).reversed())
            .toList();
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          SegmentFiles files = new SegmentFiles(index.depth(), build.notes()::article);
          for (int i = next.getAndIncrement();
              i < changed.size() && !stopped;
              i = next.getAndIncrement()) {
            long inputs = inputs(changed.get(i));
            files.write(changed.get(i), (path, content) -> publisher.put(path, inputs, content));
          }
        };
    if (build.jobs() < SEVERAL) {
      worker.run();
    } else {
      build.parallel().both(worker, worker);
    }
    indexed = changed.stream().mapToInt(Segment::size).sum();
  }

  /** Articles of the segments that were made. */
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

  private long inputs(Segment segment) {
    return new Fingerprint().text(program).text(segment.id()).value();
  }
}
