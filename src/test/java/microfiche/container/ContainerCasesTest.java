package microfiche.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import microfiche.Fixtures;
import microfiche.build.Extractors;
import microfiche.export.RecordJson;
import microfiche.report.Finding;
import microfiche.seed.SeedFile;
import microfiche.seed.SeedFolder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A case folder for each kind of file that holds many articles: its records, and what is left out
 * and why. {@code -Daccept=true} writes what came out, which you read.
 */
class ContainerCasesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "50-warc",
        "51-wacz",
        "52-feed",
        "53-json-feed",
        "54-wordpress",
        "55-blogger",
        "56-mhtml",
        "57-telegram"
      })
  void recordsAreThoseExpected(String name) throws IOException {
    Path folder = Fixtures.RESOURCES.resolve("cases").resolve(name);
    List<String> lines = new ArrayList<>();
    for (SeedFile file :
        new SeedFolder(Map.of(), finding -> {}).below(List.of(folder.resolve("seeds")))) {
      Extractors.each(
          file,
          Fixtures.EXTRACTOR,
          extraction -> {
            if (extraction.article() != null) {
              lines.add(RecordJson.of(extraction.article()));
            }
            extraction.findings().stream()
                .map(Finding::toString)
                .flatMap(String::lines)
                .forEach(lines::add);
          });
    }
    Path expected = folder.resolve("expected.txt");
    if (Boolean.getBoolean("accept")) {
      Files.write(expected, lines);
    }
    assertThat(lines).containsExactlyElementsOf(Files.readAllLines(expected));
  }
}
