package microfiche.publish;

import java.util.Arrays;

/**
 * What a file was put together from: for every piece a digest of what it was made from, and its
 * size.
 */
final class Pieces {
  private final long[] madeFrom;
  private final int[] sizes;
  private final byte[] states;

  /**
   * Takes the arrays as its own.
   *
   * @param states of the file's digest, as in {@link LargeDigest}
   */
  Pieces(long[] madeFrom, int[] sizes, byte[] states) {
    this.madeFrom = madeFrom;
    this.sizes = sizes;
    this.states = states;
  }

  /** Of a file that is not there. */
  static Pieces none() {
    return new Pieces(new long[0], new int[0], new byte[0]);
  }

  int count() {
    return madeFrom.length;
  }

  /** Not to be changed; nor are the others. */
  long[] madeFrom() {
    return madeFrom;
  }

  /** In bytes. */
  int[] sizes() {
    return sizes;
  }

  byte[] states() {
    return states;
  }

  boolean madeFrom(long[] others) {
    return Arrays.equals(madeFrom, others);
  }

  /** How many bytes at the beginning are the same in a file made from {@code others}. */
  long sameBeginning(long[] others) {
    int different = Arrays.mismatch(madeFrom, others);
    long same = 0;
    for (int i = 0; i < (different < 0 ? madeFrom.length : different); i++) {
      same += sizes[i];
    }
    return same;
  }

  /** Looks up where pieces lie. */
  Places places() {
    return new Places();
  }

  /** Where pieces lie in the file. For one thread. */
  final class Places {
    private final long[] begins = new long[madeFrom.length];

    /** Number of a piece and one more, at a place that follows from its madeFrom; or else zero. */
    private final int[] table = new int[Integer.highestOneBit(madeFrom.length * 2 + 1) * 2];

    private int next;

    private Places() {
      long at = 0;
      for (int i = 0; i < madeFrom.length; i++) {
        begins[i] = at;
        at += sizes[i];
        int slot = slot(madeFrom[i]);
        while (table[slot] != 0) {
          slot = slot + 1 & table.length - 1;
        }
        table[slot] = i + 1;
      }
    }

    private int slot(long wanted) {
      long mixed = wanted * 0x9E3779B97F4A7C15L;
      return (int) (mixed >>> 40) & table.length - 1;
    }

    /** The number of the piece made from {@code wanted}, or -1: mostly the one after the last. */
    int find(long wanted) {
      int found = next < madeFrom.length && madeFrom[next] == wanted ? next : search(wanted);
      next = found < 0 ? next : found + 1;
      return found;
    }

    private int search(long wanted) {
      int slot = slot(wanted);
      while (table[slot] != 0 && madeFrom[table[slot] - 1] != wanted) {
        slot = slot + 1 & table.length - 1;
      }
      return table[slot] - 1;
    }

    long begin(int piece) {
      return begins[piece];
    }

    int size(int piece) {
      return sizes[piece];
    }
  }
}
