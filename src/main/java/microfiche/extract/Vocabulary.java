package microfiche.extract;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import microfiche.report.Finding;
import microfiche.yaml.YamlFile;
import microfiche.yaml.YamlSection;

/**
 * The words of newsrooms, which are data: labels, titles, verbs, offices. A pattern in code is a
 * shape that names lists of the file {@code outlets/vocabulary.yaml} in braces, {@code
 * ^{labels.original}：} or {@code {byline.reporter|byline.trade}$}; each stands for any of its
 * words, the longest first. What is missing or doubtful fails at once. Safe for several threads.
 */
public final class Vocabulary {
  private static final String FILE = "outlets/vocabulary.yaml";

  /** {byline.reporter|byline.trade}; neither {2,5} nor \p{IsHan} has a point. */
  private static final Pattern LISTS =
      Pattern.compile("\\{([a-z_]+\\.[a-z_]+(?:\\|[a-z_]+\\.[a-z_]+)*)}");

  private static final Pattern BAR = Pattern.compile("\\|");

  private final Map<String, List<String>> lists;

  private Vocabulary(Map<String, List<String>> lists) {
    this.lists = Map.copyOf(lists);
  }

  /** Loaded when the first pattern asks for it. */
  private static final class Own {
    static final Vocabulary WORDS = parse(FILE, Resource.text(FILE));
  }

  /** The pattern of a shape. */
  public static Pattern pattern(String shape) {
    return pattern(shape, 0);
  }

  /** The pattern of a shape, with the flags of {@link Pattern#compile(String, int)}. */
  public static Pattern pattern(String shape, int flags) {
    return Pattern.compile(regex(shape), flags);
  }

  /** The regular expression of a shape, for what is a part of several patterns. */
  public static String regex(String shape) {
    return LISTS
        .matcher(shape)
        .replaceAll(named -> Matcher.quoteReplacement(Own.WORDS.any(named.group(1))));
  }

  /** The words of a list, in the order of the file. */
  public static List<String> words(String list) {
    return Own.WORDS.list(list);
  }

  /** All lists by name. */
  static Map<String, List<String>> all() {
    return Own.WORDS.lists;
  }

  /**
   * Reads a vocabulary.
   *
   * @throws IllegalStateException with all that is wrong with it
   */
  static Vocabulary parse(String name, String text) {
    YamlFile file = YamlFile.named(name);
    YamlSection yaml = file.parse(text);
    Map<String, List<String>> lists = new HashMap<>();
    StringBuilder wrong = new StringBuilder();
    for (String field : yaml.names()) {
      YamlSection section = yaml.section(field);
      for (String key : section.names()) {
        List<String> words = section.texts(key);
        lists.put(field + "." + key, List.copyOf(words));
        if (words.isEmpty()
            || words.stream().anyMatch(String::isBlank)
            || new HashSet<>(words).size() < words.size()) {
          wrong.append("\n").append(field).append('.').append(key).append(" is empty or doubles");
        }
      }
    }
    for (Finding finding : file.findings()) {
      wrong.append("\n").append(finding);
    }
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(name + ":" + wrong);
    }
    return new Vocabulary(lists);
  }

  /** Any word of the lists, as a group of its own. */
  private String any(String names) {
    return BAR.splitAsStream(names)
        .flatMap(this::stream)
        .distinct()
        .sorted(Comparator.comparing(String::length).reversed())
        .map(Pattern::quote)
        .collect(Collectors.joining("|", "(?:", ")"));
  }

  private Stream<String> stream(String list) {
    return list(list).stream();
  }

  private List<String> list(String name) {
    List<String> words = lists.get(name);
    if (words == null) {
      throw new IllegalStateException(FILE + " has no list \"" + name + "\"");
    }
    return words;
  }
}
