package microfiche.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.resource.Resources;
import org.jspecify.annotations.Nullable;

/**
 * The words of newsrooms, which are data: labels, titles, verbs, offices. A pattern in code is a
 * shape that names lists of the file {@code outlets/vocabulary.txt} in braces: {@code
 * ^{mirror.date}：} or {@code {byline.reporter|byline.trade}$}. Each stands for any of its words,
 * the longest where several fit. What is missing or doubtful fails at once. Safe for several
 * threads.
 */
public final class Vocabulary {
  private static final String FILE = "outlets/vocabulary.txt";

  /** {byline.reporter|byline.trade}; neither {2,5} nor \p{IsHan} has a point. */
  static final Pattern LISTS = Pattern.compile("\\{([a-z_]+\\.[a-z_]+(?:\\|[a-z_]+\\.[a-z_]+)*)}");

  private static final Pattern BAR = Pattern.compile("\\|");

  /** {@code byline.reporter: 记者, 記者}. */
  private static final Pattern LIST = Pattern.compile("([a-z_]+\\.[a-z_]+):(.*)");

  private final Map<String, List<String>> lists;

  private Vocabulary(Map<String, List<String>> lists) {
    this.lists = lists;
  }

  /** Loaded when the first pattern asks for it. */
  private static final class Own {
    static final Vocabulary WORDS = parse(FILE, Resources.text(FILE));
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
    return Own.WORDS.filled(shape);
  }

  /** The words of a list, in the order of the file. */
  public static List<String> words(String list) {
    return Own.WORDS.list(list);
  }

  /** The names of all lists. */
  static Set<String> names() {
    return Own.WORDS.lists.keySet();
  }

  /**
   * Reads a vocabulary: a list a line, which goes on in lines that begin with a blank.
   *
   * @throws IllegalStateException with all that is wrong with it
   */
  static Vocabulary parse(String name, String text) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    Set<String> wrong = new TreeSet<>();
    List<String> list = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      Matcher begins = LIST.matcher(line);
      String words = line;
      if (begins.matches()) {
        list = new ArrayList<>();
        words = begins.group(2);
        if (lists.put(begins.group(1), list) != null) {
          wrong.add(begins.group(1) + " stands there twice");
        }
      } else if (line.charAt(0) != ' ') {
        wrong.add("\"" + line + "\" is no list");
      }
      for (String word : words.split(",")) {
        if (!word.isBlank()) {
          list.add(word.strip());
        }
      }
    }
    lists.forEach(
        (key, words) -> {
          if (words.isEmpty()) {
            wrong.add(key + " is empty");
          } else if (new HashSet<>(words).size() < words.size()) {
            wrong.add(key + " has a word twice");
          }
        });
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(name + ": " + String.join("; ", wrong));
    }
    lists.replaceAll((key, words) -> List.copyOf(words));
    return new Vocabulary(lists);
  }

  /** {@code shape} with words in place of the names of lists. */
  String filled(String shape) {
    return LISTS.matcher(shape).replaceAll(named -> Matcher.quoteReplacement(any(named.group(1))));
  }

  /** Any word of the lists, as a group of its own. */
  private String any(String names) {
    Branches branches = new Branches();
    BAR.splitAsStream(names).flatMap(name -> list(name).stream()).forEach(branches::add);
    return "(?:" + branches.regex() + ")";
  }

  private List<String> list(String name) {
    @Nullable List<String> words = lists.get(name);
    if (words == null) {
      throw new IllegalStateException(FILE + " has no list \"" + name + "\"");
    }
    return words;
  }

  /** Words that begin alike, so that no character is compared with dozens of words in turn. */
  private static final class Branches {
    private final Map<Integer, Branches> next = new TreeMap<>();
    private boolean wordEnds;

    void add(String word) {
      Branches last = this;
      for (int character : word.codePoints().toArray()) {
        last = last.next.computeIfAbsent(character, c -> new Branches());
      }
      last.wordEnds = true;
    }

    /** 记者, 记者站 → 记者(?:站)?: what goes on is tried first. */
    String regex() {
      List<String> longer = new ArrayList<>();
      StringBuilder last = new StringBuilder();
      next.forEach(
          (character, branches) -> {
            if (branches.next.isEmpty()) {
              last.append(escaped(character));
            } else {
              longer.add(escaped(character) + branches.regex());
            }
          });
      if (!last.isEmpty()) {
        longer.add("[" + last + "]");
      }
      String all = String.join("|", longer);
      boolean group = wordEnds || longer.size() > 1;
      return (group ? "(?:" + all + ")" : all) + (wordEnds ? "?" : "");
    }

    private static String escaped(int character) {
      String sign = Character.toString(character);
      return Character.isLetterOrDigit(character) || character == ' ' ? sign : "\\" + sign;
    }
  }
}
