package microfiche;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import microfiche.config.SiteConfig;
import microfiche.config.SiteConfigFile;
import microfiche.report.BuildReport;
import microfiche.report.Progress;

/**
 * The archives that many tests look at, each built once a run, when the first test asks for it.
 * Tests read them and change nothing. They lie in {@code target/sites} afterwards, to be looked at
 * by people.
 */
public final class BuiltSites {
  private static final Map<String, Built> BUILT = new ConcurrentHashMap<>();

  private BuiltSites() {}

  /** A published site, and what was told about it. */
  public record Built(Path folder, BuildReport report) {}

  /** The sample archive of {@code seeds/}, with its own configuration. */
  public static Built sample() {
    return built("sample", SiteConfigFile.read(Path.of("site-config.yaml")), List.of());
  }

  /** The five seeds the project starts from; the test is skipped without them. */
  public static Built fiveSeeds() {
    return real("five-seeds", "seeds");
  }

  /** Real files of all mirrors; the test is skipped without them. */
  public static Built corpus() {
    return real("corpus", "corpus");
  }

  private static Built real(String name, String shared) {
    SiteConfig usual = SiteConfigFile.read(Fixtures.RESOURCES.resolve("empty-config.yaml"));
    return built(name, usual, List.of(Fixtures.shared(shared)));
  }

  private static Built built(String name, SiteConfig config, List<Path> seeds) {
    return BUILT.computeIfAbsent(
        name,
        key -> {
          Path out = Path.of("target/sites").resolve(key).toAbsolutePath();
          SiteConfig here = config.with(seeds, out, null);
          return new Built(out, new Build(here, 2, true, Progress.NONE).run());
        });
  }
}
