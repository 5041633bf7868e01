package microfiche.publish;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import microfiche.hash.Sha256;

/**
 * The SHA-256 of a large file, and what it was on the way: a file that begins with the same bytes
 * is digested from there on.
 */
final class LargeDigest {
  /** Bytes from one state to the next. */
  static final int STEP = 1 << 20;

  private final byte[] sha256;
  private final byte[] states;

  private LargeDigest(byte[] sha256, byte[] states) {
    this.sha256 = sha256;
    this.states = states;
  }

  /** Of all bytes. */
  byte[] sha256() {
    return sha256;
  }

  /** After every step. */
  byte[] states() {
    return states;
  }

  /**
   * Of {@code file}.
   *
   * @param known the states of another file
   * @param same how many bytes at the beginning are the same in both
   */
  static LargeDigest of(Path file, byte[] known, long same) throws IOException {
    int steps = (int) Math.min(same / STEP, known.length / Sha256.STATE);
    int kept = steps * Sha256.STATE;
    Sha256 digest =
        steps == 0 ? new Sha256() : new Sha256(known, kept - Sha256.STATE, (long) steps * STEP);
    ByteArrayOutputStream states = new ByteArrayOutputStream();
    states.write(known, 0, kept);
    try (FileChannel channel = FileChannel.open(file)) {
      channel.position((long) steps * STEP);
      ByteBuffer buffer = ByteBuffer.allocate(STEP);
      while (channel.read(buffer) >= 0) {
        if (!buffer.hasRemaining()) {
          digest.update(buffer.array(), 0, STEP);
          states.writeBytes(digest.state());
          buffer.clear();
        }
      }
      digest.update(buffer.array(), 0, buffer.position());
    }
    return new LargeDigest(digest.digest(), states.toByteArray());
  }
}
