package microfiche.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import microfiche.config.SiteConfig;
import microfiche.config.SiteConfigFile;
import microfiche.report.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstConfigTest {
  @TempDir Path folder;

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("site-config.yaml"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh-Hans", "zh-Hant", "en"})
  void isReadAndMeansTheDefaults(String language) throws IOException {
    SiteConfig config =
        SiteConfigFile.read(write(FirstConfig.text(language, "青屿 \"a: #b\" \\ \t", false)));
    assertThat(config.title()).isEqualTo("青屿 \"a: #b\" \\ \t");
    assertThat(config.language()).isEqualTo(language);
    assertThat(config.templates()).isNull();
    SiteConfig nothing = SiteConfigFile.read(write("title: x\nlanguage: " + language + "\n"));
    assertThat(config).usingRecursiveComparison().ignoringFields("title").isEqualTo(nothing);
  }

  @Test
  void namesItsOwnThemeOnRequest() throws IOException {
    SiteConfig config = SiteConfigFile.read(write(FirstConfig.text("en", "x", true)));
    assertThat(config.templates()).isEqualTo(folder.resolve("templates"));
  }

  /** A key that is switched off must hold what may be switched on. */
  @ParameterizedTest
  @ValueSource(strings = {"zh-Hans", "zh-Hant", "en"})
  void everyKeySwitchedOnIsAllowed(String language) throws IOException {
    String all =
        FirstConfig.text(language, "x", false)
            .lines()
            .map(line -> line.replaceFirst("^# (  )?([a-z_]+:)", "$1$2"))
            .collect(Collectors.joining("\n"));
    SiteConfig config = SiteConfigFile.read(write(all));
    assertThat(config.media()).containsExactly(folder.resolve("media"));
    assertThat(config.sections()).containsKey("posts");
    assertThat(config.baseUrl()).startsWith("https://");
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh-Hans", "zh-Hant", "en"})
  void explainsEveryAllowedKeyInOneLanguage(String language) throws IOException {
    String text = FirstConfig.text(language, "x", false);
    String error = "";
    try {
      SiteConfigFile.read(write("nonsense: 1\nsearch:\n  nonsense: 1\n"));
    } catch (UserError e) {
      error = e.getMessage();
    }
    List<String> allowed = error.lines().filter(l -> l.contains("allowed here:")).toList();
    assertThat(allowed).hasSize(2);
    for (String line : allowed) {
      for (String key : line.replaceFirst(".*allowed here: ", "").split(", ")) {
        assertThat(text).as(key).containsPattern("(?m)^(?:# +)?" + key + ":");
      }
    }
    for (String block : text.split("\n\n")) {
      assertThat(block).as("a key without a comment").startsWith("# ");
    }
    assertThat(text)
        .doesNotContain("#en", "#zh", "TITLE", "LANGUAGE", "TEMPLATES_KEY")
        .contains(language.equals("en") ? "Default:" : language.equals("zh-Hans") ? "默认：" : "預設：");
  }
}
