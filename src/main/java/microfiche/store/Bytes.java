package microfiche.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Values as bytes, one after the other; {@link Values} reads them back. Grows as need be. */
final class Bytes {
  private byte[] bytes = new byte[4096];
  private int size;

  void number(long value) {
    // Seven bits a byte, lowest first; the sign goes to the lowest bit. Most numbers are small.
    long rest = value << 1 ^ value >> 63;
    room(10);
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) (rest & 0x7F | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** Eight bytes, for numbers that are large as a rule. */
  void fixed(long value) {
    room(8);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  /** Four bytes, likewise. */
  void fixedInt(int value) {
    room(4);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (value >>> shift);
    }
  }

  void flag(boolean value) {
    number(value ? 1 : 0);
  }

  void text(@Nullable String text) {
    if (text == null) {
      number(-1);
    } else {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      number(utf8.length);
      raw(utf8);
    }
  }

  void raw(byte[] more) {
    room(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  <T> void list(List<T> list, Consumer<T> put) {
    number(list.size());
    list.forEach(put);
  }

  /** Ends with a sum of all that was put, by which {@link Values#checked} knows damage. */
  byte[] withSum() {
    fixed(sum(bytes, 0, size));
    return toArray();
  }

  /** CRC-32: knows every flipped bit and every torn stretch as good as surely. */
  static long sum(byte[] bytes, int from, int size) {
    CRC32 sum = new CRC32();
    sum.update(bytes, from, size);
    return sum.getValue();
  }

  private void room(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  int size() {
    return size;
  }

  byte[] toArray() {
    return Arrays.copyOf(bytes, size);
  }
}
