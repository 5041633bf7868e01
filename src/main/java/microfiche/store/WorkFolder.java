package microfiche.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import microfiche.report.Finding;
import microfiche.report.Reasons;
import microfiche.report.UserError;

/** Where builds keep what the next one can use again; held by one build at a time. */
public final class WorkFolder implements AutoCloseable {
  private final Path folder;
  private final FileChannel lockFile;

  private WorkFolder(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /**
   * The folder, which is made if need be.
   *
   * @throws UserError when another build is using it, or nothing can be written there
   */
  @SuppressWarnings("resource") // the lock is held until the folder is closed
  public static WorkFolder lock(Path folder) {
    try {
      Files.createDirectories(folder);
      FileChannel lockFile =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(lockFile)) {
        lockFile.close();
        throw new UserError(
            UserError.Kind.BUSY,
            List.of(
                Finding.warning(
                    folder.toString(),
                    "another build is at work here",
                    "wait until it is done; nothing was changed")));
      }
      WorkFolder work = new WorkFolder(folder, lockFile);
      clear(work.stage());
      return work;
    } catch (IOException e) {
      throw UserError.failed(
          folder.toString(),
          "cannot be written: " + Reasons.of(e),
          "builds keep their notes there; \"work:\" in site-config.yaml names another folder");
    }
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** What a build that did not finish left waiting there. */
  private static void clear(Path stage) throws IOException {
    if (Files.exists(stage)) {
      try (Stream<Path> files = Files.walk(stage)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /** Where files of the site wait until all are there; empty when the folder is taken. */
  public Path stage() {
    return folder.resolve("stage");
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  UserError failed(IOException e) {
    return UserError.failed(
        folder.toString(),
        "builds keep their notes here, and that failed: " + Reasons.of(e),
        "see that there is space and nobody else writes there; --full begins anew");
  }

  @Override
  public void close() {
    try (lockFile) {
      clear(stage());
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
