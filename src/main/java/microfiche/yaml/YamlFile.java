package microfiche.yaml;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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
  private final List<Placed> findings = new ArrayList<>();

  /** A finding and where it belongs: line and column from 0, -1 for the file as a whole. */
  private record Placed(int line, int column, Finding finding) {
    private static final Comparator<Placed> ORDER =
        Comparator.comparingInt(Placed::line).thenComparingInt(Placed::column);
  }

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
      add(-1, 0, "is not UTF-8 text", "save it as UTF-8");
    } catch (IOException e) {
      add(-1, 0, "cannot be read: " + e.getMessage(), null);
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
      YamlSlip slip = YamlSlip.in(text);
      if (slip == null) {
        report(root.get(), "must begin with a key, such as \"title: …\"", null);
      } else {
        add(slip.line(), slip.column(), slip.what(), slip.hint());
      }
    } catch (MarkedYamlEngineException e) {
      YamlSlip slip = YamlSlip.of(e, text);
      add(slip.line(), slip.column(), slip.what(), slip.hint());
    } catch (RuntimeException e) { // the library fails in its own ways on broken escapes
      add(-1, 0, "is not YAML: " + e.getMessage(), null);
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

  /** All that is wrong so far, in the order of the lines. */
  public List<Finding> findings() {
    return findings.stream().sorted(Placed.ORDER).map(Placed::finding).toList();
  }

  void report(Node node, String what, @Nullable String hint) {
    Optional<Mark> mark = node.getStartMark();
    add(mark.map(Mark::getLine).orElse(-1), mark.map(Mark::getColumn).orElse(0), what, hint);
  }

  private void add(int line, int column, String what, @Nullable String hint) {
    String where = line < 0 ? name : name + ":" + (line + 1) + ":" + (column + 1);
    findings.add(new Placed(line, column, Finding.warning(where, what, hint)));
  }
}
