package microfiche.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Map;
import java.util.function.IntFunction;
import microfiche.hash.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Puts a large file together from pieces. A piece that stands in the file's predecessor is copied
 * from there, so that a new line in a million costs one line and a copy.
 */
final class Assembly implements AutoCloseable {
  private final FileChannel to;
  private final MessageDigest digest = Digest.sha256();
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20);

  Assembly(Path file) throws IOException {
    this.to = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /**
   * Writes all pieces in their order.
   *
   * @param inputs a digest of what each is made from
   * @param make the bytes of a piece
   * @param from the predecessor
   * @param places where pieces lie in it, by their inputs; empty when there is none
   */
  Pieces write(long[] inputs, IntFunction<byte[]> make, Path from, Map<Long, long[]> places)
      throws IOException {
    int[] sizes = new int[inputs.length];
    long[] run = {0, 0};
    try (FileChannel old = places.isEmpty() ? null : FileChannel.open(from)) {
      for (int i = 0; i < inputs.length; i++) {
        long[] place = places.get(inputs[i]);
        if (place == null || old == null) {
          copy(old, run);
          byte[] made = make.apply(i);
          sizes[i] = made.length;
          write(ByteBuffer.wrap(made));
        } else {
          sizes[i] = (int) (place[1] - place[0]);
          if (place[0] != run[1]) {
            copy(old, run);
            run[0] = place[0];
          }
          run[1] = place[1];
        }
      }
      copy(old, run);
    }
    return new Pieces(inputs, sizes);
  }

  /** Copies a run of pieces that lie together in the predecessor, and forgets it. */
  private void copy(@Nullable FileChannel old, long[] run) throws IOException {
    for (long at = run[0]; old != null && at < run[1]; ) {
      buffer.clear().limit((int) Math.min(buffer.capacity(), run[1] - at));
      int read = old.read(buffer, at);
      if (read < 0) {
        throw new IOException("the file ends too early");
      }
      at += read;
      write(buffer.flip());
    }
    run[0] = 0;
    run[1] = 0;
  }

  private void write(ByteBuffer bytes) throws IOException {
    digest.update(bytes.duplicate());
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }

  /** Of all that was written. */
  String sha256() {
    return Digest.hex(digest.digest());
  }

  @Override
  public void close() throws IOException {
    to.close();
  }
}
