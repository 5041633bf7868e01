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
public final class Messages {
  /** Characters of a year. */
  private static final int YEAR = 4;

  private final Map<String, String> words;
  private final DateTimeFormatter day;
  private final DateTimeFormatter month;
  private final DateTimeFormatter dayOfYear;
  private final DateTimeFormatter monthOfYear;

  /** Messages by key; some that begin with {@code date.} are patterns of java.time. */
  public Messages(Map<String, String> words) {
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

  /**
   * A word that counts something: of a message with a bar the part before it for one, the part
   * behind it for any other number. {@code {0}} is the number.
   */
  public String counted(String key, long number) {
    return form(key, number).replace("{0}", number(number));
  }

  /** The same of something that has a name: {@code {0}} is the name, {@code {1}} the number. */
  public String counted(String key, long number, String name) {
    return form(key, number).replace("{0}", name).replace("{1}", number(number));
  }

  private String form(String key, long number) {
    String word = of(key);
    int bar = word.indexOf('|');
    return bar < 0 ? word : number == 1 ? word.substring(0, bar) : word.substring(bar + 1);
  }

  /** A number as people read it: {@code 12,345}. */
  public String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A day as people read it. */
  public String date(String iso) {
    return day(LocalDate.parse(iso));
  }

  /** A month ({@code 2019-07}) or a year as people read it. */
  public String month(String iso) {
    return iso.length() == YEAR ? of("date.year", iso) : month(YearMonth.parse(iso));
  }

  /** All words by key, for templates. */
  public Map<String, String> all() {
    return words;
  }

  /** A date in the words of the language. */
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

  /** A month in the words of the language. */
  public String month(YearMonth date) {
    return month.format(date);
  }
}
