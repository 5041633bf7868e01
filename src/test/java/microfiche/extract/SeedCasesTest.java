package microfiche.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import microfiche.Fixtures;
import microfiche.export.RecordJson;
import microfiche.report.Finding;
import microfiche.seed.Seed;
import microfiche.seed.SeedReader;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A folder with {@code seed.*} and {@code expected.json} is a test. {@code mvn test
 * -Dtest=SeedCasesTest -Daccept=true} writes the expected files anew; read that diff.
 */
class SeedCasesTest {
  private static final Path CASES = Fixtures.RESOURCES.resolve("seeds");

  /** What no seed may take of the processor. */
  private static final Duration SLOW = Duration.ofSeconds(10);

  static List<Path> cases() throws IOException {
    try (Stream<Path> walk = Files.walk(CASES)) {
      return walk.filter(file -> file.getFileName().toString().startsWith("seed."))
          .map(file -> CASES.relativize(file))
          .sorted()
          .toList();
    }
  }

  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  @ParameterizedTest
  @MethodSource("cases")
  void givesTheExpectedRecord(Path file) throws IOException {
    Path seedFile = CASES.resolve(file);
    Path expected = seedFile.resolveSibling("expected.json");
    Seed seed =
        SeedReader.decode(file.toString().replace('\\', '/'), null, Files.readAllBytes(seedFile));
    Ledger ledger = Ledger.of(seed.text());
    AtomicReference<Extraction> extracted = new AtomicReference<>();
    assertThat(Fixtures.cpuTime(() -> extracted.set(Fixtures.EXTRACTOR.extract(seed, ledger))))
        .as("processor time")
        .isLessThan(SLOW);
    Extraction extraction = extracted.get();
    String actual = shown(extraction);
    if (Boolean.getBoolean("accept")) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
    if (extraction.article() != null) {
      assertThat(ledger.entries())
          .as("every character is accounted for")
          .allMatch(entry -> entry.fate() != null);
    }
  }

  /** One field a line, so that a change shows as a change of lines. */
  private static String shown(Extraction extraction) {
    StringBuilder out = new StringBuilder();
    if (extraction.article() != null) {
      String json = RecordJson.of(extraction.article());
      out.append(
          json.replaceAll("(?<=[,{])\"(?=[a-zA-Z]+\":)", "\n\"").replace("\\n", "\\n\n").strip());
      out.append('\n');
    }
    for (Finding finding : extraction.findings()) {
      out.append(finding.severity()).append(' ').append(finding.what()).append('\n');
    }
    return out.toString();
  }
}
