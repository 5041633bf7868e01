package microfiche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import microfiche.config.SiteConfig;
import microfiche.render.Theme;
import microfiche.report.Finding;
import microfiche.report.Progress;
import microfiche.report.Reasons;
import microfiche.report.UserError;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A folder in a folder that a user names: what cannot be read is told with place and hint. */
@EnabledOnOs(OS.LINUX)
class UnreadableFoldersTest {
  @TempDir Path temporary;
  private Path seeds;

  @BeforeEach
  void aSeed() throws IOException {
    seeds = Files.createDirectories(temporary.resolve("seeds"));
    Files.writeString(
        seeds.resolve("a.md"),
        "---\ntitle: 海雾\nurl: https://chenbao.example.net/a.html\n---\n\n海边的一天从潮水开始，到潮水结束。\n");
  }

  @Test
  void inTheTemplates() throws IOException {
    Path theme = Files.createDirectories(temporary.resolve("theme"));
    SiteConfig config =
        Fixtures.config(seeds, temporary.resolve("site")).with(List.of(), null, theme);
    TooDeep.below(
        theme.resolve("more"),
        temporary,
        () -> {
          told(() -> new Build(config, 1, false, Progress.NONE).run(), theme);
        });
  }

  @Test
  void inTheAssets() throws IOException {
    Path theme = Files.createDirectories(temporary.resolve("theme/assets")).getParent();
    TooDeep.below(
        theme.resolve("assets"),
        temporary,
        () -> {
          told(() -> new Theme(theme).assets(), theme);
        });
  }

  private static void told(ThrowingCallable work, Path below) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            UserError.class,
            error -> {
              Finding finding = error.findings().get(0);
              assertThat(finding.where()).startsWith(below + "/").hasSizeGreaterThan(2_000);
              assertThat(finding.what()).startsWith("cannot be read: ").doesNotContain("Exception");
              assertThat(finding.hint()).isEqualTo(Reasons.READABLE);
            });
  }
}
