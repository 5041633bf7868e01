package microfiche.yaml;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import microfiche.report.Finding;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A YAML file being read. Collects everything that is wrong instead of stopping at the first
 * mistake, each with line and column.
 */
public final class YamlFile {
  private final String name;
  private final List<Finding> findings = new ArrayList<>();

  private YamlFile(String name) {
    this.name = name;
  }

  /** A reader for text of that name; nothing is parsed yet. */
  public static YamlFile named(String name) {
    return new YamlFile(name);
  }

  /** The text of a file, or nothing and a finding when it cannot be read. */
  public Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (MalformedInputException e) {
      findings.add(Finding.warning(name, "is not UTF-8 text", "save it as UTF-8"));
    } catch (IOException e) {
      findings.add(Finding.warning(name, "cannot be read: " + e.getMessage(), null));
    }
    return Optional.empty();
  }

  /**
   * The top level of {@code text}: a section with keys; empty when there is nothing but comments,
   * or when something is wrong with it.
   */
  public YamlSection parse(String text) {
    try {
      Optional<Node> root = ShallowComposer.over(name, withoutMarks(text)).getSingleNode();
      if (root.isEmpty() || isNothing(root.get())) {
        return new YamlSection(this, null, "");
      }
      if (root.get() instanceof MappingNode mapping) {
        return new YamlSection(this, mapping, "");
      }
      report(root.get(), "must begin with a key, such as \"title: …\"", null);
    } catch (MarkedYamlEngineException e) {
      String problem = e.getProblem() == null ? "is not YAML" : "is not YAML: " + e.getProblem();
      findings.add(
          Finding.warning(
              at(e.getProblemMark()),
              problem.replace('\n', ' '),
              "check the indentation and quote values that hold \": \" or begin with a mark"));
    } catch (RuntimeException e) { // the library fails in its own ways on broken escapes
      findings.add(Finding.warning(name, "is not YAML: " + e.getMessage(), null));
    }
    return new YamlSection(this, null, "");
  }

  /** Byte order marks stand before the text, not in it. */
  private static String withoutMarks(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == '\uFEFF') {
      start++;
    }
    return text.substring(start);
  }

  /** A line {@code ---} with nothing below it. */
  private static boolean isNothing(Node root) {
    return root instanceof ScalarNode scalar && scalar.getValue().isEmpty();
  }

  /** All that is wrong so far, in the order it was found. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  void report(Node node, String what, @Nullable String hint) {
    findings.add(Finding.warning(at(node.getStartMark()), what, hint));
  }

  private String at(Optional<Mark> mark) {
    return mark.map(m -> name + ":" + (m.getLine() + 1) + ":" + (m.getColumn() + 1)).orElse(name);
  }
}
