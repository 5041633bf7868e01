package microfiche.search;

import java.util.Arrays;

/**
 * Writes numbers with as many bits as they need, the highest bit first. Afterwards 15 bits at a
 * time become a character from U+0100 on: none of them needs an escape in a script's string.
 */
final class BitWriter {
  private static final int UNIT = 15;
  private static final int FIRST = 0x100;

  private long[] words = new long[1024];
  private long length;

  /** How many bits were written. */
  long length() {
    return length;
  }

  /** Forgets all that was written. */
  void clear() {
    Arrays.fill(words, 0, (int) Math.min(words.length, (length >>> 6) + 2), 0);
    length = 0;
  }

  /** The lowest {@code count} bits of {@code value}, 0 to 64; those above them must be 0. */
  void bits(int count, long value) {
    if (count == 0) {
      return;
    }
    int word = (int) (length >>> 6);
    if (word + 2 > words.length) {
      words = Arrays.copyOf(words, words.length * 2);
    }
    int free = 64 - (int) (length & 63);
    if (count <= free) {
      words[word] |= value << free - count;
    } else {
      words[word] |= value >>> count - free;
      words[word + 1] = value << 64 - (count - free);
    }
    length += count;
  }

  /** A number from 1 on, small ones in few bits: its length in zeros, then itself. */
  void gamma(int value) {
    if (value < 1) {
      throw new IllegalArgumentException("no gamma code for " + value);
    }
    bits(2 * (31 - Integer.numberOfLeadingZeros(value)) + 1, value);
  }

  /**
   * Strictly increasing numbers between {@code low} and {@code high}, both included: the middle one
   * among those it can be, then the ones before and behind it. Their count is not written.
   */
  void list(int[] values, int from, int count, int low, int high) {
    if (count == 0 || high - low + 1 == count) {
      return;
    }
    int half = count >> 1;
    int value = values[from + half];
    int least = low + half;
    below(value - least, high - (count - 1 - half) - least + 1);
    list(values, from, half, low, value - 1);
    list(values, from + half + 1, count - 1 - half, value + 1, high);
  }

  /** A number from 0 to {@code range - 1}; the first ones may take a bit less. */
  private void below(int value, int range) {
    if (range == 1) {
      return;
    }
    int bits = 31 - Integer.numberOfLeadingZeros(range);
    int shorter = (int) ((1L << bits + 1) - range);
    if (value < shorter) {
      bits(bits, value);
    } else {
      bits(bits + 1, (long) value + shorter);
    }
  }

  /** The bits of {@code other} from {@code start} to before {@code end}. */
  void append(BitWriter other, long start, long end) {
    for (long at = start; at < end; at += 64) {
      int count = (int) Math.min(64, end - at);
      bits(count, other.at(at) >>> 64 - count);
    }
  }

  /** 64 bits from {@code place} on, zeros behind the end. */
  private long at(long place) {
    int word = (int) (place >>> 6);
    int shift = (int) (place & 63);
    long high = words[word] << shift;
    return shift == 0 || word + 1 == words.length ? high : high | words[word + 1] >>> 64 - shift;
  }

  /** How many characters {@link #units} gives. */
  int unitCount() {
    return (int) ((length + UNIT - 1) / UNIT);
  }

  /** Tells all characters in order to {@code out}. */
  void units(Units out) {
    for (long at = 0; at < length; at += UNIT) {
      out.unit((char) (FIRST + (at(at) >>> 64 - UNIT)));
    }
  }

  /** Takes characters one by one. */
  @FunctionalInterface
  interface Units {
    void unit(char unit);
  }
}
