package microfiche.hash;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * SHA-256 that can go on from where it once was: what follows a known beginning is digested alone.
 * Java's own has machine instructions, yet tells nobody its state. For one thread.
 */
public final class Sha256 {
  /** Bytes of a state. */
  public static final int STATE = 32;

  private static final int BLOCK = 64;

  /** The constants are fractions of roots of these primes. */
  private static final int[] PRIMES = primes();

  private static final int[] ROUNDS =
      Arrays.stream(PRIMES).map(p -> bits(StrictMath.cbrt(p))).toArray();

  private final int[] state = new int[STATE / Integer.BYTES];
  private final byte[] block = new byte[BLOCK];
  private final int[] words = new int[ROUNDS.length];
  private long length;

  /** Of nothing so far. */
  public Sha256() {
    Arrays.setAll(state, i -> bits(StrictMath.sqrt(PRIMES[i])));
  }

  /**
   * Goes on.
   *
   * @param states holds what {@link #state} said
   * @param at where in it
   * @param length how many bytes had been digested
   */
  public Sha256(byte[] states, int at, long length) {
    ByteBuffer.wrap(states, at, STATE).asIntBuffer().get(state);
    this.length = length;
  }

  private static int[] primes() {
    int[] primes = new int[BLOCK];
    int count = 0;
    for (int number = 2; count < primes.length; number++) {
      int candidate = number;
      if (Arrays.stream(primes, 0, count).allMatch(prime -> candidate % prime != 0)) {
        primes[count++] = number;
      }
    }
    return primes;
  }

  /** The first 32 bits of the fraction. */
  private static int bits(double root) {
    return (int) (long) ((root - (int) root) * (1L << Integer.SIZE));
  }

  /** Takes bytes. */
  public void update(byte[] bytes, int from, int size) {
    int at = from;
    int end = from + size;
    int waiting = (int) (length % BLOCK);
    length += size;
    if (waiting > 0) {
      int more = Math.min(BLOCK - waiting, size);
      System.arraycopy(bytes, at, block, waiting, more);
      at += more;
      if (waiting + more < BLOCK) {
        return;
      }
      blocks(block, 0, 1);
    }
    int whole = (end - at) / BLOCK;
    blocks(bytes, at, whole);
    at += whole * BLOCK;
    System.arraycopy(bytes, at, block, 0, end - at);
  }

  /** The state between two blocks: what was digested has a multiple of 64 bytes. */
  public byte[] state() {
    if (length % BLOCK != 0) {
      throw new IllegalStateException("in the midst of a block");
    }
    return stateBytes();
  }

  private byte[] stateBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(STATE);
    bytes.asIntBuffer().put(state);
    return bytes.array();
  }

  /** Of all that was taken; nothing can be taken after that. */
  public byte[] digest() {
    long bits = length * Byte.SIZE;
    int open = (int) (length % BLOCK);
    byte[] end = new byte[(open < BLOCK - Long.BYTES ? BLOCK : 2 * BLOCK) - open];
    end[0] = (byte) 0x80;
    ByteBuffer.wrap(end).putLong(end.length - Long.BYTES, bits);
    update(end, 0, end.length);
    return stateBytes();
  }

  /**
   * The rounds of FIPS 180-4, eight in a row, so that the letters change places on paper and not in
   * the machine: on a compiler without machine instructions for them faster than Java's own.
   */
  private void blocks(byte[] bytes, int from, int count) {
    int[] w = words;
    int[] k = ROUNDS;
    for (int block = 0, at = from; block < count; block++, at += BLOCK) {
      schedule(bytes, at, w);
      int a = state[0];
      int b = state[1];
      int c = state[2];
      int d = state[3];
      int e = state[4];
      int f = state[5];
      int g = state[6];
      int h = state[7];
      for (int i = 0; i < k.length; i += 8) {
        h += big1(e) + (g ^ e & (f ^ g)) + k[i] + w[i];
        d += h;
        h += big0(a) + (a & b | c & (a | b));
        g += big1(d) + (f ^ d & (e ^ f)) + k[i + 1] + w[i + 1];
        c += g;
        g += big0(h) + (h & a | b & (h | a));
        f += big1(c) + (e ^ c & (d ^ e)) + k[i + 2] + w[i + 2];
        b += f;
        f += big0(g) + (g & h | a & (g | h));
        e += big1(b) + (d ^ b & (c ^ d)) + k[i + 3] + w[i + 3];
        a += e;
        e += big0(f) + (f & g | h & (f | g));
        d += big1(a) + (c ^ a & (b ^ c)) + k[i + 4] + w[i + 4];
        h += d;
        d += big0(e) + (e & f | g & (e | f));
        c += big1(h) + (b ^ h & (a ^ b)) + k[i + 5] + w[i + 5];
        g += c;
        c += big0(d) + (d & e | f & (d | e));
        b += big1(g) + (a ^ g & (h ^ a)) + k[i + 6] + w[i + 6];
        f += b;
        b += big0(c) + (c & d | e & (c | d));
        a += big1(f) + (h ^ f & (g ^ h)) + k[i + 7] + w[i + 7];
        e += a;
        a += big0(b) + (b & c | d & (b | c));
      }
      state[0] += a;
      state[1] += b;
      state[2] += c;
      state[3] += d;
      state[4] += e;
      state[5] += f;
      state[6] += g;
      state[7] += h;
    }
  }

  private static void schedule(byte[] bytes, int from, int[] w) {
    for (int i = 0, at = from; i < 16; i++, at += 4) {
      w[i] =
          bytes[at] << 24
              | (bytes[at + 1] & 0xFF) << 16
              | (bytes[at + 2] & 0xFF) << 8
              | bytes[at + 3] & 0xFF;
    }
    for (int i = 16; i < w.length; i++) {
      int x = w[i - 15];
      int y = w[i - 2];
      w[i] =
          w[i - 16]
              + w[i - 7]
              + ((x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3)
              + ((y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10);
    }
  }

  private static int big0(int x) {
    return (x >>> 2 | x << 30) ^ (x >>> 13 | x << 19) ^ (x >>> 22 | x << 10);
  }

  private static int big1(int x) {
    return (x >>> 6 | x << 26) ^ (x >>> 11 | x << 21) ^ (x >>> 25 | x << 7);
  }
}
