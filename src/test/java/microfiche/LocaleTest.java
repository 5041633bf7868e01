package microfiche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import microfiche.config.SiteConfig;
import microfiche.config.SiteConfigFile;
import microfiche.report.Progress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The language and the place of the machine change no byte of a site. */
@Isolated
class LocaleTest {
  private final Locale locale = Locale.getDefault();
  private final TimeZone zone = TimeZone.getDefault();

  @TempDir Path temporary;
  private SiteConfig config;

  @BeforeEach
  void readTheSampleConfiguration() {
    config = SiteConfigFile.read(Path.of("site-config.yaml"));
  }

  @AfterEach
  void asBefore() {
    Locale.setDefault(locale);
    TimeZone.setDefault(zone);
  }

  private Map<String, String> build(String name, List<Path> seeds) {
    Path out = temporary.resolve(name);
    new Build(config.with(seeds, out, null), 2, true, Progress.NONE).run();
    return Fixtures.files(out);
  }

  /** Small i without a dot, digits of their own, years of another count, the day before. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tr",
        "ar-EG-u-nu-arab",
        "th-TH-u-nu-thai-x-lvariant-TH",
        "ja-JP-u-ca-japanese-x-lvariant-JP",
        "fa",
        "hi-u-nu-deva"
      })
  void theSampleArchiveHasTheSameBytes(String tag) {
    Map<String, String> here = build("here", List.of());
    Locale.setDefault(Locale.forLanguageTag(tag));
    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
    assertThat(String.format("%d", 1)).as("digits of " + tag).isIn("1", "١", "๑", "۱", "१");
    assertThat(build("there", List.of())).isEqualTo(here);
  }

  @Test
  void namesWithAnIStayWhatTheyAre() {
    List<Path> seeds = List.of(Fixtures.shared("cases").resolve("18-turkish-locale/seeds"));
    Map<String, String> here = build("here", seeds);
    Locale.setDefault(Locale.forLanguageTag("tr"));
    assertThat(build("there", seeds)).isEqualTo(here);
  }

  /** What is made once for the whole program must not be made in the machine's language either. */
  @ParameterizedTest
  @CsvSource({
    "tr, TR, '', ''",
    "th, TH, TH, ''",
    "th, TH, '', u-nu-thai",
    "ar, EG, '', u-nu-arab",
    "hi, IN, '', u-nu-deva",
  })
  void aMachineOfThatLanguageMakesTheSameBytes(
      String language, String country, String variant, String extensions)
      throws IOException, InterruptedException {
    Path seeds = Files.createDirectories(temporary.resolve("seeds"));
    Files.writeString(
        seeds.resolve("a.md"),
        "---\ntitle: INCI\ndate: 2024-01-01 08:09:10\nurl: https://blog.example.org/INCI\ntags: [Inci, 岛]\n"
            + "---\n\n海边的一天从潮水开始，到潮水结束，中间没有别的事情发生。\n");
    config = Fixtures.config(seeds, temporary.resolve("here"));
    Map<String, String> here = build("here", List.of());
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Duser.timezone=Pacific/Apia"));
    command.add("-Duser.language=" + language);
    command.add("-Duser.country=" + country);
    command.add("-Duser.variant=" + variant);
    command.add("-Duser.extensions=" + extensions);
    command.addAll(List.of("-cp", classPath(), "microfiche.Microfiche", "build", "--quiet"));
    command.addAll(List.of("--seeds", "seeds", "--out", "there", "--report", "report.json"));
    Process process =
        new ProcessBuilder(command)
            .directory(temporary.toFile())
            .redirectErrorStream(true)
            .redirectOutput(temporary.resolve("said").toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(temporary.resolve("said"))).isZero();
    assertThat(Fixtures.files(temporary.resolve("there"))).isEqualTo(here);
    assertThat(Files.readString(temporary.resolve("report.json")).replaceAll("[ -~\n]", ""))
        .isEmpty();
  }

  private static String classPath() {
    List<String> parts = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
      parts.add(Path.of(part).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, parts);
  }
}
