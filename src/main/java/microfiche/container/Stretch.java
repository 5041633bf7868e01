package microfiche.container;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A stretch of a file as a channel. While a header is read it gives a limited number of bytes only:
 * one that never ends must not fill the memory. For one thread; closing it leaves the file open.
 */
final class Stretch implements ReadableByteChannel {
  /** Bytes of the file that a header may take, with what was read in advance. */
  private static final int HEADER = 256 << 10;

  private static final byte[] BEGINNING = "WARC/".getBytes(StandardCharsets.US_ASCII);

  private final FileChannel file;
  private final long from;
  private final long to;
  private long position;
  private long allowed = Long.MAX_VALUE;
  private boolean failed;

  /** The bytes of {@code file} from one place to another. */
  Stretch(FileChannel file, long from, long to) {
    this.file = file;
    this.from = from;
    this.to = to;
  }

  /** The same stretch from {@code place} in it on. */
  Stretch from(long place) {
    return new Stretch(file, from + place, to);
  }

  void position(long place) {
    position = place;
  }

  /** A header comes. */
  void allow() {
    allowed = HEADER;
  }

  /** What comes is read bit by bit, however long it is. */
  void free() {
    allowed = Long.MAX_VALUE;
  }

  /** Whether the file itself could not be read, so that going on is in vain. */
  boolean failedToRead() {
    return failed;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    long left = to - from - position;
    if (left <= 0) {
      return -1;
    }
    if (allowed <= 0) {
      throw new IOException("a header without end");
    }
    int limit = into.limit();
    into.limit(into.position() + (int) Math.min(Math.min(into.remaining(), left), allowed));
    try {
      int read = file.read(into, from + position);
      if (read > 0) {
        position += read;
        allowed -= allowed == Long.MAX_VALUE ? 0 : read;
      }
      return read;
    } catch (IOException e) {
      failed = true;
      throw e;
    } finally {
      into.limit(limit);
    }
  }

  /** Where the next record begins, at {@code place} or behind it; below 0 when there is none. */
  long nextRecord(long place) throws IOException {
    byte[] window = new byte[1 << 16];
    for (long at = place; at < to - from; at += window.length - BEGINNING.length) {
      ByteBuffer buffer = ByteBuffer.wrap(window);
      int size = Math.max(0, file.read(buffer, from + at));
      for (int i = 0; i + BEGINNING.length <= size && from + at + i < to; i++) {
        boolean plain = startsWith(window, i);
        boolean packed = window[i] == 0x1F && window[i + 1] == (byte) 0x8B && window[i + 2] == 8;
        if (plain && (at + i == 0 || i == 0 || window[i - 1] == '\n')
            || packed && isRecord(at + i)) {
          return at + i;
        }
      }
    }
    return -1;
  }

  private static boolean startsWith(byte[] bytes, int at) {
    for (int i = 0; i < BEGINNING.length; i++) {
      if (bytes[at + i] != BEGINNING[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether a member of a gzip file begins there with the words of a record. */
  private boolean isRecord(long place) throws IOException {
    byte[] packed = new byte[1024];
    int size = file.read(ByteBuffer.wrap(packed), from + place);
    int header = 10;
    if (size < 18 || packed[3] != 0 && packed[3] != 4) {
      return false; // names and comments of members nobody writes
    }
    if (packed[3] == 4) { // an extra field
      header += 2 + (packed[10] & 0xFF | (packed[11] & 0xFF) << 8);
    }
    if (header >= size) {
      return false;
    }
    Inflater inflater = new Inflater(/* nowrap= */ true);
    try {
      inflater.setInput(packed, header, size - header);
      byte[] start = new byte[BEGINNING.length];
      int got = inflater.inflate(start);
      return got == start.length && startsWith(start, 0);
    } catch (DataFormatException e) {
      return false;
    } finally {
      inflater.end();
    }
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() {
    // the caller opened the file and closes it
  }
}
