package microfiche.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Bytes} wrote. Bytes that make no sense are an {@link IOException}. */
final class Values {
  private final byte[] bytes;
  private final int end;
  private int at;

  Values(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  Values(byte[] bytes, int from, int length) {
    this.bytes = bytes;
    this.at = from;
    this.end = from + length;
  }

  /** For bytes with a sum at their end; an {@link IOException} when it is another. */
  static Values checked(byte[] bytes) throws IOException {
    return checked(bytes, 0, bytes.length);
  }

  /** The same for a stretch of bytes. */
  static Values checked(byte[] bytes, int from, int length) throws IOException {
    int size = length - 8;
    if (size < 0 || new Values(bytes, from + size, 8).fixed() != Bytes.sum(bytes, from, size)) {
      throw new IOException("damaged");
    }
    return new Values(bytes, from, size);
  }

  /** Reads one element of a list. */
  interface Take<T> {
    T take() throws IOException;
  }

  long number() throws IOException {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      need(1);
      byte next = bytes[at++];
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value >>> 1 ^ -(value & 1);
      }
    }
    throw new IOException("a number without an end");
  }

  int count() throws IOException {
    return Math.toIntExact(number());
  }

  long fixed() throws IOException {
    return (long) fixedInt() << 32 | fixedInt() & 0xFFFFFFFFL;
  }

  int fixedInt() throws IOException {
    need(4);
    int value =
        bytes[at] << 24
            | (bytes[at + 1] & 0xFF) << 16
            | (bytes[at + 2] & 0xFF) << 8
            | bytes[at + 3] & 0xFF;
    at += 4;
    return value;
  }

  void skip(int more) throws IOException {
    need(more);
    at += more;
  }

  boolean flag() throws IOException {
    return number() != 0;
  }

  String text() throws IOException {
    String text = nullable();
    if (text == null) {
      throw new IOException("a text is missing");
    }
    return text;
  }

  @Nullable String nullable() throws IOException {
    int length = count();
    if (length < 0) {
      return null;
    }
    need(length);
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /** A text, or null, that many share. */
  @Nullable String shared(SharedTexts texts) throws IOException {
    int length = count();
    if (length < 0) {
      return null;
    }
    need(length);
    at += length;
    return texts.of(bytes, at - length, length);
  }

  <T> List<T> list(Take<T> take) throws IOException {
    int size = count();
    if (size == 0) {
      return List.of();
    }
    List<T> list = new ArrayList<>(Math.min(Math.max(size, 0), 1 << 16));
    for (int i = 0; i < size; i++) {
      list.add(take.take());
    }
    return List.copyOf(list); // what the records copy again costs nothing then
  }

  private void need(int more) throws IOException {
    if (more < 0 || end - at < more) {
      throw new IOException("it ends too early");
    }
  }
}
