package microfiche.hash;

import org.jspecify.annotations.Nullable;

/**
 * Numbers that stand for what something is made from: equal numbers, equal things, but for one
 * chance in 2⁶⁴. Cheap; nothing against those who look for two alike.
 */
public final class Stamps {
  private Stamps() {}

  /** A number that follows from three, and from their order. */
  public static long mix(long a, long b, long c) {
    long mixed = a * 0x9E3779B97F4A7C15L + b;
    mixed = (mixed ^ mixed >>> 32) * 0xBF58476D1CE4E5B9L + c;
    mixed = (mixed ^ mixed >>> 29) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 32;
  }

  /** Of two. */
  public static long mix(long a, long b) {
    return mix(a, b, 0);
  }

  /** Of a text, or of none. */
  public static long of(@Nullable String text) {
    if (text == null) {
      return -1;
    }
    long state = 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) {
      state = (state ^ text.charAt(i)) * 0x100000001B3L;
    }
    return mix(state, text.length());
  }
}
