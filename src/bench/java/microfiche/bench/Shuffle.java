package microfiche.bench;

/** An order of the numbers from 0 to below {@code size}, without keeping them in memory. */
final class Shuffle {
  private static final int ROUNDS = 4;

  private final long seed;
  private final int size;
  private final int half;

  Shuffle(long seed, int size) {
    this.seed = seed;
    this.size = size;
    int bits = 32 - Integer.numberOfLeadingZeros(Math.max(3, size - 1));
    this.half = (bits + 1) / 2;
  }

  /** Where {@code number} comes to stand; no two numbers share a place. */
  int place(int number) {
    if (number < 0 || number >= size) {
      throw new IllegalArgumentException(number + " is not below " + size);
    }
    int at = number;
    do {
      at = feistel(at);
    } while (at >= size);
    return at;
  }

  /** One to one on all numbers of {@code 2 * half} bits. */
  private int feistel(int number) {
    int mask = (1 << half) - 1;
    int left = number >>> half;
    int right = number & mask;
    for (int round = 0; round < ROUNDS; round++) {
      int next = left ^ (int) Draw.hash(seed + round, right) & mask;
      left = right;
      right = next;
    }
    return left << half | right;
  }
}
