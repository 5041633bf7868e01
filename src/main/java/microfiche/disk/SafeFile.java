package microfiche.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Writes files that the next build relies on, and reads them. */
public final class SafeFile {
  /** Bytes that are read or written at once, at most. */
  private static final int PORTION = 1 << 17;

  private SafeFile() {}

  /**
   * Puts {@code bytes} in the place of what {@code file} holds, in one step and for good: whatever
   * happens to the machine, the old or the new stands there afterwards. The folder must be there.
   */
  public static void replace(Path file, byte[] bytes) throws IOException {
    replace(file, ByteBuffer.wrap(bytes));
  }

  /** The same with bytes in several parts. */
  public static void replace(Path file, ByteBuffer... parts) throws IOException {
    Path waiting = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            waiting,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      for (ByteBuffer part : parts) {
        write(part, channel);
      }
      channel.force(true);
    } catch (IOException e) {
      Files.deleteIfExists(waiting); // it would only take room
      throw e;
    }
    Files.move(waiting, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      syncFolder(folder);
    }
  }

  /** Portions, for Java copies what it gives to the system into memory that was not in use. */
  private static void write(ByteBuffer bytes, FileChannel channel) throws IOException {
    int end = bytes.limit();
    while (bytes.position() < end) {
      bytes.limit(Math.min(end, bytes.position() + PORTION));
      channel.write(bytes);
    }
  }

  /** All bytes of a file, in portions likewise. */
  static byte[] read(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
      for (int read = 0; read >= 0 && bytes.position() < bytes.capacity(); ) {
        bytes.limit(Math.min(bytes.capacity(), bytes.position() + PORTION));
        read = channel.read(bytes);
      }
      return bytes.position() < bytes.capacity()
          ? Arrays.copyOf(bytes.array(), bytes.position())
          : bytes.array();
    }
  }

  /** Makes what a file holds survive a power cut. */
  public static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Makes the names in a folder survive a power cut, where the system can do that. */
  public static void syncFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Windows opens no folders, and writes names by itself
    }
  }
}
