package microfiche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import microfiche.report.Finding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The program speaks Chinese, and lacks no sentence of it. */
@Isolated("the language is that of the whole program")
class SpeechTest {
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  /** Where something is said to a user: the first argument is a place, the others are sentences. */
  private static final Pattern SAID =
      Pattern.compile(
          "(?:UserError\\s*\\.\\s*(?:usage|failed)|Finding\\s*\\.\\s*(?:warning|note|rejected))\\(");

  @AfterEach
  void english() {
    Speech.choose("--lang=en");
  }

  @Test
  void theArgumentChoosesTheLanguage() {
    Speech.choose("build", "--lang=zh-Hans");
    assertThat(Speech.line("  12 files rejected")).isEqualTo("  未收入的文件 12 个");
    Speech.choose("build", "--lang", "zh-Hant");
    assertThat(Speech.line("12 files rejected")).isEqualTo("未收入的文件 12 個");
    Speech.choose("build", "--lang", "en");
    assertThat(Speech.line("12 files rejected")).isEqualTo("12 files rejected");
  }

  @Test
  void aSentenceWithinASentenceIsTurnedToo() {
    Speech.choose("--lang=zh-Hans");
    Finding finding =
        Finding.warning("a/b.md", "cannot be read (no permission)", "check its permissions");
    assertThat(Speech.finding(finding)).isEqualTo("a/b.md: 无法读取（没有权限）\n  提示: 请检查其权限");
  }

  @Test
  void whatTheListLacksStaysEnglish() {
    Speech.choose("--lang=zh-Hans");
    assertThat(Speech.line("The tide was low.")).isEqualTo("The tide was low.");
  }

  @Test
  void theHelpOfEveryCommandIsThere() {
    Speech.choose("--lang=zh-Hans");
    CommandLine all = Commands.line();
    List<String> missing = new ArrayList<>();
    look(all, missing);
    all.getSubcommands().values().forEach(command -> look(command, missing));
    assertThat(missing).isEmpty();
  }

  private static void look(CommandLine command, List<String> missing) {
    CommandSpec spec = command.getCommandSpec();
    check(spec.name(), spec.usageMessage().description(), missing);
    for (ArgSpec argument : spec.args()) {
      if (!argument.hidden()) {
        check(spec.name() + " " + argument.paramLabel(), argument.description(), missing);
      }
    }
  }

  private static void check(String what, String[] lines, List<String> missing) {
    for (String line : lines) {
      if (!CHINESE.matcher(line).find()) {
        missing.add(what + ": " + line);
      }
    }
  }

  @Test
  void everythingThatIsSaidToAUserIsInTheList() throws IOException {
    Speech.choose("--lang=zh-Hans");
    Set<String> missing = new TreeSet<>();
    int sentences = 0;
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        String text = Files.readString(source);
        Matcher said = SAID.matcher(text);
        while (said.find()) {
          List<String> arguments = arguments(text, said.end());
          for (String argument : arguments.subList(1, arguments.size())) {
            String sentence = sentence(argument);
            if (sentence != null) {
              sentences++;
              if (!CHINESE.matcher(Speech.line(sentence)).find()) {
                missing.add(source.getFileName() + ": " + sentence);
              }
            }
          }
        }
      }
    }
    assertThat(sentences).isGreaterThan(120);
    assertThat(missing).isEmpty();
  }

  /** The arguments of the call whose first one begins at {@code start}. */
  private static List<String> arguments(String text, int start) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    int from = start;
    boolean quoted = false;
    for (int i = start; ; i++) {
      char c = text.charAt(i);
      if (quoted) {
        quoted = c != '"';
        i += c == '\\' ? 1 : 0;
      } else if (c == '"') {
        quoted = true;
      } else if (c == '(' || c == '{') {
        depth++;
      } else if (depth == 0 && (c == ',' || c == ')')) {
        arguments.add(text.substring(from, i).strip());
        from = i + 1;
        if (c == ')') {
          return arguments;
        }
      } else if (c == ')' || c == '}') {
        depth--;
      }
    }
  }

  /** The sentence that an expression makes, with X for what differs; null for no sentence. */
  private static String sentence(String expression) {
    if (expression.contains("?") && expression.contains(" : ")) {
      return null; // one of two sentences: each is said elsewhere, or read by hand
    }
    Matcher literal = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(expression);
    StringBuilder sentence = new StringBuilder();
    int at = 0;
    boolean format = expression.startsWith("String.format");
    boolean any = false;
    while (literal.find()) {
      String between = expression.substring(at, literal.start()).replaceAll("[\\s+]", "");
      if (any && format && !between.isEmpty()) {
        break; // what is put into the format
      }
      sentence.append(between.isEmpty() || format && !any ? "" : "X").append(literal.group(1));
      any = true;
      at = literal.end();
    }
    if (!any || !sentence.toString().matches("(?s).*[a-z]{2}.*")) {
      return null;
    }
    boolean more = !format && !expression.substring(at).isBlank();
    return (sentence + (more ? "X" : "")).replace("\\\"", "\"").replaceAll("%[,.0-9]*[a-z]", "X");
  }
}
