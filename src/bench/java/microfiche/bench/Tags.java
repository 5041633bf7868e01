package microfiche.bench;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntToDoubleFunction;

/**
 * The tags of the archive: for every hundred articles 80 different ones, of which two thirds are
 * used once, and the largest in four articles of a hundred; between them they follow Zipf's law.
 */
final class Tags {
  private static final double DIFFERENT = 0.8;
  private static final double LARGEST = 0.04;

  /** Words that new tags are put together from. */
  private static final int PIECES = 4000;

  private final List<String> names;
  private final List<String> known = new ArrayList<>();
  private final List<String> pieces = new ArrayList<>();
  private final int[] ends;
  private final int uses;
  private final Shuffle shuffle;
  private final Shuffle pairs;
  private final Set<String> taken = new HashSet<>();

  /**
   * Tags for an archive.
   *
   * @param uses how often any tag stands in an article, in all
   * @param corpus the tags of the corpus, the most frequent first
   */
  Tags(long seed, int articles, int uses, List<String> corpus, Words words) {
    this.uses = uses;
    for (String name : corpus) {
      if (name.matches("[\\p{IsHan}\\p{L}\\d]{2,12}") && taken.add(name.toLowerCase(Locale.ROOT))) {
        known.add(name);
      }
    }
    for (int rank = 0; rank < Math.min(PIECES, words.size()); rank++) {
      pieces.add(words.word(rank));
    }
    this.pairs = new Shuffle(seed + 2, pieces.size() * pieces.size());
    this.ends = counts(articles, uses);
    this.names = new ArrayList<>();
    for (int tag = 0; tag < ends.length; tag++) {
      names.add(tag < known.size() ? known.get(tag) : invented(tag));
    }
    this.shuffle = new Shuffle(seed + 3, Math.max(1, uses));
  }

  int size() {
    return names.size();
  }

  /** The tag that the archive's use number {@code use} is of. */
  int at(int use) {
    int place = shuffle.place(use);
    int low = 0;
    int high = ends.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] > place) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** A tag for an article that comes later; one in six is new. */
  int later(long lot) {
    int place = (int) Long.remainderUnsigned(lot, uses);
    int tag = at(place);
    return tag < size() - size() * 2 / 3
        ? tag
        : size() + (int) Long.remainderUnsigned(lot, 1 << 20);
  }

  String name(int tag) {
    return tag < names.size() ? names.get(tag) : "新" + pair(tag);
  }

  /** Two words of the corpus that no other tag has. */
  private String invented(int tag) {
    String name = pair(tag);
    for (int at = tag; !taken.add(name); ) {
      at += 1 << 18;
      name = pair(at);
    }
    return name;
  }

  private String pair(int number) {
    int place = pairs.place(number % (pieces.size() * pieces.size()));
    return pieces.get(place / pieces.size()) + pieces.get(place % pieces.size());
  }

  /** For each tag how often it and all before it are used. */
  private static int[] counts(int articles, int uses) {
    int different = Math.max(3, Math.min((int) (articles * DIFFERENT), uses / 2));
    int once = different * 2 / 3;
    int often = different - once;
    double most = Math.max(2, articles * LARGEST);
    double low = 0;
    double high = 4;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      long sum = sum(often, rank -> most / Math.pow(rank, middle));
      if (sum > uses - once) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double slope = high;
    int spare = (int) (uses - once - sum(often, rank -> most / Math.pow(rank, slope)));
    int[] ends = new int[different];
    int end = 0;
    for (int tag = 0; tag < different; tag++) {
      end += tag < often ? use(most / Math.pow(tag + 1, slope)) : 1;
      end += often > 0 && tag < often ? spare / often + (tag < spare % often ? 1 : 0) : 0;
      ends[tag] = end;
    }
    return ends;
  }

  private static long sum(int often, IntToDoubleFunction size) {
    long sum = 0;
    for (int rank = 1; rank <= often; rank++) {
      sum += use(size.applyAsDouble(rank));
    }
    return sum;
  }

  private static int use(double size) {
    return (int) Math.max(2, Math.round(size));
  }
}
