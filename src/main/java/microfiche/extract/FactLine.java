package microfiche.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line that says something about an article instead of being part of it: {@code 作者：X | 发布时间：Y |
 * 标签：A, B}. A line with anything else in it is not one.
 */
public final class FactLine {
  /** What a label stands for. */
  public enum Field {
    HEADLINE,
    AUTHOR,
    EDITOR,
    TRANSLATOR,
    DATE,
    MODIFIED,
    TAGS,
    SECTION,
    SOURCE,
    /** Of the page, not of the article: licences, links to itself. */
    NOTHING
  }

  /** One label with its value. */
  public record Fact(Field field, String value) {}

  private static final Map<String, Field> LABELS = labels();

  private static final Pattern LABELLED =
      Pattern.compile(
          "^([\\p{L} ]{1,16}?)\\s*(?:[（(][^（()）]{0,12}[）)])?\\s*[：:]\\s*(.{0,400})$",
          Pattern.DOTALL);

  private static final Pattern BY =
      Vocabulary.pattern("^{names.by}\\s+(\\p{Lu}[\\p{L}.'’ -]{1,60})$");

  /** Markdown's signs at the start and end of a line, with the white space among them. */
  private static final String MARKS_BEFORE = "*_>#" + " \t\n\u000B\f\r";

  private static final String MARKS_BEHIND = "*_" + " \t\n\u000B\f\r";

  private static final Pattern BAR = Pattern.compile("\\s+[|｜·•]\\s*|\\s*[|｜]\\s+");

  /** 2023, 二〇二三年, 民國112年, 一百一十二年. */
  private static final Pattern YEAR =
      Pattern.compile(
          ".*(?:\\d{4}|民[國国]\\s*\\d|[〇零○一二三四五六七八九十百]{3,}年|民[國国]\\s*[元〇零○一二三四五六七八九十百]).*",
          Pattern.DOTALL);

  private static final Pattern ADDRESS = Pattern.compile("https?://\\S+|[\\[\\]()<>]");
  private static final Pattern SENTENCE = Pattern.compile(".*[。！？].*", Pattern.DOTALL);

  /** A time alone on its line: RFC 822, ISO, 15/06/2022 - 16:24, December 15, 2021. */
  private static final Pattern TIME =
      Pattern.compile(
          "^(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\\s+\\d{1,2}\\s+\\p{L}{3,9}\\s+\\d{4}.{0,24}"
              + "|\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?(?:[T\\s]+\\d{1,2}:\\d{2}.{0,14})?"
              + "|\\d{1,2}/\\d{1,2}/\\d{4}\\s+-\\s+\\d{1,2}:\\d{2}"
              + "|\\p{Lu}\\p{L}{2,8}\\.? \\d{1,2}, \\d{4})$",
          Pattern.DOTALL);

  private FactLine() {}

  /** The facts of a line, or nothing when it is not all facts. */
  public static List<Fact> parse(String line) {
    String bare = unmarked(line.replace("**", "").replace("__", ""));
    if (bare.isEmpty() || bare.length() > 500) {
      return List.of();
    }
    List<Fact> facts = new ArrayList<>();
    for (String part : parts(bare)) {
      Fact fact = fact(unmarked(part));
      if (fact == null) {
        return List.of();
      }
      facts.add(fact);
    }
    return facts;
  }

  private static String[] parts(String line) {
    boolean bar =
        line.indexOf('|') >= 0
            || line.indexOf('｜') >= 0
            || line.indexOf('·') >= 0
            || line.indexOf('•') >= 0;
    return bar ? BAR.split(line) : new String[] {line};
  }

  /** Whether {@code text} is a time and nothing else. */
  public static boolean isTime(String text) {
    String time = text.strip();
    // A Chinese word is no time, as nearly every paragraph shows with its first character.
    return !time.isEmpty()
        && !(time.charAt(0) >= 0x3000 && time.charAt(0) <= 0x9FFF)
        && TIME.matcher(time).matches();
  }

  private static @Nullable Fact fact(String text) {
    if (isTime(text)) {
      return new Fact(Field.DATE, text.strip());
    }
    Matcher by = BY.matcher(text);
    if (by.matches()) {
      return new Fact(Field.AUTHOR, by.group(1));
    }
    if (text.indexOf('：') < 0 && text.indexOf(':') < 0) {
      return null;
    }
    Matcher labelled = LABELLED.matcher(text);
    if (!labelled.matches()) {
      return null;
    }
    Field field = LABELS.get(labelled.group(1).strip().toLowerCase(Locale.ROOT));
    String value = unmarked(labelled.group(2));
    if (field == null || field == Field.DATE && !YEAR.matcher(value).matches()) {
      return null;
    }
    if (field == Field.SOURCE && ADDRESS.matcher(value).replaceAll("").strip().length() > 24) {
      return null; // words that would be lost
    }
    // 来源：… may begin a sentence; a source is a name or an address.
    return SENTENCE.matcher(value).matches() ? null : new Fact(field, value);
  }

  private static String unmarked(String text) {
    String line = text.strip();
    int start = 0;
    int end = line.length();
    while (start < end && MARKS_BEFORE.indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && MARKS_BEHIND.indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    return line.substring(start, end);
  }

  private static Map<String, Field> labels() {
    Map<String, Field> labels = new HashMap<>();
    for (Field field : Field.values()) {
      String list = "labels." + field.name().toLowerCase(Locale.ROOT);
      Vocabulary.words(list).forEach(label -> labels.put(label, field));
    }
    return Map.copyOf(labels);
  }
}
