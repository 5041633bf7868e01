package microfiche.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import microfiche.BuiltSites;

/** The archives that the tests of this room look at, and their pages. */
final class Sites {
  private Sites() {}

  /** The sample archive of {@code seeds/}, with its own configuration. */
  static Path sample() {
    return BuiltSites.sample().folder();
  }

  /** The five seeds the project starts from; the test is skipped without them. */
  static Path fiveSeeds() {
    return BuiltSites.fiveSeeds().folder();
  }

  /** Real files of all mirrors; the test is skipped without them. */
  static Path corpus() {
    return BuiltSites.corpus().folder();
  }

  /** The pages of a site, sorted by path. */
  static List<Path> pages(Path site) {
    try (Stream<Path> walk = Files.walk(site)) {
      return walk.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
