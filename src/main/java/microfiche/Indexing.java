package microfiche;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import microfiche.article.Article;
import microfiche.card.Card;
import microfiche.config.SiteConfig.SearchDepth;
import microfiche.publish.Publisher;
import microfiche.search.SearchIndex;
import microfiche.search.Segment;
import microfiche.search.SegmentFiles;
import microfiche.site.Fingerprint;

/** Puts the index of the search into the site; makes only segments that do not stand yet. */
final class Indexing {
  /** From so many threads on two segments are made at a time. */
  private static final int SEVERAL = 4;

  private final SearchIndex index;
  private final String program;
  private final Function<Card, Article> articles;
  private final Publisher publisher;
  private volatile boolean stopped;
  private volatile int indexed;

  /**
   * For one build.
   *
   * @param program a digest of the program: another one may make other files
   */
  Indexing(
      SearchIndex index, String program, Function<Card, Article> articles, Publisher publisher) {
    this.index = index;
    this.program = program;
    this.articles = articles;
    this.publisher = publisher;
  }

  /**
   * Makes what is to be made. A segment takes some hundred megabytes, so that there are never more
   * than two at work; the largest come first, and the others find their room.
   */
  void run(Parallel parallel, int jobs) {
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
          SegmentFiles files = new SegmentFiles(index.depth(), articles);
          for (int i = next.getAndIncrement();
              i < changed.size() && !stopped;
              i = next.getAndIncrement()) {
            long inputs = inputs(changed.get(i));
            files.write(changed.get(i), (path, content) -> publisher.put(path, inputs, content));
          }
        };
    if (jobs < SEVERAL) {
      worker.run();
    } else {
      parallel.both(worker, worker);
    }
    indexed = changed.stream().mapToInt(Segment::size).sum();
  }

  /** Articles of the segments that were made. */
  int indexed() {
    return indexed;
  }

  /** Does {@code work}; when that fails, nobody waits for the rest of the index. */
  void stoppedByFailure(Runnable work) {
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
