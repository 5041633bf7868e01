package microfiche.pack;

import java.util.Arrays;

/** A code of bits in which frequent symbols are short, as DEFLATE (RFC 1951, 3.2.2) wants it. */
final class Huffman {
  private final int most;
  private final int[] lengths;
  private final int[] codes;
  private final long[] sorted;
  private final long[] weights;
  private final int[] parents;

  /**
   * A code for symbols from 0 on.
   *
   * @param most bits of a symbol, at most
   */
  Huffman(int symbols, int most) {
    this.most = most;
    this.lengths = new int[symbols];
    this.codes = new int[symbols];
    this.sorted = new long[symbols];
    this.weights = new long[symbols * 2];
    this.parents = new int[symbols * 2];
  }

  /** Makes the code for symbols that occur so often; at least two get one. */
  void make(int[] counts) {
    int used = 0;
    Arrays.fill(lengths, 0);
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      if (counts[symbol] > 0) {
        sorted[used++] = (long) counts[symbol] << 16 | symbol;
      }
    }
    for (int symbol = 0; used < 2; symbol++) {
      if (counts[symbol] == 0) {
        sorted[used++] = symbol;
      }
    }
    Arrays.sort(sorted, 0, used);
    int[] perLength = limited(depths(used));
    int next = used - 1;
    for (int length = 1; length <= most; length++) {
      for (int i = 0; i < perLength[length]; i++) {
        lengths[(int) sorted[next--] & 0xFFFF] = length;
      }
    }
    number(perLength);
  }

  /** How many leaves lie how deep: always the two lightest trees are put together. */
  private int[] depths(int used) {
    for (int i = 0; i < used; i++) {
      weights[i] = sorted[i] >>> 16;
    }
    int leaf = 0;
    int tree = used;
    for (int made = used; made < 2 * used - 1; made++) {
      weights[made] = 0;
      for (int half = 0; half < 2; half++) {
        boolean takeLeaf = leaf < used && (tree == made || weights[leaf] <= weights[tree]);
        int taken = takeLeaf ? leaf++ : tree++;
        weights[made] += weights[taken];
        parents[taken] = made;
      }
    }
    int[] perDepth = new int[Math.max(used, most) + 1];
    weights[2 * used - 2] = 0;
    for (int node = 2 * used - 3; node >= 0; node--) {
      weights[node] = weights[parents[node]] + 1;
      if (node < used) {
        perDepth[(int) weights[node]]++;
      }
    }
    return perDepth;
  }

  /** No leaf deeper than allowed: what is too deep is raised, and others sink to make room. */
  private int[] limited(int[] perDepth) {
    for (int depth = most + 1; depth < perDepth.length; depth++) {
      perDepth[most] += perDepth[depth];
    }
    long room = 1L << most;
    for (int depth = 1; depth <= most; depth++) {
      room -= (long) perDepth[depth] << most - depth;
    }
    for (; room < 0; room++) {
      int depth = most - 1;
      while (perDepth[depth] == 0) {
        depth--;
      }
      perDepth[depth]--;
      perDepth[depth + 1] += 2;
      perDepth[most]--;
    }
    return perDepth;
  }

  /** Codes of one length follow each other in the order of their symbols. */
  private void number(int[] perLength) {
    int[] next = new int[most + 2];
    for (int length = 1; length <= most; length++) {
      next[length + 1] = next[length] + perLength[length] << 1;
    }
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      int length = lengths[symbol];
      if (length > 0) {
        codes[symbol] = Integer.reverse(next[length]++) >>> 32 - length;
      }
    }
  }

  /** Bits of a symbol; 0 when it has no code. */
  int length(int symbol) {
    return lengths[symbol];
  }

  /** The code, its first bit lowest, as DEFLATE writes it. */
  int code(int symbol) {
    return codes[symbol];
  }

  /** Symbols up to the last that has a code, at least {@code least}. */
  int used(int least) {
    int used = lengths.length;
    while (used > least && lengths[used - 1] == 0) {
      used--;
    }
    return used;
  }
}
