package microfiche.yaml;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The keys and values of one level of a YAML file. A getter that finds nothing answers its default;
 * one that finds something wrong says so to the file and answers its default too. Ask for every key
 * that is allowed, then call {@link #rejectOthers()}.
 */
public final class YamlSection {
  private final YamlFile file;
  private final String path;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Set<String> asked = new TreeSet<>();

  YamlSection(YamlFile file, @Nullable MappingNode node, String path) {
    this.file = file;
    this.path = path;
    if (node == null) {
      return;
    }
    for (NodeTuple tuple : node.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        if (values.put(key.getValue(), tuple.getValueNode()) != null) {
          file.report(key, "\"" + path + key.getValue() + "\" stands here twice", null);
        }
        keys.put(key.getValue(), key);
      } else {
        file.report(tuple.getKeyNode(), "a key must be a word", null);
      }
    }
  }

  /** The names of all keys that are there, in order. */
  public List<String> names() {
    return List.copyOf(values.keySet());
  }

  /** Whether the section has the key, even without a value. */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** The text behind a key; null when the key is not there or has no value. */
  public @Nullable String text(String key) {
    Node node = take(key);
    return node == null ? null : scalar(node, key);
  }

  /** The text behind a key, or another. */
  public String text(String key, String otherwise) {
    String text = text(key);
    return text == null ? otherwise : text;
  }

  /**
   * Text that {@code convert} turns into something, or null; a thrown message says what is wrong.
   */
  public <T> @Nullable T text(String key, Function<String, T> convert) {
    Node node = take(key);
    String text = node == null ? null : scalar(node, key);
    return node == null || text == null ? null : converted(node, key, text, convert);
  }

  /** A time zone, or null when there is none. */
  public @Nullable ZoneId zone(String key) {
    return text(key, YamlSection::zoneOf);
  }

  private static ZoneId zoneOf(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("write it like Asia/Shanghai, UTC or +08:00", e);
    }
  }

  /** One of {@code allowed}. */
  public String choice(String key, List<String> allowed, String otherwise) {
    Node node = take(key);
    String text = node == null ? null : scalar(node, key);
    if (node == null || text == null) {
      return otherwise;
    }
    if (!allowed.contains(text)) {
      wrong(node, key, "cannot be \"" + text + "\"", "allowed: " + String.join(", ", allowed));
      return otherwise;
    }
    return text;
  }

  /**
   * Whether a key says yes; {@code otherwise} when it is not there. Anything but true and false is
   * a finding.
   */
  public boolean flag(String key, boolean otherwise) {
    return Boolean.parseBoolean(choice(key, List.of("true", "false"), Boolean.toString(otherwise)));
  }

  /** The number behind a key; one that is not from {@code least} to {@code most} is a finding. */
  public int number(String key, int least, int most, int otherwise) {
    Node node = take(key);
    String text = node == null ? null : scalar(node, key);
    if (node == null || text == null) {
      return otherwise;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    wrong(
        node,
        key,
        "cannot be \"" + text + "\"",
        "allowed: a whole number from " + least + " to " + most);
    return otherwise;
  }

  /** A list of texts; a single text counts as a list of one. */
  public List<String> texts(String key) {
    return texts(key, Function.identity());
  }

  /** A list, each text turned into something; wrong entries are reported and left out. */
  public <T> List<T> texts(String key, Function<String, T> convert) {
    List<T> list = new ArrayList<>();
    for (Node node : items(key)) {
      String text = scalar(node, key);
      T value = text == null ? null : converted(node, key, text, convert);
      if (value != null) {
        list.add(value);
      }
    }
    return list;
  }

  /** Whether a list stands behind {@code key}. */
  public boolean isList(String key) {
    return values.get(key) instanceof SequenceNode;
  }

  /**
   * All texts behind {@code key}, however deep lists nest; of sections their {@code name}. Says
   * nothing of what is wrong.
   */
  public List<String> textsDeep(String key) {
    List<String> list = new ArrayList<>();
    Node node = take(key);
    if (node != null) {
      collect(node, list);
    }
    return list;
  }

  private void collect(Node node, List<String> list) {
    if (node instanceof ScalarNode scalar) {
      list.add(scalar.getValue());
    } else if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(item -> collect(item, list));
    } else if (node instanceof MappingNode mapping) {
      String name = new YamlSection(file, mapping, path).text("name");
      if (name != null) {
        list.add(name);
      }
    }
  }

  /** The texts behind {@code key} or in the list there; other entries are passed over. */
  public List<String> scalars(String key) {
    List<String> list = new ArrayList<>();
    for (Node node : items(key)) {
      if (node instanceof ScalarNode scalar) {
        list.add(scalar.getValue());
      }
    }
    return list;
  }

  /** The sections behind {@code key} or in the list there; other entries are passed over. */
  public List<YamlSection> mappings(String key) {
    List<YamlSection> list = new ArrayList<>();
    for (Node node : items(key)) {
      if (node instanceof MappingNode mapping) {
        list.add(new YamlSection(file, mapping, path + key + "."));
      }
    }
    return list;
  }

  /** The section below {@code key}; empty when there is none. */
  public YamlSection section(String key) {
    return below(take(key), key, null);
  }

  /** The same, with the key that a single value behind {@code key} was most likely meant for. */
  public YamlSection section(String key, String likely) {
    Node node = take(key);
    String value = node instanceof ScalarNode scalar ? scalar.getValue() : "…";
    return below(
        node, key, "write two lines: \"" + key + ":\" and \"  " + likely + ": " + value + "\"");
  }

  /** A list of sections. */
  public List<YamlSection> sections(String key) {
    List<YamlSection> list = new ArrayList<>();
    for (Node node : items(key)) {
      list.add(below(node, key, null));
    }
    return list;
  }

  /** All keys with their texts, in order, where any key is allowed. */
  public Map<String, String> pairs() {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String key : names()) {
      String text = text(key);
      if (text != null) {
        pairs.put(key, text);
      }
    }
    return pairs;
  }

  /** Reports every key that was never asked for, with what is allowed. */
  public void rejectOthers() {
    keys.forEach(
        (name, node) -> {
          if (!asked.contains(name)) {
            String near = nearest(name);
            file.report(
                node,
                "unknown key \"" + path + name + "\"",
                (near == null ? "" : "did you mean \"" + near + "\"? ")
                    + "allowed here: "
                    + String.join(", ", asked));
          }
        });
  }

  private @Nullable Node take(String key) {
    asked.add(key);
    Node node = values.get(key);
    // "key:" with nothing behind it means the default, as in most programs.
    return node instanceof ScalarNode scalar && scalar.getValue().isEmpty() ? null : node;
  }

  private List<Node> items(String key) {
    Node node = take(key);
    if (node == null) {
      return List.of();
    }
    return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
  }

  private YamlSection below(@Nullable Node node, String key, @Nullable String hint) {
    if (node == null || node instanceof MappingNode) {
      return new YamlSection(file, (MappingNode) node, path + key + ".");
    }
    wrong(node, key, "must hold keys of its own", hint);
    return new YamlSection(file, null, path + key + ".");
  }

  private @Nullable String scalar(Node node, String key) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    wrong(node, key, "must be a single value", null);
    return null;
  }

  private <T> @Nullable T converted(
      Node node, String key, String text, Function<String, T> convert) {
    try {
      return convert.apply(text);
    } catch (IllegalArgumentException e) {
      wrong(node, key, "cannot be \"" + text + "\"", e.getMessage());
      return null;
    }
  }

  private void wrong(Node node, String key, String what, @Nullable String hint) {
    file.report(node, "\"" + path + key + "\" " + what, hint);
  }

  /** The allowed key that shares most of its letters with {@code name}, if it is a likely slip. */
  private @Nullable String nearest(String name) {
    String best = null;
    int least = 3;
    for (String key : asked) {
      int distance = distance(name.toLowerCase(Locale.ROOT), key);
      if (distance < least) {
        least = distance;
        best = key;
      }
    }
    return best;
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? diagonal : diagonal + 1;
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
