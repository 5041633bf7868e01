package microfiche.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * A file in which one build leaves notes for the next: a line that says their form, the notes, and
 * a sum of both, so that a torn or damaged one is known. It only saves work: one that cannot be
 * used is as good as none.
 */
public final class StateFile {
  private final Path file;
  private final byte[] head;

  /**
   * The notes in {@code file}, whether there are any or not.
   *
   * @param form says what stands in it; changes with the program's way to write it
   */
  public StateFile(Path file, String form) {
    this.file = file;
    this.head = (form + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Notes that are whole.
   *
   * @param bytes of an array, without form and sum
   * @param sum 64 bits: another number, other notes
   */
  public record State(ByteBuffer bytes, long sum) {}

  /** Null when there are none, they are damaged or of another form, or cannot be read. */
  public @Nullable State read() {
    byte[] bytes;
    try {
      bytes = Files.exists(file) ? SafeFile.read(file) : new byte[0];
    } catch (IOException e) {
      return null; // the next write reports the error
    }
    int size = bytes.length - head.length - Long.BYTES;
    ByteBuffer whole = ByteBuffer.wrap(bytes);
    if (size < 0 || !whole.slice(0, head.length).equals(ByteBuffer.wrap(head))) {
      return null;
    }
    long sum = sum(whole.slice(0, head.length + size));
    return sum == whole.getLong(head.length + size)
        ? new State(whole.slice(head.length, size), sum)
        : null;
  }

  /**
   * Takes the place of what stood there, in one step and for good.
   *
   * @param notes in any number of parts
   * @return their sum, as in {@link State}
   */
  public long write(ByteBuffer... notes) throws IOException {
    ByteBuffer[] parts = new ByteBuffer[notes.length + 2];
    parts[0] = ByteBuffer.wrap(head);
    System.arraycopy(notes, 0, parts, 1, notes.length);
    parts[notes.length + 1] = ByteBuffer.allocate(0);
    long sum = sum(parts);
    parts[notes.length + 1] = ByteBuffer.allocate(Long.BYTES).putLong(0, sum);
    SafeFile.replace(file, parts);
    return sum;
  }

  /** Two sums of 32 bits that every machine has instructions for: both miss once in 2⁶⁴. */
  private static long sum(ByteBuffer... parts) {
    return sum(new CRC32(), parts) << Integer.SIZE | sum(new CRC32C(), parts);
  }

  private static long sum(Checksum sum, ByteBuffer... parts) {
    for (ByteBuffer part : parts) {
      sum.update(part.duplicate());
    }
    return sum.getValue();
  }
}
