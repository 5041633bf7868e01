package microfiche.publish;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What a file was put together from: for every piece a digest of its inputs, and its size. */
final class Pieces {
  private final long[] inputs;
  private final int[] sizes;

  /** Takes both arrays as its own. */
  Pieces(long[] inputs, int[] sizes) {
    this.inputs = inputs;
    this.sizes = sizes;
  }

  int count() {
    return inputs.length;
  }

  long inputs(int piece) {
    return inputs[piece];
  }

  /** In bytes. */
  int size(int piece) {
    return sizes[piece];
  }

  boolean madeFrom(long[] others) {
    return Arrays.equals(inputs, others);
  }

  /** Inputs → where the piece begins and ends in the file. */
  Map<Long, long[]> places() {
    Map<Long, long[]> places = new HashMap<>(inputs.length * 2);
    long at = 0;
    for (int i = 0; i < inputs.length; i++) {
      places.put(inputs[i], new long[] {at, at + sizes[i]});
      at += sizes[i];
    }
    return places;
  }
}
