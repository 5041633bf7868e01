package microfiche.site;

import java.time.LocalDate;
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

  /** Words by key; {@code date.day} and {@code date.month} are patterns of java.time. */
  public Words(Map<String, String> words) {
    this.words = Map.copyOf(words);
    this.day = format("date.day");
    this.month = format("date.month");
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

  public String month(YearMonth date) {
    return month.format(date);
  }
}
