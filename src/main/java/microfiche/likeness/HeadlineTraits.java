package microfiche.likeness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the form of a headline says of it: whether it names a part of a series, whether it is a
 * column's, which days of the year it names, and what it is without figures.
 *
 * @param part whether it ends with the number of a part
 * @param column whether it begins with the name of a column or a speaker
 * @param days it names, month × 100 + day, each once
 * @param words its words as a number; 0 without a headline
 * @param figureless the same without figures
 */
public record HeadlineTraits(
    boolean part, boolean column, List<Integer> days, long words, long figureless) {
  /** Of an article without a headline. */
  public static final HeadlineTraits NONE = new HeadlineTraits(false, false, List.of(), 0, 0);

  /** （二） 之三 第4集 (上), at the end of a headline or of a word. */
  private static final Pattern PART =
      Pattern.compile("(?:之|第|[（(])[0-9一二三四五六七八九十上中下]{1,3}(?:[）)集篇章回讲講部期]|$)");

  /** 7/5 7.5 7月5日 */
  private static final Pattern DAY = Pattern.compile("(\\d{1,2})[/.．月](\\d{1,2})(?![\\d亿億万萬%％])");

  /** 张三： 评论 | */
  private static final Pattern SPEAKER = Pattern.compile("^[^：:|｜]{2,8}[：:|｜]");

  private static final Pattern FIGURES = Pattern.compile("[\\d.,一二三四五六七八九十百千万两]+");

  public HeadlineTraits {
    days = List.copyOf(days);
  }

  /** The traits of a headline; null is none. */
  public static HeadlineTraits of(@Nullable String headline) {
    if (headline == null) {
      return NONE;
    }
    return new HeadlineTraits(
        PART.matcher(headline).find(),
        isColumn(headline),
        daysIn(headline),
        number(headline),
        number(FIGURES.matcher(headline).replaceAll("")));
  }

  private static boolean isColumn(String headline) {
    int open = headline.indexOf('【'); // 【环球直击】
    return open >= 0 && headline.indexOf('】', open) > 0 || SPEAKER.matcher(headline).find();
  }

  private static List<Integer> daysIn(String headline) {
    List<Integer> days = new ArrayList<>();
    Matcher day = DAY.matcher(headline);
    while (day.find()) {
      int number = Integer.parseInt(day.group(1)) * 100 + Integer.parseInt(day.group(2));
      if (!days.contains(number)) {
        days.add(number);
      }
    }
    return days;
  }

  /** Whether both name days, and none that the other names. */
  public boolean ofOtherDays(HeadlineTraits other) {
    return !days.isEmpty() && !other.days.isEmpty() && Collections.disjoint(days, other.days);
  }

  /** Whether they differ in figures only. */
  public boolean differsInFiguresOnly(HeadlineTraits other) {
    return words != other.words && figureless == other.figureless;
  }

  /** 64 bits of FNV-1a, mixed. */
  private static long number(String text) {
    long state = 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) {
      state = (state ^ text.charAt(i)) * 0x100000001B3L;
    }
    return (state ^ state >>> 32) * 0x9E3779B97F4A7C15L;
  }
}
