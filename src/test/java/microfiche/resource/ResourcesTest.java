package microfiche.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResourcesTest {
  @Test
  void theIndexListsEveryTemplateAndEveryRuleFile() throws IOException {
    assertThat(Resources.below("templates/"))
        .containsAll(files(Path.of("templates"), "templates/"));
    assertThat(Resources.below("outlets/"))
        .containsExactlyElementsOf(
            files(Path.of("src/main/resources/microfiche/outlets"), "outlets/"));
  }

  private static List<String> files(Path folder, String prefix) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .map(file -> prefix + folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Test
  void everyListedFileCanBeRead() {
    assertThat(Resources.below(""))
        .isNotEmpty()
        .allSatisfy(path -> assertThat(Resources.bytes(path)).isNotNull());
  }

  @Test
  void commentsAreLeftOut() {
    assertThat(Resources.text("cli/zh-Hans.tsv")).contains("# ");
    assertThat(Resources.withoutComments("cli/zh-Hans.tsv").lines())
        .isNotEmpty()
        .noneMatch(line -> line.startsWith("# "));
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThat(Resources.textIfThere("no/such.txt")).isNull();
    assertThatThrownBy(() -> Resources.bytes("no/such.txt"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no/such.txt is missing");
  }
}
