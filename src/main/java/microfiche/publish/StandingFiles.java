package microfiche.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import microfiche.hash.Digest;
import microfiche.work.Parallel;

/**
 * What the last build left in the site, as far as it still stands; and which of it this build
 * keeps. For several threads.
 */
final class StandingFiles {
  /** So many files are looked at in a row. */
  private static final int TOGETHER = 512;

  private final SiteFolder site;
  private final Inventory left;
  private final AtomicIntegerArray kept;
  private volatile boolean touched;

  StandingFiles(SiteFolder site, Inventory left) {
    this.site = site;
    this.left = left;
    this.kept = new AtomicIntegerArray(left.count());
  }

  /** Whether the file at {@code path} stands as it was left. */
  boolean has(String path) {
    int number = left.paths().find(path);
    return number >= 0 && stands(number, path);
  }

  /**
   * The number of the file at {@code path} if it stands and was made from {@code madeFrom}; or -1.
   */
  int find(String path, long madeFrom) {
    int number = left.paths().find(path);
    return number >= 0 && left.madeFrom()[number] == madeFrom && stands(number, path) ? number : -1;
  }

  /** Number of the file at {@code path}, which stands as was asked before. */
  int number(String path) {
    return left.paths().find(path);
  }

  /** The file stays as it is. False when it was kept before. */
  boolean keep(int number) {
    return kept.compareAndSet(number, 0, 1);
  }

  boolean isKept(int number) {
    return kept.get(number) != 0;
  }

  boolean isKept(String path) {
    int number = left.paths().find(path);
    return number >= 0 && isKept(number);
  }

  int countKept() {
    return (int) IntStream.range(0, left.count()).filter(this::isKept).count();
  }

  /**
   * The numbers of the files in a folder if all stand and were made from the same; otherwise
   * nothing.
   */
  IntStream in(String folder, long madeFrom) {
    Paths paths = left.paths();
    int from = paths.from(folder);
    int end = paths.end(from, folder);
    for (int i = from; i < end; i++) {
      if (left.madeFrom()[i] != madeFrom) {
        return IntStream.empty();
      }
    }
    for (int i = from; i < end; i++) {
      if (!stands(i, paths.path(i))) {
        return IntStream.empty();
      }
    }
    return IntStream.range(from, end);
  }

  /** Whether all stand. */
  boolean all(Parallel parallel) {
    AtomicBoolean stand = new AtomicBoolean(true);
    List<Integer> starts =
        IntStream.iterate(0, start -> start < left.count(), start -> start + TOGETHER)
            .boxed()
            .toList();
    parallel.each(
        starts,
        start -> {
          int end = Math.min(left.count(), start + TOGETHER);
          for (int i = start; i < end && stand.get(); i++) {
            if (!stands(i, left.paths().path(i))) {
              stand.set(false);
            }
          }
        });
    return stand.get();
  }

  /** Whether some had other times and the same bytes: to note that saves reading them again. */
  boolean wereTouched() {
    return touched;
  }

  /** By size and time, or else by its bytes. */
  private boolean stands(int number, String path) {
    Path file = site.file(path);
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      if (!now.isRegularFile() || now.size() != left.sizes()[number]) {
        return false;
      }
      long modified = Standing.modified(now);
      if (modified == left.modified()[number]) {
        return true;
      }
      if (!left.manifest().has(number, Digest.sha256().digest(Files.readAllBytes(file)))) {
        return false;
      }
      left.touched(number, modified);
      touched = true;
      return true;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw SiteFolder.failed(file, e);
    }
  }
}
