package microfiche.bench;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The newsrooms of the corpus, and how each writes the addresses of its articles. */
enum Outlet {
  /** /gb/21/10/18/n13312441 */
  EPOCHTIMES("epochtimes.com", "/gb/(?<y>\\d{1,2})/(?<m>\\d{1,2})/(?<d>\\d{1,2})/(?<id>n\\d+)"),
  /** /gb/2019/09/29/a102674978 */
  NTDTV("ntdtv.com", "/gb/(?<y>\\d{4})/(?<m>\\d{1,2})/(?<d>\\d{1,2})/(?<id>a\\d+)"),
  /** /news/gb/2020/08/21/943716 */
  SECRETCHINA("secretchina.com", "/gb/(?<y>\\d{4})/(?<m>\\d{1,2})/(?<d>\\d{1,2})/(?<id>\\d+)"),
  /** /post/259239 */
  SOUNDOFHOPE("soundofhope.org", "/post/(?<id>\\d+)"),
  /** /mandarin/yataibaodao/meiti/rc-03192020155001 */
  RFA(
      "rfa.org",
      "/(?<id>(?<slug>[a-z]+\\d*)-(?<m>\\d{2})(?<d>\\d{2})(?<y>\\d{4})\\d{6})(?=\\.html)");

  private static final int SECONDS = 86_400;

  private final String host;
  private final Pattern path;

  Outlet(String host, String path) {
    this.host = host;
    this.path = Pattern.compile(path);
  }

  /** The outlet of an address, or null. */
  static @Nullable Outlet of(String url) {
    for (Outlet outlet : values()) {
      if (url.contains(outlet.host + "/")) {
        return outlet;
      }
    }
    return null;
  }

  /** Whether an address of the outlet is in {@code text}. */
  boolean isIn(String text) {
    return text.contains(host + "/");
  }

  /** Finds the part of an address that is the article's own, from its date to its number. */
  Matcher find(String url) {
    return path.matcher(url);
  }

  /** The day in an address that {@link #find} found, or null. */
  static @Nullable LocalDate day(Matcher found) {
    if (!found.pattern().pattern().contains("<y>")) {
      return null;
    }
    int year = Integer.parseInt(found.group("y"));
    try {
      return LocalDate.of(
          year < 100 ? 2000 + year : year,
          Integer.parseInt(found.group("m")),
          Integer.parseInt(found.group("d")));
    } catch (DateTimeException e) {
      return null;
    }
  }

  /**
   * The name of an article in its address; another for every ticket.
   *
   * @param id the name of the article whose shape it has
   */
  String id(String id, int ticket, LocalDate day) {
    return switch (this) {
      case EPOCHTIMES -> "n" + (12_000_000 + ticket);
      case NTDTV -> "a" + (102_000_000 + ticket);
      case SECRETCHINA, SOUNDOFHOPE -> String.valueOf(1_000_000 + ticket);
      case RFA -> {
        int second = ticket % SECONDS;
        yield String.format(
            Locale.ROOT,
            "%s%c-%02d%02d%04d%02d%02d%02d",
            id.substring(0, id.indexOf('-')),
            (char) ('a' + ticket / SECONDS),
            day.getMonthValue(),
            day.getDayOfMonth(),
            day.getYear(),
            second / 3600,
            second / 60 % 60,
            second % 60);
      }
    };
  }

  /** What {@link #find} would find in the address of the article with this id and day. */
  String path(String id, LocalDate day) {
    int m = day.getMonthValue();
    int d = day.getDayOfMonth();
    return switch (this) {
      case EPOCHTIMES -> "/gb/" + day.getYear() % 100 + "/" + m + "/" + d + "/" + id;
      case NTDTV, SECRETCHINA ->
          String.format(Locale.ROOT, "/gb/%d/%02d/%02d/%s", day.getYear(), m, d, id);
      case SOUNDOFHOPE -> "/post/" + id;
      case RFA -> "/" + id;
    };
  }
}
