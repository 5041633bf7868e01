package microfiche.archive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.card.Card;
import org.jspecify.annotations.Nullable;

/**
 * Tells articles that are alike because one hand makes one every day from articles that are alike
 * because they tell of one event: parts of a series, a column and the next of it, the figures of
 * one day and those of another.
 */
final class Series {
  /** Features of a headline that says what it is about; “10月12日完整版” has fewer. */
  private static final int WORDS = 3;

  /** （二） 之三 第4集 (上), at the end of a headline or of a word. */
  private static final Pattern PART =
      Pattern.compile("(?:之|第|[（(])[0-9一二三四五六七八九十上中下]{1,3}(?:[）)集篇章回讲講部期]|$)");

  /** 7/5 7.5 7月5日 */
  private static final Pattern DAY = Pattern.compile("(\\d{1,2})[/.．月](\\d{1,2})(?![\\d亿億万萬%％])");

  /** 张三： 评论 | */
  private static final Pattern SPEAKER = Pattern.compile("^[^：:|｜]{2,8}[：:|｜]");

  private static final Pattern NUMBERS = Pattern.compile("[\\d.,一二三四五六七八九十百千万两]+");

  private Series() {}

  /** Whether an article can be one of several reports of an event at all. */
  static boolean reports(Card card) {
    return card.headline() != null
        && card.signature().headlineSize() >= WORDS
        && !PART.matcher(card.headline()).find();
  }

  /** Whether two articles are no reports of one event, however alike. */
  static boolean apart(Card a, Card b) {
    String one = Objects.requireNonNullElse(a.headline(), "");
    String other = Objects.requireNonNullElse(b.headline(), "");
    List<String> days = days(one);
    List<String> otherDays = days(other);
    if (!days.isEmpty() && !otherDays.isEmpty() && Collections.disjoint(days, otherDays)) {
      return true;
    }
    boolean columns = column(one) && column(other);
    boolean otherFigures =
        !one.equals(other)
            && NUMBERS.matcher(one).replaceAll("").equals(NUMBERS.matcher(other).replaceAll(""));
    return sameOutlet(a, b) && (columns || otherFigures);
  }

  /** Whether both were published by one outlet, or by none that is known. */
  static boolean sameOutlet(Card a, Card b) {
    return Objects.equals(outlet(a), outlet(b));
  }

  private static @Nullable String outlet(Card card) {
    return card.publisher() == null ? null : card.publisher().name();
  }

  private static boolean column(String headline) {
    int open = headline.indexOf('【'); // 【环球直击】
    return open >= 0 && headline.indexOf('】', open) > 0 || SPEAKER.matcher(headline).find();
  }

  private static List<String> days(String headline) {
    List<String> days = new ArrayList<>();
    Matcher day = DAY.matcher(headline);
    while (day.find()) {
      days.add(Integer.parseInt(day.group(1)) + "/" + Integer.parseInt(day.group(2)));
    }
    return days;
  }
}
