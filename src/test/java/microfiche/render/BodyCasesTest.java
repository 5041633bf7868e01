package microfiche.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import microfiche.Fixtures;
import microfiche.article.Article;
import microfiche.extract.Extraction;
import microfiche.seed.SeedReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A case with {@code body.html} beside its {@code seed.*} shows how the article's body looks on a
 * page. {@code mvn test -Dtest=BodyCasesTest -Daccept=true} writes the files anew; read that diff.
 */
class BodyCasesTest {
  static List<Path> cases() throws IOException {
    try (Stream<Path> walk = Files.walk(Fixtures.RESOURCES.resolve("seeds"))) {
      return walk.filter(file -> file.endsWith("body.html")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void looksAsExpectedOnAPage(Path expected) throws IOException {
    Path seed;
    try (Stream<Path> files = Files.list(expected.getParent())) {
      seed =
          files
              .filter(f -> f.getFileName().toString().startsWith("seed."))
              .findFirst()
              .orElseThrow();
    }
    Extraction extraction =
        Fixtures.EXTRACTOR.extract(SeedReader.decode("seed", null, Files.readAllBytes(seed)));
    assertThat(extraction.article()).as(extraction.findings().toString()).isNotNull();
    String actual = html(extraction.article());
    if (Boolean.getBoolean("accept")) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }

  private static String html(Article article) {
    Languages languages = new Languages(article.inLanguage(), "zh-Hans");
    FigureHtml figures = new FigureHtml("../", address -> null, Map.of(), languages);
    return new BodyHtml("../", address -> null, figures, Fixtures.NO_WORDS, languages)
        .write(article.body());
  }
}
