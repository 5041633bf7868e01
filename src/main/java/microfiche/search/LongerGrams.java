package microfiche.search;

import java.util.Arrays;

/**
 * Sequences of three to eight characters that are frequent, or whose halves are: what an index of
 * pairs alone would have to look up in the texts. Of an article it is enough to know that it has
 * both halves (the sequence without its last and without its first character), and those few that
 * have them, but apart, are kept as exceptions.
 */
final class LongerGrams {
  /** Longest sequence that is listed. */
  static final int LONGEST = 8;

  /** A sequence in so many articles is listed. */
  private static final int FREQUENT = 8;

  private final Grams[] levels = new Grams[LONGEST + 1];
  private final long[] inFirstHalf = new long[Segments.MOST / 64];
  private final int[] list = new int[Segments.MOST];

  private long[] order = new long[1 << 12];
  private int[] groups = new int[1 << 12];
  private long[] seen = new long[1 << 12];
  private int[] counts = new int[1 << 12];
  private int[] numbers = new int[1 << 12];
  private int[] touched = new int[1 << 8];
  private int[] cursors = new int[1 << 8];

  LongerGrams() {
    Arrays.setAll(levels, length -> new Grams());
  }

  /** In a segment of so many articles, a sequence of which both halves are in so many is listed. */
  static int many(int documents) {
    return Math.max(FREQUENT, documents / 16);
  }

  /** Finds all in {@code text}, whose pairs are known. Their places are used up. */
  void read(SegmentText text, Bigrams bigrams) {
    int[] places = bigrams.places();
    for (int i = 0; i < text.length(); i++) {
      if (text.at(i + 1) == 0) {
        places[i] = -1; // a pair with nothing
      }
    }
    levels[2] = bigrams.grams();
    for (int length = 3; length <= LONGEST; length++) {
      levels[length].clear();
      if (levels[length - 1].count() > 0) {
        read(text, places, levels[length - 1], levels[length]);
      }
    }
  }

  /** The sequences of {@code length} characters; 2 are all pairs. */
  Grams ofLength(int length) {
    return levels[length];
  }

  private void read(SegmentText text, int[] places, Grams shorter, Grams longer) {
    makeRoom(shorter.count());
    sortByFirstHalf(text.length(), places, shorter);
    Arrays.fill(places, 0, text.length(), -1);
    int many = many(text.documents());
    int from = 0;
    for (int first = 0; first < shorter.count(); first++) {
      shorter.children(first, longer.count());
      int to = groups[first];
      if (to > from) {
        int candidates = count(text, shorter, first, from, to);
        int listed = list(shorter, longer, first, candidates, many);
        if (listed > 0) {
          collect(text, places, shorter, longer, first, from, to);
          keepExceptions(shorter, longer, first, listed);
        }
      }
      from = to;
    }
  }

  private void makeRoom(int grams) {
    if (seen.length < grams + 1) {
      int size = grams + grams / 8 + 1;
      seen = new long[size];
      counts = new int[size];
      numbers = new int[size];
      groups = new int[size];
    }
    Arrays.fill(seen, 0, grams, -1);
  }

  /** Brings the places into the order of their first halves; with each goes its second half. */
  private void sortByFirstHalf(int length, int[] places, Grams shorter) {
    Arrays.fill(groups, 0, shorter.count() + 1, 0);
    for (int i = 0; i < length; i++) {
      if (mayBeListed(places[i], shorter) && mayBeListed(places[i + 1], shorter)) {
        groups[places[i]]++;
      }
    }
    int sum = 0;
    for (int gram = 0; gram < shorter.count(); gram++) {
      int count = groups[gram];
      groups[gram] = sum;
      sum += count;
    }
    if (order.length < sum) {
      order = new long[0]; // both do not fit into memory easily
      order = new long[sum + sum / 8];
    }
    for (int i = 0; i < length; i++) {
      if (mayBeListed(places[i], shorter) && mayBeListed(places[i + 1], shorter)) {
        order[groups[places[i]]++] = (long) i << 32 | places[i + 1];
      }
    }
  }

  /** A sequence is at most as frequent as either half. */
  private static boolean mayBeListed(int half, Grams shorter) {
    return half >= 0 && shorter.documents(half) >= FREQUENT;
  }

  /** In how many articles each sequence that begins with {@code first} occurs. */
  private int count(SegmentText text, Grams shorter, int first, int from, int to) {
    int candidates = 0;
    int at = shorter.from(first);
    for (int i = from; i < to; i++) {
      int place = (int) (order[i] >>> 32);
      int second = (int) order[i];
      while (place >= text.start(shorter.document(at) + 1)) {
        at++;
      }
      long mark = (long) first << 32 | shorter.document(at);
      if (seen[second] != mark) {
        if (seen[second] >>> 32 != first) {
          counts[second] = 0;
          if (candidates == touched.length) {
            touched = Arrays.copyOf(touched, candidates * 2);
            cursors = Arrays.copyOf(cursors, candidates * 2);
          }
          touched[candidates++] = second;
        }
        seen[second] = mark;
        counts[second]++;
      }
    }
    return candidates;
  }

  /** Adds those that are to be listed, in order; the answer is how many. */
  private int list(Grams shorter, Grams longer, int first, int candidates, int many) {
    int listed = 0;
    for (int i = 0; i < candidates; i++) {
      int second = touched[i];
      numbers[second] = -1;
      if (counts[second] >= FREQUENT
          || Math.min(shorter.documents(first), shorter.documents(second)) >= many) {
        touched[listed++] = second;
      }
    }
    Arrays.sort(touched, 0, listed);
    for (int i = 0; i < listed; i++) {
      int second = touched[i];
      numbers[second] = longer.add(shorter.last(second), counts[second]);
      cursors[i] = longer.from(numbers[second]);
      counts[second] = i;
    }
    return listed;
  }

  private void collect(
      SegmentText text, int[] places, Grams shorter, Grams longer, int first, int from, int to) {
    int at = shorter.from(first);
    for (int i = from; i < to; i++) {
      int place = (int) (order[i] >>> 32);
      int second = (int) order[i];
      int number = numbers[second];
      if (number >= 0) {
        while (place >= text.start(shorter.document(at) + 1)) {
          at++;
        }
        places[place] = number;
        int document = shorter.document(at);
        int cursor = cursors[counts[second]];
        if (cursor == longer.from(number) || longer.document(cursor - 1) != document) {
          longer.put(cursor, document);
          cursors[counts[second]]++;
        }
      }
    }
  }

  private void keepExceptions(Grams shorter, Grams longer, int first, int listed) {
    Arrays.fill(inFirstHalf, 0);
    for (int i = shorter.from(first); i < shorter.to(first); i++) {
      inFirstHalf[shorter.document(i) >>> 6] |= 1L << shorter.document(i);
    }
    for (int i = 0; i < listed; i++) {
      int second = touched[i];
      int number = numbers[second];
      int documents = longer.documents(number);
      int at = longer.from(number);
      int exceptions = 0;
      for (int j = shorter.from(second); j < shorter.to(second); j++) {
        int document = shorter.document(j);
        if ((inFirstHalf[document >>> 6] >>> document & 1) != 0) {
          if (at < longer.to(number) && longer.document(at) == document) {
            at++;
          } else {
            list[exceptions++] = document;
          }
        }
      }
      boolean explicit = documents < exceptions;
      if (explicit) {
        for (int j = 0; j < documents; j++) {
          list[j] = longer.document(longer.from(number) + j);
        }
      }
      longer.list(number, explicit, list, explicit ? documents : exceptions);
    }
  }
}
