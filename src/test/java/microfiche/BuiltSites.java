package microfiche;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import microfiche.check.SiteCheck;
import microfiche.config.SiteConfig;
import microfiche.config.SiteConfigFile;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Progress;
import org.jspecify.annotations.Nullable;

/**
 * The archives that many tests look at, each built once a run, when the first test asks for it.
 * Tests read them and change nothing. They lie in {@code target/sites} afterwards, to be looked at
 * by people.
 */
public final class BuiltSites {
  private static final Map<String, Built> BUILT = new ConcurrentHashMap<>();

  private BuiltSites() {}

  /** A published site. */
  public static final class Built {
    private final Path folder;
    private final BuildReport report;
    private @Nullable List<Finding> problems;

    private Built(Path folder, BuildReport report) {
      this.folder = folder;
      this.report = report;
    }

    public Path folder() {
      return folder;
    }

    /** What the build told. */
    public BuildReport report() {
      return report;
    }

    /** What {@code check} finds in it, looked for once. */
    public synchronized List<Finding> problems() {
      if (problems == null) {
        problems = SiteCheck.of(folder, Progress.NONE);
      }
      return problems;
    }
  }

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
