package microfiche.fetch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import microfiche.hash.Digest;
import microfiche.media.PictureIndex;
import microfiche.report.Reasons;
import microfiche.report.UserError;
import org.jspecify.annotations.Nullable;

/**
 * A media folder that is being filled, by one program at a time: pictures under their SHA-256, each
 * once, and the index. A picture is whole and in its place before the index speaks of it. Safe for
 * several threads.
 */
final class MediaStore implements AutoCloseable {
  private final Path folder;
  private final FileChannel lockFile;
  private final Map<String, PictureIndex.Line> index;
  private final Clock clock;

  private MediaStore(Path folder, FileChannel lockFile, Clock clock) {
    this.folder = folder;
    this.lockFile = lockFile;
    this.clock = clock;
    this.index = PictureIndex.read(folder);
  }

  /**
   * Opens the folder, which is made if need be.
   *
   * @throws UserError when another program fills it, or nothing can be written there
   */
  @SuppressWarnings("resource") // the lock is held until the store is closed
  static MediaStore open(Path folder, Clock clock) {
    try {
      Files.createDirectories(folder);
      FileChannel lockFile =
          FileChannel.open(
              folder.resolve(".fetching"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(lockFile)) {
        lockFile.close();
        throw UserError.failed(
            folder.toString(), "another fetch-images is at work here", "wait until it is done");
      }
      return new MediaStore(folder, lockFile, clock);
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      return file.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Why there is no picture to be had at an address, or null. */
  synchronized @Nullable String gone(String address) {
    PictureIndex.Line line = index.get(address);
    return line == null ? null : line.gone();
  }

  /** Whether the picture of an address is there, by the size of its file. */
  synchronized boolean holds(String address) {
    PictureIndex.Line line = index.get(address);
    String file = line == null ? null : line.file();
    try {
      return line != null && file != null && Files.size(folder.resolve(file)) == line.bytes();
    } catch (IOException e) {
      return false;
    }
  }

  /** Keeps a picture. */
  void keep(String address, Download.Got got) {
    String sha256 = Digest.of(got.bytes());
    String name = sha256 + "." + got.picture().type().ending();
    Path place = folder.resolve("objects").resolve(sha256.substring(0, 2)).resolve(name);
    try {
      if (!Files.exists(place) || Files.size(place) != got.bytes().length) {
        Files.createDirectories(place.getParent());
        Path part = Files.createTempFile(folder, ".part-", "");
        Files.write(part, got.bytes());
        Files.move(
            part, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
      note(
          new PictureIndex.Line(
              address,
              now(),
              folder.relativize(place).toString().replace('\\', '/'),
              got.picture().type().mediaType(),
              got.bytes().length,
              got.picture().width(),
              got.picture().height(),
              null));
    } catch (IOException e) {
      throw failed(place, e);
    }
  }

  /** Keeps in mind that there is no picture to be had at an address. */
  void keepGone(String address, String reason) {
    try {
      note(new PictureIndex.Line(address, now(), null, null, 0, 0, 0, reason));
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private synchronized void note(PictureIndex.Line line) throws IOException {
    PictureIndex.note(folder, line);
    index.put(line.address(), line);
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Brings the index up to date. */
  @Override
  public synchronized void close() {
    try {
      if (!index.isEmpty()) {
        PictureIndex.write(folder, index.values());
      }
      lockFile.close();
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  private static UserError failed(Path place, IOException e) {
    return UserError.failed(
        place.toString(),
        "cannot be written: " + Reasons.of(e),
        "see that there is space and that you may write there; what was fetched is kept");
  }
}
