package microfiche.archive;

/**
 * Numbers of 64 bits, each with a number of 32 bits, in little memory; keys are spread already. Not
 * for several threads while it is filled.
 */
final class LongTable {
  /** What is said of a key that is not there. */
  static final int NONE = -1;

  private final long[] keys;
  private final int[] values; // one more; 0 where there is none
  private final int mask;

  /** Room for that many keys. */
  LongTable(int size) {
    int places = Integer.highestOneBit(Math.max(4, size) * 2 - 1) << 1;
    this.keys = new long[places];
    this.values = new int[places];
    this.mask = places - 1;
  }

  /** The value of {@code key}, which is not negative, or {@link #NONE}. */
  int get(long key) {
    return values[place(key)] - 1;
  }

  /** Gives {@code key} a value if it has none; the answer is the one it had, or {@link #NONE}. */
  int putIfAbsent(long key, int value) {
    int place = place(key);
    int had = values[place] - 1;
    if (had == NONE) {
      keys[place] = key;
      values[place] = value + 1;
    }
    return had;
  }

  private int place(long key) {
    int place = (int) (key ^ key >>> 32) & mask;
    while (values[place] != 0 && keys[place] != key) {
      place = place + 1 & mask;
    }
    return place;
  }
}
