package microfiche.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of a site with their sizes, a line each. */
final class Listing {
  /** One file. */
  record Line(String path, long size) {}

  private Listing() {}

  /** Every file below {@code folder}. */
  static List<Line> of(Path folder) {
    List<Line> lines = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
        lines.add(new Line(folder.relativize(file).toString(), Files.size(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  static void write(List<Line> lines, Path file) {
    try {
      Files.write(file, lines.stream().map(line -> line.size() + "\t" + line.path()).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Line> read(Path file) {
    try {
      return Files.readAllLines(file).stream()
          .map(line -> line.split("\t", 2))
          .map(parts -> new Line(parts[1], Long.parseLong(parts[0])))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static long bytes(List<Line> lines) {
    return lines.stream().mapToLong(Line::size).sum();
  }
}
