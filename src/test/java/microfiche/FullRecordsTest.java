package microfiche;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import microfiche.config.SiteConfig;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Progress;
import microfiche.report.Tally;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Full records hold all that a site is made from, and are what their schema says. */
@Order(3)
class FullRecordsTest {
  @TempDir Path temporary;

  private static JsonSchema schema() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            FullRecordsTest.class.getResourceAsStream("/microfiche/record.schema.json"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
    }
  }

  @Test
  void theyAreWhatTheSchemaSays() throws IOException {
    JsonSchema schema = schema();
    for (String record : Fixtures.fullRecords(Path.of("seeds"))) {
      assertThat(schema.validate(record, InputFormat.JSON)).as(record).isEmpty();
    }
    assertThat(schema.validate("{\"headline\": 1}", InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void realOnesAreToo() throws IOException {
    Path corpus = Fixtures.shared("corpus2");
    JsonSchema schema = schema();
    int checked = 0;
    for (String record : Fixtures.fullRecords(corpus)) {
      if (record.length() < 200_000) {
        assertThat(schema.validate(record, InputFormat.JSON)).as(record).isEmpty();
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(400);
  }

  @Test
  void theSiteMadeFromThemIsTheSiteMadeFromTheSeeds() throws IOException {
    for (String mirror : List.of("easy2view", "island-news", "duty-machine", "posts")) {
      Fixtures.copy(Path.of("seeds", mirror), temporary.resolve("from").resolve(mirror));
    }
    assertSameSite(temporary.resolve("from"));
  }

  /** Pictures that a file holds are not in its records; these hold none. */
  @Test
  void theSameOfFilesWithManyArticles() throws IOException {
    for (String name : List.of("51-wacz", "52-feed", "54-wordpress", "55-blogger", "57-telegram")) {
      Path seeds = Fixtures.RESOURCES.resolve("cases").resolve(name).resolve("seeds");
      Fixtures.copy(seeds, temporary.resolve("from").resolve(name));
    }
    assertSameSite(temporary.resolve("from"));
  }

  @Test
  void theSameOfRealSeeds() throws IOException {
    assertSameSite(Fixtures.shared("corpus/epoch-comment"));
  }

  private void assertSameSite(Path from) throws IOException {
    Path seeds = temporary.resolve("seeds");
    Fixtures.copy(from, seeds);
    Path file = temporary.resolve("full.ndjson");
    Files.write(file, Fixtures.fullRecords(seeds), StandardCharsets.UTF_8);
    SiteConfig config = Fixtures.config(seeds, temporary.resolve("a"));
    BuildReport bySeeds = new Build(config, 2, false, Progress.NONE).run();
    SiteConfig other =
        config.with(List.of(), temporary.resolve("b"), null).withRecords(List.of(), List.of(file));
    BuildReport byRecords = new Build(other, 2, false, Progress.NONE).run();
    assertThat(byRecords.count(Tally.ARTICLES)).isEqualTo(bySeeds.count(Tally.ARTICLES));
    assertThat(withoutCounts(temporary.resolve("b"), bySeeds))
        .isEqualTo(withoutCounts(temporary.resolve("a"), bySeeds));
    Fixtures.settle();
    BuildReport again = new Build(other, 2, false, Progress.NONE).run();
    assertThat(again.count(Tally.RENDERED)).isZero();
  }

  /** How many files there were and which held none, and pictures beside them, only seeds know. */
  private static Map<String, String> withoutCounts(Path site, BuildReport bySeeds) {
    Map<String, String> files = Fixtures.files(site);
    files.remove("about.html");
    files.remove("MANIFEST.sha256");
    if (bySeeds.count(Tally.PICTURES) == 0) {
      return files;
    }
    files.keySet().removeIf(file -> file.startsWith("pictures/"));
    return files;
  }

  @Test
  void whatIsNoFullRecordSaysWhyAndCostsItself() throws IOException {
    List<String> lines = new ArrayList<>(Fixtures.fullRecords(Path.of("seeds")).subList(0, 3));
    lines.add(1, "not json");
    lines.add(2, "{\"headline\":\"ohne Text\",\"seed\":{}}");
    lines.add(3, lines.get(0).replace("\"type\":\"paragraph\"", "\"type\":\"song\""));
    lines.add(4, "[1]");
    Path file = temporary.resolve("some.ndjson");
    Files.write(file, lines, StandardCharsets.UTF_8);
    SiteConfig config =
        Fixtures.config(temporary, temporary.resolve("out")).withRecords(List.of(), List.of(file));
    BuildReport report = new Build(config, 2, false, Progress.NONE).run();
    assertThat(report.count(Tally.ARTICLES)).isEqualTo(3);
    String said = report.findings(Finding.Severity.REJECTED).toString();
    assertThat(said)
        .contains("some.ndjson#line 2")
        .contains("a record without a body")
        .contains("no block is of type song")
        .contains("no record");
  }
}
