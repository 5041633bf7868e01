package microfiche.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that only grows. Several threads may put and get. */
final class AppendFile implements AutoCloseable {
  private final FileChannel file;
  private long end;

  /**
   * Opens the file, which is made if need be.
   *
   * @param end what lies behind it was left by a build that did not finish, and is cut off
   */
  AppendFile(Path path, long end) throws IOException {
    this.file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    this.end = end;
    if (file.size() < end) {
      file.close();
      throw new IOException(path.getFileName() + " is shorter than it was");
    }
    file.truncate(end);
  }

  /** Appends; the answer is where. */
  long put(byte[] bytes) throws IOException {
    long place;
    synchronized (this) {
      place = end;
      end += bytes.length;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    for (long at = place; buffer.hasRemaining(); ) {
      at += file.write(buffer, at);
    }
    return place;
  }

  byte[] get(long place, int size) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(size);
    for (long at = place; buffer.hasRemaining(); ) {
      int read = file.read(buffer, at);
      if (read < 0) {
        throw new IOException("the file ends too early");
      }
      at += read;
    }
    return buffer.array();
  }

  /** Makes what was put survive a power cut. */
  void sync() throws IOException {
    file.force(true);
  }

  /** Gives back the room of all behind {@code newEnd}. */
  synchronized void cut(long newEnd) throws IOException {
    file.truncate(newEnd);
    end = newEnd;
  }

  synchronized long end() {
    return end;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
