package microfiche.extract.outlet;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.article.PublicationDate;
import microfiche.extract.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Days and times as people and programs write them: ISO 8601, RFC 822, 2019年7月10日 下午1:18,
 * 民國112年5月3日, 二〇二三年五月三日, July 10, 2019 1:18 PM, Wed Jul 10 2019 13:18:00 GMT+0800 (CST). What does
 * not say which day it is says nothing.
 */
final class StatedTime {
  private static final int LONGEST = 200;
  private static final int ROC = 1911;

  private static final Pattern DIGITS = Pattern.compile("\\d{8,17}");

  private static final Pattern YEAR_FIRST =
      Pattern.compile(
          "(?<!\\d)(?<era>(?:中華|中华)?民[國国]\\s*)?(?<year>\\d{1,4})\\s*[-/.年]\\s*(?<month>\\d{1,2})\\s*[-/.月]\\s*(?<day>\\d{1,2})(?!\\d)\\s*[日号號]?");

  private static final String MONTHS =
      "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?";

  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "\\b(?<name>"
              + MONTHS
              + ")\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MONTH_SECOND =
      Pattern.compile(
          "\\b(?<day>\\d{1,2})(?:st|nd|rd|th)?[\\s-]+(?<name>"
              + MONTHS
              + ")\\.?,?[\\s-]+(?<year>\\d{4})\\b",
          Pattern.CASE_INSENSITIVE);

  /** 15/06/2022; where both may be months, the day stands first, as in most of the world. */
  private static final Pattern YEAR_LAST =
      Pattern.compile(
          "(?<!\\d)(?<first>\\d{1,2})[/.](?<second>\\d{1,2})[/.](?<year>\\d{4})(?!\\d)");

  private static final Pattern CLOCK =
      Vocabulary.pattern(
          "(?<before>{clock.morning|clock.noon|clock.afternoon}|[AaPp]\\.?[Mm]\\.?)?\\s*"
              + "(?<!\\d)(?<hour>\\d{1,2})\\s*(?:[:：]\\s*(?<minute>\\d{2})(?!\\d)(?:\\s*[:：]\\s*(?<second>\\d{2})(?:[.,]\\d{1,9})?)?|[时時点點]\\s*(?:(?<minutes>\\d{1,2})\\s*分?|(?<half>半))?(?:\\s*(?<seconds>\\d{1,2})\\s*秒)?)"
              + "\\s*(?<after>[AaPp]\\.?[Mm]\\.?(?![A-Za-z]))?");

  private static final Pattern JAVASCRIPT =
      Pattern.compile(
          "\\b(?<name>"
              + MONTHS
              + ")\\s+(?<day>\\d{1,2})\\s+(?<clock>\\d{2}:\\d{2}(?::\\d{2})?)\\s+(?:[A-Z]{3,4}\\s+)?(?<year>\\d{4})\\b");

  private static final Pattern AFTERNOON = Vocabulary.pattern("[Pp]\\.?[Mm]\\.?|{clock.afternoon}");

  private static final Set<String> NOON = Set.copyOf(Vocabulary.words("clock.noon"));

  private static final Pattern OFFSET =
      Pattern.compile(
          "^\\s*(?:UTC|GMT)?\\s*(?<sign>[+-])(?<hours>\\d{1,2}):?(?<minutes>\\d{2})?(?!\\d)");

  private static final Pattern UNIVERSAL = Pattern.compile("^\\s*(?:Z|UTC|GMT|UT)\\b");

  /** EST, CST: several places call their time so, and it may be another in summer. */
  private static final Pattern NAMED_ZONE = Pattern.compile("^\\s*\\(?[A-Z]{2,5}\\)?(?![A-Za-z])");

  private static final String NUMERALS = "〇零○一二三四五六七八九";

  private static final Pattern CHINESE = Pattern.compile("[〇零○一二三四五六七八九十百元]+(?=\\s*[年月日号號])");

  private static final Map<String, Integer> MONTH_NUMBERS =
      Map.ofEntries(
          Map.entry("jan", 1),
          Map.entry("feb", 2),
          Map.entry("mar", 3),
          Map.entry("apr", 4),
          Map.entry("may", 5),
          Map.entry("jun", 6),
          Map.entry("jul", 7),
          Map.entry("aug", 8),
          Map.entry("sep", 9),
          Map.entry("oct", 10),
          Map.entry("nov", 11),
          Map.entry("dec", 12));

  private StatedTime() {}

  /**
   * The day, and the time where it is sure.
   *
   * @param zone where a time is that states no zone
   * @return null when {@code text} states no possible day
   */
  static @Nullable PublicationDate parse(String text, ZoneId zone) {
    if (text.length() > LONGEST) {
      return null;
    }
    String plain = plain(text.strip());
    if (DIGITS.matcher(plain).matches()) {
      return number(plain, zone);
    }
    for (Pattern pattern : List.of(YEAR_FIRST, MONTH_FIRST, MONTH_SECOND, YEAR_LAST)) {
      Matcher found = pattern.matcher(plain);
      if (found.find()) {
        LocalDate day = day(found, pattern);
        return day == null ? null : withTime(day, plain, found, zone);
      }
    }
    return javaScript(plain, zone);
  }

  /** Wed Jul 10 2019, where the year stands behind the time in the older form. */
  private static @Nullable PublicationDate javaScript(String text, ZoneId zone) {
    Matcher found = JAVASCRIPT.matcher(text);
    return found.find()
        ? parse(
            found.group("name")
                + " "
                + found.group("day")
                + ", "
                + found.group("year")
                + " "
                + found.group("clock"),
            zone)
        : null;
  }

  private static @Nullable LocalDate day(Matcher found, Pattern pattern) {
    int year = Integer.parseInt(found.group("year"));
    if (pattern == YEAR_FIRST) {
      boolean roc = found.group("era") != null;
      return roc || year >= 1000
          ? day(roc ? year + ROC : year, number(found, "month"), number(found, "day"))
          : null; // 112年5月3日 may be of any era
    }
    if (pattern == YEAR_LAST) {
      int first = number(found, "first");
      int second = number(found, "second");
      return second > 12 ? day(year, first, second) : day(year, second, first);
    }
    String name = found.group("name").toLowerCase(Locale.ROOT).substring(0, 3);
    return day(year, MONTH_NUMBERS.getOrDefault(name, 0), number(found, "day"));
  }

  private static int number(Matcher found, String group) {
    return Integer.parseInt(found.group(group));
  }

  /** The day, or null when there is none of those numbers in our times. */
  static @Nullable LocalDate day(int year, int month, int day) {
    try {
      return PublicationDate.isPossible(year) ? LocalDate.of(year, month, day) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static PublicationDate withTime(LocalDate day, String text, Matcher found, ZoneId zone) {
    Matcher clock = CLOCK.matcher(text);
    boolean behind = clock.find(found.end());
    if (!behind) {
      clock = CLOCK.matcher(text.substring(0, found.start()));
      if (!clock.find()) {
        return PublicationDate.of(day);
      }
    }
    LocalTime time = time(clock);
    String rest = behind ? text.substring(clock.end()) : "";
    ZoneId there = zone(rest, zone);
    if (time == null || there == null) {
      return PublicationDate.of(day);
    }
    OffsetDateTime moment = LocalDateTime.of(day, time).atZone(there).toOffsetDateTime();
    return PublicationDate.of(moment);
  }

  private static @Nullable LocalTime time(Matcher clock) {
    int hour = number(clock, "hour");
    String minute = clock.group("minute") != null ? clock.group("minute") : clock.group("minutes");
    String second = clock.group("second") != null ? clock.group("second") : clock.group("seconds");
    int minutes = clock.group("half") != null ? 30 : minute == null ? 0 : Integer.parseInt(minute);
    int seconds = second == null ? 0 : Integer.parseInt(second);
    String half = clock.group("before") != null ? clock.group("before") : clock.group("after");
    try {
      return LocalTime.of(hour(hour, half == null ? "" : half), minutes, seconds);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int hour(int hour, String half) {
    if (hour > 12 || half.isEmpty()) {
      return hour == 24 ? 0 : hour;
    }
    boolean noon = NOON.contains(half);
    boolean after = AFTERNOON.matcher(half).matches() || noon && hour < 6;
    return noon && hour >= 6 ? hour : hour % 12 + (after ? 12 : 0);
  }

  /** Where a time is by what stands behind it; null when that names a zone that is not sure. */
  private static @Nullable ZoneId zone(String rest, ZoneId otherwise) {
    Matcher offset = OFFSET.matcher(rest);
    if (offset.find()) {
      int hours = number(offset, "hours");
      int minutes = offset.group("minutes") == null ? 0 : number(offset, "minutes");
      int total = (hours * 60 + minutes) * 60 * (offset.group("sign").equals("-") ? -1 : 1);
      return Math.abs(total) <= 18 * 3600 && minutes < 60 ? ZoneOffset.ofTotalSeconds(total) : null;
    }
    if (UNIVERSAL.matcher(rest).find()) {
      return ZoneOffset.UTC;
    }
    return NAMED_ZONE.matcher(rest).find() ? null : otherwise;
  }

  /** Milliseconds or seconds since 1970, or a day and time without signs between. */
  private static @Nullable PublicationDate number(String digits, ZoneId zone) {
    int length = digits.length();
    if (length == 8 || length == 12 || length == 14 || length == 17) {
      LocalDate day =
          day(
              Integer.parseInt(digits.substring(0, 4)),
              Integer.parseInt(digits.substring(4, 6)),
              Integer.parseInt(digits.substring(6, 8)));
      if (day == null || length == 8) {
        return day == null ? null : PublicationDate.of(day);
      }
      String time = digits.substring(8, 10) + ":" + digits.substring(10, 12);
      return parse(day + " " + time + (length == 12 ? "" : ":" + digits.substring(12, 14)), zone);
    }
    if (length != 10 && length != 13) {
      return null;
    }
    long milliseconds = Long.parseLong(digits) * (length == 10 ? 1000 : 1);
    OffsetDateTime moment = Instant.ofEpochMilli(milliseconds).atZone(zone).toOffsetDateTime();
    return PublicationDate.isPossible(moment.getYear()) ? PublicationDate.of(moment) : null;
  }

  /** Digits as ASCII has them, and Chinese numerals before 年, 月 and 日 as digits. */
  private static String plain(String text) {
    StringBuilder ascii = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              int digit = c > 0x7F ? Character.digit(c, 10) : -1;
              ascii.appendCodePoint(digit >= 0 ? '0' + digit : c);
            });
    return CHINESE.matcher(ascii).replaceAll(number -> Integer.toString(value(number.group())));
  }

  /** 二〇二三, 一百一十二, 三十一, 元. */
  private static int value(String numerals) {
    if (numerals.equals("元")) {
      return 1;
    }
    boolean places = numerals.indexOf('十') < 0 && numerals.indexOf('百') < 0;
    int value = 0;
    int part = 0;
    for (int i = 0; i < numerals.length() && value < 100_000; i++) {
      char c = numerals.charAt(i);
      int digit = NUMERALS.indexOf(c);
      digit = digit < 3 && digit >= 0 ? 0 : digit - 2;
      if (places) {
        value = value * 10 + Math.max(0, digit);
      } else if (c == '十' || c == '百') {
        value += Math.max(1, part) * (c == '十' ? 10 : 100);
        part = 0;
      } else {
        part = Math.max(0, digit);
      }
    }
    return value + part;
  }
}
