package microfiche.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the archive, in order of time, into segments of some thousand articles. Where it is cut the
 * articles themselves decide by lot, so that an article that is added changes the segment it comes
 * into and leaves the others as they are. New articles mostly come at the end: what follows the
 * last large segment is cut small.
 */
final class Segments {
  /** Articles of a segment, at most; their numbers have twelve bits. */
  static final int MOST = 4096;

  /** Characters of a segment that has more than one article, about; they decide its memory. */
  private static final long LONGEST = 6_000_000;

  private static final Size LARGE = new Size(1024, MOST, 11);
  private static final Size SMALL = new Size(96, 512, 7);

  private final List<Document> documents;
  private final List<List<Document>> segments = new ArrayList<>();

  private Segments(List<Document> documents) {
    this.documents = documents;
  }

  /**
   * How large segments become.
   *
   * @param level one article in 2 to the power of this may begin a segment
   */
  private record Size(int least, int most, int level) {}

  /** The segments of {@code documents}, which are in order. */
  static List<List<Document>> of(List<Document> documents) {
    Segments segments = new Segments(documents);
    int tail = segments.cut(0, LARGE);
    int rest = segments.cut(tail, SMALL);
    if (rest < documents.size()) {
      segments.add(rest, documents.size());
    }
    return segments.segments;
  }

  /** Cuts as far as there are cuts; the answer is where the last one is. */
  private int cut(int from, Size size) {
    int start = from;
    for (int end = end(start, size); end > 0; end = end(start, size)) {
      add(start, end);
      start = end;
    }
    return start;
  }

  private void add(int from, int to) {
    segments.add(List.copyOf(documents.subList(from, to)));
  }

  /**
   * Where the segment that begins at {@code start} ends: before the first article whose lot says
   * so, and where none does before it is full, before the one with the smallest lot. 0 when there
   * are too few articles to tell.
   */
  private int end(int start, Size size) {
    long characters = 0;
    int best = 0;
    for (int at = start + 1; at < documents.size(); at++) {
      characters += documents.get(at - 1).length();
      int count = at - start;
      if (characters + documents.get(at).length() > LONGEST) {
        return best > 0 ? best : at;
      }
      if (count >= size.least) {
        if (Long.numberOfLeadingZeros(documents.get(at).lot()) >= size.level) {
          return at;
        }
        if (best == 0
            || Long.compareUnsigned(documents.get(at).lot(), documents.get(best).lot()) < 0) {
          best = at;
        }
        if (count == size.most) {
          return best;
        }
      }
    }
    return 0;
  }
}
