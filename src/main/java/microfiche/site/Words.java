package microfiche.site;

import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import microfiche.report.UserError;

/** The words of the interface in one language. Immutable. */
public final class Words {
  private final Map<String, String> words;
  private final DateTimeFormatter day;
  private final DateTimeFormatter month;
  private final DateTimeFormatter dayOfYear;
  private final DateTimeFormatter monthOfYear;

  /** Words by key; some that begin with {@code date.} are patterns of java.time. */
  public Words(Map<String, String> words) {
    this.words = Map.copyOf(words);
    this.day = format("date.day");
    this.month = format("date.month");
    this.dayOfYear = format("date.dayOfYear");
    this.monthOfYear = format("date.monthOfYear");
  }

  private DateTimeFormatter format(String key) {
    try {
      return DateTimeFormatter.ofPattern(of(key), Locale.ENGLISH);
    } catch (IllegalArgumentException e) {
      throw UserError.failed(
          "messages", key + " is no pattern for dates: " + of(key), "write it like yyyy-MM-dd");
    }
  }

  /** The word for {@code key}; the key itself shows that a message file lacks it. */
  public String of(String key) {
    String word = words.get(key);
    return word == null ? key : word;
  }

  /** The same with {@code {0}} replaced. */
  public String of(String key, Object value) {
    return of(key).replace("{0}", String.valueOf(value));
  }

  /** All words by key, for templates. */
  public Map<String, String> all() {
    return words;
  }

  public String day(LocalDate date) {
    return day.format(date);
  }

  /** A day without its year. */
  String day(MonthDay date) {
    return dayOfYear.format(date);
  }

  /** A day with its day of the week. */
  String dayOfWeek(LocalDate date) {
    return of("date.dayOfWeek")
        .replace("{0}", day(date))
        .replace("{1}", of("weekday." + date.getDayOfWeek().getValue()));
  }

  /** A month without its year. */
  String month(Month month) {
    return monthOfYear.format(month);
  }

  public String month(YearMonth date) {
    return month.format(date);
  }
}
