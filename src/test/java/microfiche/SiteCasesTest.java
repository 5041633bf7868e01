package microfiche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import microfiche.check.SiteCheck;
import microfiche.report.Progress;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A folder with {@code seeds}, {@code site-config.yaml} and {@code expected} is a test of a whole
 * site; assets and the manifest aside, every file is compared. {@code -Daccept=true} writes the
 * expected files anew; read that diff.
 */
class SiteCasesTest {
  private static final Path CASES = Fixtures.RESOURCES.resolve("sites");

  @TempDir Path temporary;

  static List<Path> cases() throws IOException {
    try (Stream<Path> list = Files.list(CASES)) {
      return list.map(CASES::relativize).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesTheExpectedSite(Path name) throws IOException {
    Path out = temporary.resolve("site");
    Fixtures.build(CASES.resolve(name).resolve("seeds"), out, 2);
    assertThat(SiteCheck.of(out, Progress.NONE)).isEmpty();
    Path expected = CASES.resolve(name).resolve("expected");
    if (Boolean.getBoolean("accept")) {
      accept(out, expected);
    }
    List<String> files = compared(out);
    assertThat(files).isEqualTo(compared(expected));
    for (String file : files) {
      assertThat(Files.readString(out.resolve(file)))
          .as(file)
          .isEqualTo(Files.readString(expected.resolve(file)));
    }
  }

  private static List<String> compared(Path folder) {
    return Fixtures.files(folder).keySet().stream()
        .filter(file -> !file.startsWith("assets/") && !file.equals("MANIFEST.sha256"))
        .filter(file -> !file.startsWith("search/")) // SearchIndexTest reads these
        .toList();
  }

  private static void accept(Path out, Path expected) throws IOException {
    if (Files.exists(expected)) {
      try (Stream<Path> old = Files.walk(expected)) {
        for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    for (String file : compared(out)) {
      Files.createDirectories(expected.resolve(file).getParent());
      Files.copy(out.resolve(file), expected.resolve(file));
    }
  }
}
