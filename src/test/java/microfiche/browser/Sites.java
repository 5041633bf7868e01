package microfiche.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import microfiche.Build;
import microfiche.Fixtures;
import microfiche.config.SiteConfig;
import microfiche.config.SiteConfigFile;
import microfiche.report.Progress;

/**
 * The archives that the tests of this room look at, each built once a run. They lie in {@code
 * target/sites} afterwards, to be looked at by people.
 */
final class Sites {
  private static final Map<String, Path> BUILT = new ConcurrentHashMap<>();

  private Sites() {}

  /** The sample archive of {@code seeds/}, with its own configuration. */
  static Path sample() {
    return built("sample", SiteConfigFile.read(Path.of("site-config.yaml")), List.of());
  }

  /** The five seeds the project starts from; the test is skipped without them. */
  static Path fiveSeeds() {
    return real("five-seeds", "seeds");
  }

  /** Real files of all mirrors; the test is skipped without them. */
  static Path corpus() {
    return real("corpus", "corpus");
  }

  private static Path real(String name, String shared) {
    SiteConfig usual = SiteConfigFile.read(Fixtures.RESOURCES.resolve("empty-config.yaml"));
    return built(name, usual, List.of(Fixtures.shared(shared)));
  }

  private static Path built(String name, SiteConfig config, List<Path> seeds) {
    return BUILT.computeIfAbsent(
        name,
        key -> {
          Path out = Path.of("target/sites").resolve(key).toAbsolutePath();
          new Build(config.with(seeds, out, null), 2, true, Progress.NONE).run();
          return out;
        });
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
