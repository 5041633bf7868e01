package microfiche.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Puts a large file together from pieces. A piece that stands in the file's predecessor is copied
 * from there, by the system and with its neighbours, so that a new line in a million costs one line
 * and a copy.
 */
final class Assembly implements AutoCloseable {
  /** Bytes of new pieces that are written at once, at most. */
  private static final int MUCH = 1 << 18;

  private final FileChannel to;
  private final ByteBuffer made = ByteBuffer.allocate(MUCH);

  /** The stretch of the predecessor that is to be copied next. */
  private long from;

  private long end;

  private Assembly(Path file) throws IOException {
    this.to =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
  }

  /**
   * Writes all pieces in their order.
   *
   * @param madeFrom a digest of what each is made from
   * @param make the bytes of a piece
   * @param predecessor a file made of {@code known}, which is not there when those are none
   * @return the sizes of the pieces
   */
  static int[] write(
      Path file, long[] madeFrom, IntFunction<byte[]> make, Path predecessor, Pieces known)
      throws IOException {
    try (Assembly assembly = new Assembly(file);
        FileChannel old = known.count() == 0 ? null : FileChannel.open(predecessor)) {
      Pieces.Places places = known.places();
      int[] sizes = new int[madeFrom.length];
      for (int i = 0; i < madeFrom.length; i++) {
        int piece = places.find(madeFrom[i]);
        sizes[i] =
            piece < 0
                ? assembly.add(make.apply(i), old)
                : assembly.add(places.begin(piece), places.size(piece), old);
      }
      assembly.copy(old);
      assembly.flush();
      return sizes;
    }
  }

  private int add(byte[] piece, @Nullable FileChannel old) throws IOException {
    copy(old);
    if (piece.length > made.remaining()) {
      flush();
    }
    if (piece.length > made.remaining()) {
      write(ByteBuffer.wrap(piece));
    } else {
      made.put(piece);
    }
    return piece.length;
  }

  private int add(long begin, int size, @Nullable FileChannel old) throws IOException {
    if (begin != end) {
      copy(old);
      from = begin;
    }
    end = begin + size;
    return size;
  }

  /** Copies the stretch, and forgets it. */
  private void copy(@Nullable FileChannel old) throws IOException {
    if (old != null && from < end) {
      flush();
      for (long at = from; at < end; ) {
        long copied = old.transferTo(at, end - at, to);
        if (copied <= 0) {
          throw new IOException("the file ends too early");
        }
        at += copied;
      }
    }
    from = 0;
    end = 0;
  }

  private void flush() throws IOException {
    write(made.flip());
    made.clear();
  }

  private void write(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }

  @Override
  public void close() throws IOException {
    to.close();
  }
}
