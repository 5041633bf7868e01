package microfiche.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import microfiche.report.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteConfigFileTest {
  @TempDir Path folder;

  private SiteConfig read(String yaml) throws IOException {
    Path file = folder.resolve("site-config.yaml");
    Files.writeString(file, yaml);
    return SiteConfigFile.read(file);
  }

  @Test
  void anEmptyFileMeansTheDefaults() throws IOException {
    SiteConfig config = read("# nothing\n");
    assertThat(config.language()).isEqualTo("zh-Hans");
    assertThat(config.pageSize()).isEqualTo(50);
    assertThat(config.seeds()).containsExactly(folder.resolve("seeds"));
    assertThat(config.out()).isEqualTo(folder.resolve("site"));
  }

  @Test
  void pathsAreRelativeToTheFile() throws IOException {
    SiteConfig config = read("seeds: [a, b/c]\nout: ../public\nsections: {ncid1: 本地}\n");
    assertThat(config.seeds()).containsExactly(folder.resolve("a"), folder.resolve("b/c"));
    assertThat(config.out()).isEqualTo(folder.resolve("../public"));
    assertThat(config.sections()).containsEntry("ncid1", "本地");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceWithLineAndColumn() {
    assertThatThrownBy(
            () ->
                read(
                    "titel: x\nlanguage: de\npage_size: many\ntime_zone: Mars\nsearch:\n  depth: deep\n  lenght: 1\n"
                        + "base_url: archive\nseeds: {a: b}\n"))
        .isInstanceOfSatisfying(
            UserError.class,
            e -> {
              assertThat(e.kind()).isEqualTo(UserError.Kind.USAGE);
              assertThat(e.findings()).hasSize(8);
            })
        .hasMessageContaining("site-config.yaml:1:1: unknown key \"titel\"")
        .hasMessageContaining("did you mean \"title\"?")
        .hasMessageContaining("site-config.yaml:2:11: \"language\" cannot be \"de\"")
        .hasMessageContaining("allowed: zh-Hans, zh-Hant, en")
        .hasMessageContaining("site-config.yaml:3:12: \"page_size\" cannot be \"many\"")
        .hasMessageContaining("a whole number from 5 to 500")
        .hasMessageContaining("site-config.yaml:4:12: \"time_zone\"")
        .hasMessageContaining("site-config.yaml:6:10: \"search.depth\" cannot be \"deep\"")
        .hasMessageContaining("site-config.yaml:7:3: unknown key \"search.lenght\"")
        .hasMessageContaining("site-config.yaml:8:11: \"base_url\"")
        .hasMessageContaining("site-config.yaml:9:8: \"seeds\" must be a single value");
  }

  @Test
  void brokenYamlSaysWhere() {
    assertThatThrownBy(() -> read("title: [a\nout: b\n"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("site-config.yaml:2:")
        .hasMessageContaining("is not YAML");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`title：我的档案\nlanguage: en\n` | 1:6: the colon here is of full width",
        "`title: \"Island\nlanguage: en\nseeds: x\n` | 1:8: the quote that opens here is not closed",
        "`title: 'Island\nlanguage: en\n` | 1:8: the quote that opens here is not closed",
        "`title: a\n\tlanguage: en\n` | 2:1: a tab stands where blanks must",
        "`title: 新闻: 存档\n` | `title: \"新闻: 存档\"`",
        "`search: off\n` | `\"search:\" and \"  depth: off\"`"
      })
  void aSlipIsCalledByItsName(String text, String said) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(UserError.class).hasMessageContaining(said);
  }

  @Test
  void mistakesStandInTheOrderOfTheLines() {
    assertThatThrownBy(() -> read("search: off\npage_size: 1\nlanguage: xx\ntitel: a\n"))
        .isInstanceOfSatisfying(
            UserError.class,
            e ->
                assertThat(e.findings())
                    .extracting(finding -> finding.where().replaceFirst(".*yaml", ""))
                    .containsExactly(":1:9", ":2:12", ":3:11", ":4:1"));
  }

  @Test
  void theSameKeyTwiceIsAMistake() {
    assertThatThrownBy(() -> read("title: a\ntitle: b\n"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("site-config.yaml:2:1");
  }

  @Test
  void aMissingFileIsSaid() {
    assertThatThrownBy(() -> SiteConfigFile.read(folder.resolve("none.yaml")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no such configuration file");
  }

  @Test
  void theSampleDescribesEveryKey() throws IOException {
    String sample = Files.readString(Path.of("site-config.yaml"));
    String error = "";
    try {
      read("nonsense: 1\nsearch:\n  nonsense: 1\n");
    } catch (UserError e) {
      error = e.getMessage();
    }
    assertThat(error).contains("allowed here: base_url, description,");
    for (String line : error.lines().filter(l -> l.contains("allowed here:")).toList()) {
      for (String key : line.replaceFirst(".*allowed here: ", "").split(", ")) {
        assertThat(sample).as("the key " + key).containsPattern("(?m)^\\s*(?:# )?" + key + ":");
      }
    }
  }
}
