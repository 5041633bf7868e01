package microfiche.pack;

import java.util.Arrays;

/**
 * Packs bytes as DEFLATE (RFC 1951). The platform's own packer gives other bytes on other systems;
 * an archive has the same ones wherever it is made. Tuned for some thousand characters of Chinese,
 * where few sequences come again: a far and short one is not worth its reference.
 */
public final class Deflate {
  private static final int WINDOW = 1 << 15;
  private static final int SHORTEST = 3;
  private static final int LONGEST = 258;
  private static final int END = 256;

  /** How many earlier places are tried, and how far back one of three and of four bytes may lie. */
  private static final int TRIES = 32;

  private static final int NEAR = 192;
  private static final int NOT_FAR = 4096;

  /** Literals and references that share a code. */
  private static final int BLOCK = 1 << 14;

  private static final int HASH_BITS = 14;

  /** The order in which the lengths of the code of code lengths are written. */
  private static final int[] LENGTH_ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  private final int[] heads = new int[1 << HASH_BITS];
  private final int[] previous = new int[WINDOW];

  /** A literal, or a length in the upper half and a distance in the lower. */
  private final int[] tokens = new int[BLOCK];

  private int tokenCount;
  private final int[] literalCounts = new int[286];
  private final int[] distanceCounts = new int[30];
  private final Huffman literals = new Huffman(286, 15);
  private final Huffman distances = new Huffman(30, 15);
  private final int[] lengthCounts = new int[19];
  private final Huffman lengths = new Huffman(19, 7);

  private byte[] out = new byte[1 << 14];
  private int size;
  private long pending;
  private int pendingBits;

  /** The bytes of {@code in} up to {@code end}, packed. */
  public byte[] pack(byte[] in, int end) {
    Arrays.fill(heads, -1);
    size = 0;
    pending = 0;
    pendingBits = 0;
    tokenCount = 0;
    int length = 0;
    int distance = 0;
    for (int at = 0; at < end; ) {
      long found = length > 0 ? (long) length << 32 | distance : match(in, at, end);
      length = (int) (found >>> 32);
      distance = (int) found;
      remember(in, at, end);
      int taken = 1;
      if (length > 0) {
        long next = length < 32 && at + 1 < end ? match(in, at + 1, end) : 0;
        if ((int) (next >>> 32) > length) {
          token(in[at] & 0xFF);
          length = (int) (next >>> 32);
          distance = (int) next;
        } else {
          token(length << 16 | distance);
          taken = length;
          length = 0;
        }
      } else {
        token(in[at] & 0xFF);
      }
      for (int i = at + 1; i < at + taken; i++) {
        remember(in, i, end);
      }
      at += taken;
      if (tokenCount == BLOCK) {
        block(at == end);
      }
    }
    if (tokenCount > 0 || end == 0) {
      block(true);
    }
    bits(7, 0); // what is left over
    return Arrays.copyOf(out, size);
  }

  private static int hash(byte[] in, int at) {
    int three = in[at] & 0xFF | (in[at + 1] & 0xFF) << 8 | (in[at + 2] & 0xFF) << 16;
    return three * 0x9E3779B1 >>> 32 - HASH_BITS;
  }

  private void remember(byte[] in, int at, int end) {
    if (at + SHORTEST <= end) {
      int hash = hash(in, at);
      previous[at & WINDOW - 1] = heads[hash];
      heads[hash] = at;
    }
  }

  /** The longest earlier sequence that goes on like this: length and distance, or 0. */
  private long match(byte[] in, int at, int end) {
    int most = Math.min(LONGEST, end - at);
    if (most < SHORTEST) {
      return 0;
    }
    int best = SHORTEST - 1;
    int from = -1;
    int place = heads[hash(in, at)];
    for (int tries = TRIES; tries > 0 && place >= 0 && at - place <= WINDOW; tries--) {
      if (place < at && in[place + best] == in[at + best] && in[place] == in[at]) {
        int length = 0;
        while (length < most && in[place + length] == in[at + length]) {
          length++;
        }
        if (length > best && worthIt(length, at - place)) {
          best = length;
          from = place;
          if (length == most) {
            break;
          }
        }
      }
      int before = previous[place & WINDOW - 1];
      if (before >= place) {
        break;
      }
      place = before;
    }
    return from < 0 ? 0 : (long) best << 32 | at - from;
  }

  private static boolean worthIt(int length, int distance) {
    return length > 4 || distance <= (length == 4 ? NOT_FAR : NEAR);
  }

  private void token(int token) {
    tokens[tokenCount++] = token;
  }

  private void block(boolean last) {
    Arrays.fill(literalCounts, 0);
    Arrays.fill(distanceCounts, 0);
    for (int i = 0; i < tokenCount; i++) {
      int token = tokens[i];
      if (token < 1 << 16) {
        literalCounts[token]++;
      } else {
        literalCounts[lengthSymbol(token >>> 16)]++;
        distanceCounts[distanceSymbol(token & 0xFFFF)]++;
      }
    }
    literalCounts[END]++;
    literals.make(literalCounts);
    distances.make(distanceCounts);
    bits(1, last ? 1 : 0);
    bits(2, 2);
    writeCodes();
    for (int i = 0; i < tokenCount; i++) {
      write(tokens[i]);
    }
    symbol(literals, END);
    tokenCount = 0;
  }

  private void write(int token) {
    if (token < 1 << 16) {
      symbol(literals, token);
      return;
    }
    int length = token >>> 16;
    int symbol = lengthSymbol(length);
    symbol(literals, symbol);
    if (symbol >= 265 && symbol < 285) {
      bits(symbol - 261 >>> 2, length - SHORTEST & (1 << (symbol - 261 >>> 2)) - 1);
    }
    int distance = token & 0xFFFF;
    int far = distanceSymbol(distance);
    symbol(distances, far);
    if (far >= 4) {
      bits((far >>> 1) - 1, distance - 1 & (1 << (far >>> 1) - 1) - 1);
    }
  }

  /** 257 to 285 (3.2.5): four symbols for each number of further bits, and one for the longest. */
  private static int lengthSymbol(int length) {
    int rest = length - SHORTEST;
    if (rest < 8 || length == LONGEST) {
      return length == LONGEST ? 285 : 257 + rest;
    }
    int more = 29 - Integer.numberOfLeadingZeros(rest);
    return 257 + 4 * more + (rest >>> more);
  }

  /** 0 to 29: two symbols for each number of further bits. */
  private static int distanceSymbol(int distance) {
    int rest = distance - 1;
    if (rest < 4) {
      return rest;
    }
    int more = 30 - Integer.numberOfLeadingZeros(rest);
    return 2 * more + (rest >>> more);
  }

  /** The lengths of both codes, runs of equal ones shortened (3.2.7). */
  private void writeCodes() {
    int literalCount = literals.used(257);
    int distanceCount = distances.used(1);
    int[] all = new int[literalCount + distanceCount];
    for (int i = 0; i < all.length; i++) {
      all[i] = i < literalCount ? literals.length(i) : distances.length(i - literalCount);
    }
    int[] runs = new int[all.length];
    int runCount = 0;
    for (int i = 0; i < all.length; ) {
      int same = 1;
      while (i + same < all.length && all[i + same] == all[i]) {
        same++;
      }
      int run = run(all[i], i == 0 ? -1 : all[i - 1], same);
      runs[runCount++] = run;
      i += Math.max(1, run >>> 16);
    }
    Arrays.fill(lengthCounts, 0);
    for (int i = 0; i < runCount; i++) {
      lengthCounts[runs[i] & 0xFF]++;
    }
    lengths.make(lengthCounts);
    int orderCount = LENGTH_ORDER.length;
    while (orderCount > 4 && lengths.length(LENGTH_ORDER[orderCount - 1]) == 0) {
      orderCount--;
    }
    bits(5, literalCount - 257);
    bits(5, distanceCount - 1);
    bits(4, orderCount - 4);
    for (int i = 0; i < orderCount; i++) {
      bits(3, lengths.length(LENGTH_ORDER[i]));
    }
    for (int i = 0; i < runCount; i++) {
      int symbol = runs[i] & 0xFF;
      symbol(lengths, symbol);
      int count = runs[i] >>> 16;
      if (symbol == 16) {
        bits(2, count - 3);
      } else if (symbol == 17) {
        bits(3, count - 3);
      } else if (symbol == 18) {
        bits(7, count - 11);
      }
    }
  }

  /**
   * What to write for a run of {@code same} lengths: the symbol, and above it how many it takes.
   */
  private static int run(int length, int before, int same) {
    if (length == 0 && same >= 11) {
      return Math.min(same, 138) << 16 | 18;
    } else if (length == 0 && same >= 3) {
      return same << 16 | 17;
    } else if (length == before && same >= 3) {
      return Math.min(same, 6) << 16 | 16;
    }
    return length;
  }

  private void symbol(Huffman code, int symbol) {
    bits(code.length(symbol), code.code(symbol));
  }

  private void bits(int count, int value) {
    pending |= (long) value << pendingBits;
    pendingBits += count;
    while (pendingBits >= 8) {
      if (size == out.length) {
        out = Arrays.copyOf(out, size * 2);
      }
      out[size++] = (byte) pending;
      pending >>>= 8;
      pendingBits -= 8;
    }
  }
}
