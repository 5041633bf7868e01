package microfiche.render;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import microfiche.TooDeep;
import microfiche.report.Reasons;
import microfiche.report.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ThemeTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void aTemplateThatMayTakeInAnythingCannotBeKnownWhereAFolderCannotBeRead(@TempDir Path folder)
      throws IOException {
    Path theme = Files.createDirectories(folder.resolve("theme"));
    Files.writeString(theme.resolve("home.ftlh"), "<#assign t = 'x'?interpret>");
    TooDeep.below(
        theme.resolve("more"),
        folder,
        () -> {
          assertThatThrownBy(() -> new Theme(theme).digest("home"))
              .isInstanceOf(UserError.class)
              .hasMessageContaining("cannot be read: ")
              .hasMessageContaining(Reasons.READABLE);
        });
  }
}
