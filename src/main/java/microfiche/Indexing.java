package microfiche;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import microfiche.article.Article;
import microfiche.article.Card;
import microfiche.publish.Publisher;
import microfiche.report.BuildReport;
import microfiche.search.SearchIndex;
import microfiche.search.Segment;
import microfiche.search.SegmentFiles;
import microfiche.site.Fingerprint;

/** Puts the index of the search into the site; makes only segments that stand not yet. */
final class Indexing {
  private final SearchIndex index;
  private final String program;
  private final Publisher publisher;

  /**
   * For one build.
   *
   * @param program a digest of the program: another one may make other files
   */
  Indexing(SearchIndex index, String program, Publisher publisher) {
    this.index = index;
    this.program = program;
    this.publisher = publisher;
  }

  /** Two segments at a time, whatever the number of threads: each wants some hundred megabytes. */
  void run(Function<Card, Article> articles, Parallel parallel, BuildReport report) {
    publisher.put(SearchIndex.FOLDER + "tables.js", SearchIndex.tables());
    publisher.put(SearchIndex.FOLDER + "index.js", index.index());
    List<Segment> changed =
        index.segments().stream()
            .filter(segment -> !publisher.keepAll(segment.folder(), inputs(segment)))
            .toList();
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          SegmentFiles files = new SegmentFiles(index.depth(), articles);
          for (int i = next.getAndIncrement(); i < changed.size(); i = next.getAndIncrement()) {
            long inputs = inputs(changed.get(i));
            files.write(changed.get(i), (path, content) -> publisher.put(path, inputs, content));
          }
        };
    parallel.each(List.of(worker, worker), Runnable::run);
    report.count("indexed", changed.stream().mapToInt(Segment::size).sum());
  }

  private long inputs(Segment segment) {
    return new Fingerprint().text(program).text(segment.id()).value();
  }
}
