package microfiche.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
  private static final Path SOURCE = Path.of("src/main/java/microfiche/extract");

  /** What is no word of newsrooms: what may stand in code, by file, with the reason. */
  private static final Map<String, Set<String>> NO_WORDS =
      Map.of(
          "StatedTime.java", // numerals, and the era before a year
          Set.of("中華", "中华", "〇零○一二三四五六七八九"));

  /** Tables of characters by script. */
  private static final String CHARACTERS = "Language.java";

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)(?<=\\s)//.*$");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");

  /** Characters of a class are no word. */
  private static final Pattern CLASS = Pattern.compile("\\[[^\\]]*]");

  private static final Pattern HAN = Pattern.compile("[\\p{IsHan}○]{2,}");

  @Test
  void noWordOfNewsroomsStandsInCode() throws IOException {
    Set<String> words = new TreeSet<>();
    for (Path file : sources()) {
      String name = file.getFileName().toString();
      if (!name.equals(CHARACTERS)) {
        String code = COMMENT.matcher(read(file)).replaceAll("");
        LITERAL
            .matcher(code)
            .results()
            .map(literal -> CLASS.matcher(literal.group(1)).replaceAll(" "))
            .flatMap(literal -> HAN.matcher(literal).results())
            .map(han -> han.group())
            .filter(han -> !NO_WORDS.getOrDefault(name, Set.of()).contains(han))
            .forEach(han -> words.add(name + ": " + han));
      }
    }
    assertThat(words).isEmpty();
  }

  @Test
  void everyListIsAskedFor() throws IOException {
    StringBuilder code = new StringBuilder();
    sources().forEach(file -> code.append(read(file)));
    Set<String> idle = new TreeSet<>();
    for (String list : Vocabulary.names()) {
      boolean asked =
          Pattern.compile("[{|\"]" + Pattern.quote(list) + "[}|\"]").matcher(code).find();
      boolean label = list.startsWith("labels.") && isFact(list.substring("labels.".length()));
      if (!asked && !label) {
        idle.add(list);
      }
    }
    assertThat(idle).isEmpty();
  }

  private static boolean isFact(String label) {
    return Stream.of(FactLine.Field.values()).anyMatch(f -> f.name().equalsIgnoreCase(label));
  }

  @Test
  void aWordIsTakenWholeAndTheLongestFirst() {
    Vocabulary words = Vocabulary.parse("w", "a.short: 记者, et al.\na.long:\n  记者站,\n  记录\n");
    Pattern pattern = Pattern.compile("^" + words.filled("{a.short|a.long}") + "(.*)$");
    for (String word : List.of("记者", "记者站", "记录", "et al.")) {
      assertThat(pattern.matcher(word + "！").replaceFirst("$1")).isEqualTo("！");
    }
    assertThat(pattern.matcher("记").matches()).isFalse();
    assertThat(pattern.matcher("et alx").matches()).isFalse();
    assertThat(Pattern.matches(words.filled("{a.long}?站{2,3}\\p{IsHan}"), "站站站人")).isTrue();
  }

  @Test
  void aListNobodyKnowsFails() {
    assertThatThrownBy(() -> Vocabulary.pattern("{byline.reportr}"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("byline.reportr");
    assertThatThrownBy(() -> Vocabulary.words("byline.reportr"))
        .hasMessageContaining("byline.reportr");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a.b:", "a.b: 记者, 记者", "a.b: 记者\na.b: 编辑", "a.b: 记者\nc: 编辑", "a.b: 记者\n编辑"})
  void aDoubtfulFileFails(String text) {
    assertThatThrownBy(() -> Vocabulary.parse("words", text))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("words: ");
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> walk = Files.walk(SOURCE)) {
      return walk.filter(file -> file.toString().endsWith(".java")).toList();
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
