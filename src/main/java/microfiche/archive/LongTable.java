package microfiche.archive;

/**
 * Numbers of 64 bits, each with a number of 32 bits, in little memory; keys are spread already. It
 * grows as need be. Not for several threads while it is filled.
 */
final class LongTable {
  /** What is said of a key that is not there. */
  static final int NONE = -1;

  private long[] keys;
  private int[] values; // one more; 0 where there is none
  private int size;

  /** Room for that many keys; more make it grow. */
  LongTable(int size) {
    int places = Integer.highestOneBit(Math.max(4, size)) << 2;
    this.keys = new long[places];
    this.values = new int[places];
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
      size++;
      if (size > keys.length / 2) {
        grow();
      }
    }
    return had;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new int[keys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != 0) {
        int place = place(oldKeys[i]);
        keys[place] = oldKeys[i];
        values[place] = oldValues[i];
      }
    }
  }

  private int place(long key) {
    int mask = keys.length - 1;
    int place = (int) (key ^ key >>> 32) & mask;
    while (values[place] != 0 && keys[place] != key) {
      place = place + 1 & mask;
    }
    return place;
  }
}
