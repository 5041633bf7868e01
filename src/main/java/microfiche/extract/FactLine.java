package microfiche.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  private static final Pattern BY = Pattern.compile("^[Bb]y\\s+(\\p{Lu}[\\p{L}.'’ -]{1,60})$");

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
    put(labels, Field.HEADLINE, "标题,標題,title,headline");
    put(labels, Field.AUTHOR, "作者,撰文,撰稿,本文作者,author,authors,written by,by");
    put(labels, Field.EDITOR, "编辑,編輯,责任编辑,責任編輯,责编,editor");
    put(labels, Field.TRANSLATOR, "译者,譯者,翻译,翻譯,编译,translator,translated by");
    put(
        labels,
        Field.DATE,
        "日期,时间,時間,发布时间,發布時間,發佈時間,发布日期,發布日期,发表日期,發表日期,发表时间,發表時間,发布于,date,published,published on,posted,posted on,pubdate");
    put(labels, Field.MODIFIED, "更新时间,更新時間,更改时间,更改時間,修改时间,updated,last updated,modified");
    put(labels, Field.TAGS, "标签,標籤,关键词,關鍵詞,关键字,關鍵字,主题归类,tags,tag,keywords,tagged");
    put(labels, Field.SECTION, "分类,分類,栏目,欄目,频道,category,categories,filed under,section");
    put(
        labels,
        Field.SOURCE,
        "来源,來源,出处,出處,原文,原文链接,原文連結,原文地址,原文网址,原载,转自,链接,網址,网址,source,original,original url,original link,original article,url,link,via");
    put(labels, Field.NOTHING, "cds收藏,版权说明,版權說明,阅读全文,permalink,本文链接,本文連結,阅读,閱讀,浏览,字数,字數");
    return Map.copyOf(labels);
  }

  private static void put(Map<String, Field> labels, Field field, String names) {
    Stream.of(names.split(",")).forEach(name -> labels.put(name, field));
  }
}
