package microfiche.bench;

/** Numbers that look drawn by lot and are the same in every run. */
final class Draw {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  Draw(long a, long b) {
    this.state = hash(a, b);
  }

  /** One number for two. */
  static long hash(long a, long b) {
    return mix(mix(a + GOLDEN) ^ b * GOLDEN);
  }

  /** One number for two, from 0 to below {@code bound}. */
  static int below(long a, long b, int bound) {
    return (int) Long.remainderUnsigned(hash(a, b), bound);
  }

  /** From 0 to below {@code bound}. */
  int below(int bound) {
    state += GOLDEN;
    return (int) Long.remainderUnsigned(mix(state), bound);
  }

  /** True this many times out of a hundred. */
  boolean percent(int chance) {
    return below(100) < chance;
  }

  private static long mix(long z) {
    long x = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
    return x ^ (x >>> 31);
  }
}
