package microfiche.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Whole folders copied and taken away. */
final class Folders {
  private Folders() {}

  /** Removes {@code folder} with all that is in it; one that is not there is fine. */
  static void delete(Path folder) {
    if (Files.exists(folder)) {
      try (Stream<Path> walk = Files.walk(folder)) {
        for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Copies every file below {@code from} into {@code to}; answers the copies. */
  static List<Path> copy(Path from, Path to) {
    try (Stream<Path> walk = Files.walk(from)) {
      List<Path> files = walk.filter(Files::isRegularFile).toList();
      for (Path file : files) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.resolveSibling(""));
        Files.copy(file, copy);
      }
      return files.stream().map(file -> to.resolve(from.relativize(file).toString())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes files, and folders that nothing is left in. */
  static void deleteFiles(List<Path> files) {
    try {
      for (Path file : files) {
        Files.delete(file);
        Path folder = file.toAbsolutePath().getParent();
        while (folder != null && empty(folder)) {
          Files.delete(folder);
          folder = folder.getParent();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean empty(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }

  /** Moves what is complete to where it is looked for. */
  static void move(Path from, Path to) {
    try {
      Files.createDirectories(to.resolveSibling(""));
      Files.move(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Copies a file, with the folders it needs. */
  static void copyFile(Path from, Path to) {
    try {
      Files.createDirectories(to.resolveSibling(""));
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
