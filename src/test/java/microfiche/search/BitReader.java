package microfiche.search;

/** Reads what {@link BitWriter} wrote, as the page's script does. */
final class BitReader {
  private final String units;
  private long at;

  BitReader(String units) {
    this.units = units;
  }

  long bits(int count) {
    long value = 0;
    for (int i = 0; i < count; i++, at++) {
      int unit = units.charAt((int) (at / 15)) - 0x100;
      if (unit < 0 || unit >= 1 << 15) {
        throw new IllegalStateException("not a unit: " + unit);
      }
      value = value << 1 | unit >> 14 - (int) (at % 15) & 1;
    }
    return value;
  }

  int gamma() {
    int zeros = 0;
    while (bits(1) == 0) {
      zeros++;
    }
    return (int) (1L << zeros | bits(zeros));
  }

  int[] list(int count, int low, int high) {
    int[] values = new int[count];
    list(values, 0, count, low, high);
    return values;
  }

  private void list(int[] values, int from, int count, int low, int high) {
    if (high - low + 1 == count) {
      for (int i = 0; i < count; i++) {
        values[from + i] = low + i;
      }
      return;
    }
    if (count == 0) {
      return;
    }
    int half = count >> 1;
    int value = low + half + below(high - (count - 1 - half) - (low + half) + 1);
    values[from + half] = value;
    list(values, from, half, low, value - 1);
    list(values, from + half + 1, count - 1 - half, value + 1, high);
  }

  private int below(int range) {
    if (range == 1) {
      return 0;
    }
    int bits = 31 - Integer.numberOfLeadingZeros(range);
    int shorter = (int) ((1L << bits + 1) - range);
    int value = (int) bits(bits);
    return value < shorter ? value : (value << 1 | (int) bits(1)) - shorter;
  }

  /** Whether nothing is left but the zeros that fill the last unit. */
  boolean ended() {
    long rest = units.length() * 15L - at;
    return rest < 15 && bits((int) rest) == 0;
  }
}
