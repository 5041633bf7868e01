package microfiche.search;

import java.util.Arrays;

/**
 * All pairs of neighbours in a segment's text, in order, and the articles each occurs in. The last
 * character of a word makes a pair with nothing (0), so that every character begins a pair.
 */
final class Bigrams {
  private int[] keys = new int[1 << 12];
  private final Grams grams = new Grams();

  /** For each place of the text the number of the pair that begins there, or -1. */
  private int[] at = new int[1 << 12];

  private int[] slots = new int[1 << 13];
  private int found;
  private int[] headlinesAt = new int[1];
  private char[] headlines = new char[1 << 10];

  /** Finds all pairs of {@code text}. */
  void read(SegmentText text) {
    if (at.length < text.length() + 1) {
      at = new int[text.length() + text.length() / 8 + 1];
    }
    number(text);
    sort(text.length());
    collect(text);
    collectHeadlines(text);
  }

  private void number(SegmentText text) {
    Arrays.fill(slots, 0);
    found = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.at(i);
      at[i] = c == 0 ? -1 : number(c << 16 | text.at(i + 1));
    }
    at[text.length()] = -1;
  }

  /** The number of a pair in the order they are met; a table with open addressing. */
  private int number(int key) {
    int mask = slots.length - 1;
    int slot = slot(key, mask);
    while (slots[slot] != 0) {
      int number = slots[slot] - 1;
      if (keys[number] == key) {
        return number;
      }
      slot = slot + 1 & mask;
    }
    if (found == keys.length) {
      keys = Arrays.copyOf(keys, keys.length * 2);
    }
    keys[found++] = key;
    slots[slot] = found;
    if (found * 2 > slots.length) {
      grow();
    }
    return found - 1;
  }

  private static int slot(int key, int mask) {
    int mixed = key * 0x9E3779B1;
    return (mixed ^ mixed >>> 15) & mask;
  }

  private void grow() {
    slots = new int[slots.length * 2];
    int mask = slots.length - 1;
    for (int number = 0; number < found; number++) {
      int slot = slot(keys[number], mask);
      while (slots[slot] != 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = number + 1;
    }
  }

  /** Numbers the pairs in their order instead. */
  private void sort(int length) {
    long[] sorted = new long[found];
    for (int i = 0; i < found; i++) {
      sorted[i] = (long) (keys[i] ^ Integer.MIN_VALUE) << 32 | i;
    }
    Arrays.sort(sorted);
    int[] ranks = new int[found];
    for (int rank = 0; rank < found; rank++) {
      ranks[(int) sorted[rank]] = rank;
    }
    for (int rank = 0; rank < found; rank++) {
      keys[rank] = (int) (sorted[rank] >>> 32) ^ Integer.MIN_VALUE;
    }
    for (int i = 0; i < length; i++) {
      if (at[i] >= 0) {
        at[i] = ranks[at[i]];
      }
    }
  }

  private void collect(SegmentText text) {
    int[] seen = new int[found];
    int[] counts = new int[found];
    for (int document = 0; document < text.documents(); document++) {
      for (int i = text.start(document); i < text.start(document + 1); i++) {
        int pair = at[i];
        if (pair >= 0 && seen[pair] != document + 1) {
          seen[pair] = document + 1;
          counts[pair]++;
        }
      }
    }
    grams.clear();
    for (int pair = 0; pair < found; pair++) {
      grams.add((char) keys[pair], counts[pair]);
      counts[pair] = grams.from(pair);
    }
    Arrays.fill(seen, 0);
    for (int document = 0; document < text.documents(); document++) {
      for (int i = text.start(document); i < text.start(document + 1); i++) {
        int pair = at[i];
        if (pair >= 0 && seen[pair] != document + 1) {
          seen[pair] = document + 1;
          grams.put(counts[pair]++, document);
        }
      }
    }
  }

  /** For every pair, which of its articles have it in their headline. */
  private void collectHeadlines(SegmentText text) {
    int most = 0;
    for (int document = 0; document < text.documents(); document++) {
      most += text.headlineEnd(document) - text.start(document);
    }
    long[] pairs = new long[most];
    int count = 0;
    for (int document = 0; document < text.documents(); document++) {
      for (int i = text.start(document); i < text.headlineEnd(document); i++) {
        if (at[i] >= 0) {
          pairs[count++] = (long) at[i] << 32 | document;
        }
      }
    }
    Arrays.sort(pairs, 0, count);
    if (headlinesAt.length < found + 1) {
      headlinesAt = new int[found + 1];
    }
    if (headlines.length < count) {
      headlines = new char[count];
    }
    int size = 0;
    int next = 0;
    for (int pair = 0; pair < found; pair++) {
      headlinesAt[pair] = size;
      for (; next < count && (int) (pairs[next] >>> 32) == pair; next++) {
        if (next == 0 || pairs[next] != pairs[next - 1]) {
          headlines[size++] = (char) pairs[next];
        }
      }
    }
    headlinesAt[found] = size;
  }

  Grams grams() {
    return grams;
  }

  /** For each place of the text the number of the pair there, or -1; the caller may change it. */
  int[] places() {
    return at;
  }

  /** The first character in the upper half, the second, or 0, in the lower one. */
  int key(int pair) {
    return keys[pair];
  }

  /**
   * The places in the list of a pair's articles where those stand that have it in their headline.
   *
   * @return how many there are
   */
  int headlines(int pair, int[] to) {
    int count = headlinesAt[pair + 1] - headlinesAt[pair];
    int place = grams.from(pair);
    for (int i = 0; i < count; i++) {
      while (grams.document(place) != headlines[headlinesAt[pair] + i]) {
        place++;
      }
      to[i] = place - grams.from(pair);
    }
    return count;
  }
}
