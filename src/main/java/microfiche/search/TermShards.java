package microfiche.search;

import java.util.Arrays;
import java.util.function.BiConsumer;

/** Writes pairs and longer sequences of a segment into streams of about one size. */
final class TermShards {
  /** Bits of a stream at which it is closed: six kilobytes. */
  private static final int FULL = 48_000;

  /** What a pair costs besides its entry, about. */
  private static final int HEAD = 9;

  private final BitWriter entries = new BitWriter();
  private final BitWriter stream = new BitWriter();
  private final int[] list = new int[1 << 16];
  private final int[] headlines = new int[Segments.MOST];
  private long[] ends = new long[1 << 10];

  /**
   * Writes all.
   *
   * @param out takes the key of each stream's first pair and the stream, which it must use at once
   */
  void write(
      int documents, Bigrams bigrams, LongerGrams longer, BiConsumer<Integer, BitWriter> out) {
    int count = bigrams.grams().count();
    int first = 0;
    entries.clear();
    for (int pair = 0; pair < count; pair++) {
      entry(documents, pair, bigrams, longer);
      int size = pair + 1 - first;
      if (size > ends.length) {
        ends = Arrays.copyOf(ends, size * 2);
      }
      ends[size - 1] = entries.length();
      if (entries.length() + (long) size * HEAD >= FULL || pair + 1 == count) {
        close(first, pair + 1, bigrams);
        out.accept(bigrams.key(first), stream);
        entries.clear();
        first = pair + 1;
      }
    }
  }

  private void entry(int documents, int pair, Bigrams bigrams, LongerGrams longer) {
    Grams grams = bigrams.grams();
    int size = grams.documents(pair);
    for (int i = 0; i < size; i++) {
      list[i] = grams.document(grams.from(pair) + i);
    }
    entries.gamma(size);
    entries.list(list, 0, size, 0, documents - 1);
    int inHeadlines = bigrams.headlines(pair, headlines);
    entries.bits(1, inHeadlines == 0 ? 0 : 1);
    if (inHeadlines > 0) {
      entries.gamma(inHeadlines);
      entries.list(headlines, 0, inHeadlines, 0, size - 1);
    }
    if ((bigrams.key(pair) & 0xFFFF) != 0) {
      children(documents, pair, 2, longer);
    }
  }

  private void children(int documents, int gram, int length, LongerGrams longer) {
    Grams parents = longer.ofLength(length);
    Grams grams = longer.ofLength(length + 1);
    int from = parents.firstChild(gram);
    int to = gram + 1 < parents.count() ? parents.firstChild(gram + 1) : grams.count();
    entries.gamma(to - from + 1);
    for (int child = from; child < to; child++) {
      list[child - from] = grams.last(child);
    }
    entries.list(list, 0, to - from, 0, 0xFFFF);
    for (int child = from; child < to; child++) {
      int size = grams.listSize(child);
      grams.copyList(child, list);
      entries.bits(2, grams.explicit(child) ? 2 : size > 0 ? 1 : 0);
      if (size > 0) {
        entries.gamma(size);
        entries.list(list, 0, size, 0, documents - 1);
      }
      if (length + 1 < LongerGrams.LONGEST) {
        children(documents, child, length + 1, longer);
      }
    }
  }

  /**
   * The stream of the pairs from {@code first} to before {@code end}, by their first characters.
   */
  private void close(int first, int end, Bigrams bigrams) {
    stream.clear();
    int groups = 0;
    for (int pair = first; pair < end; pair = groupEnd(pair, end, bigrams)) {
      list[groups++] = bigrams.key(pair) >>> 16;
    }
    stream.gamma(groups);
    stream.list(list, 0, groups, 0, 0xFFFF);
    for (int pair = first; pair < end; ) {
      int next = groupEnd(pair, end, bigrams);
      for (int i = pair; i < next; i++) {
        list[i - pair] = bigrams.key(i) & 0xFFFF;
      }
      stream.gamma(next - pair);
      stream.list(list, 0, next - pair, 0, 0xFFFF);
      stream.append(entries, pair == first ? 0 : ends[pair - first - 1], ends[next - first - 1]);
      pair = next;
    }
  }

  private static int groupEnd(int pair, int end, Bigrams bigrams) {
    int next = pair + 1;
    while (next < end && bigrams.key(next) >>> 16 == bigrams.key(pair) >>> 16) {
      next++;
    }
    return next;
  }
}
