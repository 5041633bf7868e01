package microfiche.yaml;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * The likely cause of a text that is not YAML. A parser says where it could not go on; the slip is
 * often lines before that.
 *
 * @param line from 0; -1 when it is not known
 * @param column from 0
 */
record YamlSlip(int line, int column, String what, @Nullable String hint) {
  private static final Pattern WIDE_COLON = Pattern.compile("^\\s*[A-Za-z_]+\\s*(：)");

  /** A value that holds a colon and a blank, which begins another value. */
  private static final Pattern COLON_IN_VALUE =
      Pattern.compile("^\\s*([A-Za-z_]+): ([^\"'\\[{#].*: .*)$");

  /** The likely cause of {@code e}, or what the parser says. */
  static YamlSlip of(MarkedYamlEngineException e, String text) {
    Optional<Mark> mark = e.getProblemMark();
    int line = mark.map(Mark::getLine).orElse(-1);
    int column = mark.map(Mark::getColumn).orElse(0);
    String problem = e.getProblem() == null ? "" : e.getProblem().replace('\n', ' ');
    String context = e.getContext() == null ? "" : e.getContext();
    List<String> lines = text.lines().toList();
    YamlSlip slip = in(text);
    if (slip != null && (line < 0 || slip.line() <= line)) {
      return slip;
    }
    Optional<Mark> opened = e.getContextMark();
    if (context.contains("quoted scalar") && opened.isPresent()) {
      return new YamlSlip(
          opened.get().getLine(),
          opened.get().getColumn(),
          "the quote that opens here is not closed",
          "put the same quote at the end of the value");
    }
    if (problem.contains("TAB")) {
      return new YamlSlip(line, column, "a tab stands where blanks must", "indent with two blanks");
    }
    Matcher colon = COLON_IN_VALUE.matcher(line >= 0 && line < lines.size() ? lines.get(line) : "");
    if (colon.matches()) {
      return new YamlSlip(
          line,
          column,
          "the value of \"" + colon.group(1) + "\" holds a colon",
          "put it in quotes: " + colon.group(1) + ": \"" + colon.group(2).strip() + "\"");
    }
    return new YamlSlip(
        line,
        column,
        problem.isEmpty() ? "is not YAML" : "is not YAML: " + problem,
        "check the indentation and quote values that hold \": \" or begin with a mark");
  }

  /** A full-width colon behind a key, or null. */
  static @Nullable YamlSlip in(String text) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher wide = WIDE_COLON.matcher(lines.get(i));
      if (wide.find()) {
        return new YamlSlip(
            i,
            wide.start(1),
            "the colon here is of full width (：)",
            "type it with the input method off: a colon of half width, then a blank");
      }
    }
    return null;
  }
}
