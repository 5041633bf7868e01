package microfiche.publish;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Paths of files in the order of their bytes, which lie one after the other in a block: a hundred
 * thousand of them are three arrays, and none is made text before somebody asks. For several
 * threads.
 */
final class Paths {
  private final byte[] block;

  /** Where each path ends. */
  private final int[] ends;

  /** Number of a path and one more, at a place that follows from its bytes; or else zero. */
  private int[] table = {};

  /** Takes the arrays as its own. */
  Paths(byte[] block, int[] ends) {
    this.block = block;
    this.ends = ends;
  }

  int count() {
    return ends.length;
  }

  byte[] block() {
    return block;
  }

  int[] ends() {
    return ends;
  }

  int begin(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }

  int length(int number) {
    return ends[number] - begin(number);
  }

  String path(int number) {
    return new String(block, begin(number), length(number), StandardCharsets.UTF_8);
  }

  /** The number of {@code path}, or -1. */
  int find(String path) {
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    int[] slots = table();
    for (int slot = slot(bytes, 0, bytes.length, slots.length);
        slots[slot] != 0;
        slot = slot + 1 & slots.length - 1) {
      int number = slots[slot] - 1;
      if (Arrays.equals(block, begin(number), ends[number], bytes, 0, bytes.length)) {
        return number;
      }
    }
    return -1;
  }

  private synchronized int[] table() {
    if (table.length == 0) {
      int[] slots = new int[Integer.highestOneBit(ends.length * 2 + 1) * 2];
      for (int i = 0; i < ends.length; i++) {
        int slot = slot(block, begin(i), ends[i], slots.length);
        while (slots[slot] != 0) {
          slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = i + 1;
      }
      table = slots;
    }
    return table;
  }

  private static int slot(byte[] bytes, int from, int end, int slots) {
    int hash = 0;
    for (int i = from; i < end; i++) {
      hash = hash * 31 + bytes[i];
    }
    return (hash ^ hash >>> 15) & slots - 1;
  }

  /** The number of the first path that is not before {@code text}; the count when all are. */
  int from(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int low = 0;
    int high = ends.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(middle, bytes) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The number of the first path from {@code from} on that does not begin with {@code folder}. */
  int end(int from, String folder) {
    byte[] bytes = folder.getBytes(StandardCharsets.UTF_8);
    int end = from;
    while (end < ends.length
        && length(end) >= bytes.length
        && Arrays.equals(block, begin(end), begin(end) + bytes.length, bytes, 0, bytes.length)) {
      end++;
    }
    return end;
  }

  int compare(int number, byte[] other) {
    return Arrays.compareUnsigned(block, begin(number), ends[number], other, 0, other.length);
  }

  int compare(int number, Paths others, int other) {
    return Arrays.compareUnsigned(
        block, begin(number), ends[number], others.block, others.begin(other), others.ends[other]);
  }

  /** Puts a list of paths together, which come in their order. */
  static final class Builder {
    private byte[] block;
    private final int[] ends;
    private int count;
    private int size;

    /**
     * For that many paths.
     *
     * @param bytes how many all of them may have
     */
    Builder(int count, int bytes) {
      this.ends = new int[count];
      this.block = new byte[bytes];
    }

    void add(byte[] bytes, int from, int length) {
      if (block.length - size < length) {
        block = Arrays.copyOf(block, Math.max(block.length * 2, size + length));
      }
      System.arraycopy(bytes, from, block, size, length);
      size += length;
      ends[count++] = size;
    }

    Paths build() {
      return new Paths(
          size == block.length ? block : Arrays.copyOf(block, size),
          count == ends.length ? ends : Arrays.copyOf(ends, count));
    }
  }
}
