package microfiche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What lets tests run side by side, and on a machine that is busy with other things. */
class TestHabitsTest {
  private static final Path TESTS = Path.of("src/test/java");

  /** Sets what all tests have in common. */
  private static final Pattern COMMON =
      Pattern.compile(
          "\\b(?:Locale|TimeZone)\\.setDefault\\("
              + "|\\bSystem\\.(?:set(?:Out|Err|In|Property|Properties)|clearProperty)\\(");

  /** Limits other than the generous ones, which stop only what never ends. */
  private static final Pattern LIMIT =
      Pattern.compile(
          "@Timeout(?!\\(value = \\d+, unit = TimeUnit\\.MINUTES\\))\\b|\\bassertTimeout|\\bfailsWithin\\(");

  @Test
  void whatSetsSomethingForAllRunsAlone() throws IOException {
    assertThat(files())
        .filteredOn(file -> COMMON.matcher(read(file)).find())
        .isNotEmpty()
        .allMatch(file -> read(file).contains("\n@Isolated"));
  }

  /** {@link Fixtures#cpuTime} judges what may be slow. */
  @Test
  void noTestIsJudgedByTheClock() throws IOException {
    assertThat(files()).noneMatch(file -> LIMIT.matcher(read(file)).find());
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(TESTS)) {
      return walk.filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("TestHabitsTest.java"))
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
