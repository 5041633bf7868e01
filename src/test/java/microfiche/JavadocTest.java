package microfiche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every public type, method and constant says what it is. */
class JavadocTest {
  private static final Path SOURCES = Path.of("src/main/java");

  /** Of a type or a member of one, not of a record's compact constructor. */
  private static final Pattern PUBLIC = Pattern.compile("(?:  )?public (?!\\w+ \\{).*[{(;=].*");

  private static final Pattern ANNOTATION = Pattern.compile("\\s*@\\w+(?:\\(.*\\))?(?: // .*)?");

  @Test
  void nothingPublicIsUnexplained() throws IOException {
    List<String> unexplained = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(SOURCES)) {
      for (Path file : walk.filter(f -> f.toString().endsWith(".java")).toList()) {
        unexplained.addAll(unexplained(file, Files.readAllLines(file)));
      }
    }
    assertThat(unexplained).isEmpty();
  }

  @Test
  void whatIsUnexplainedIsFound() {
    Path file = Path.of("A.java");
    List<String> lines =
        List.of(
            "/** A. */",
            "public final class A {",
            "  @Deprecated",
            "  public void b() {",
            "  @Override",
            "  public String toString() {");
    assertThat(unexplained(file, lines)).containsExactly("A.java:4   public void b() {");
  }

  private static List<String> unexplained(Path file, List<String> lines) {
    List<String> found = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      int above = i - 1;
      boolean inherits = false;
      while (above > 0 && ANNOTATION.matcher(lines.get(above)).matches()) {
        inherits |= lines.get(above).strip().equals("@Override");
        above--;
      }
      boolean annotated =
          lines.get(above).strip().equals("})"); // of an annotation on several lines
      if (PUBLIC.matcher(lines.get(i)).matches()
          && !inherits
          && !annotated
          && !lines.get(above).strip().endsWith("*/")) {
        found.add(file + ":" + (i + 1) + " " + lines.get(i));
      }
    }
    return found;
  }
}
