package microfiche.extract.outlet;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import microfiche.article.PublicationDate;
import org.jspecify.annotations.Nullable;

/**
 * The evidence for an article's date. The record takes the first there is: a machine-readable time,
 * the dateline, the date in the address, the mirror's time stamp (the order of the record's
 * contract).
 */
final class Dates {
  private static final Pattern LOCAL =
      Pattern.compile(
          "^(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[T\\s]+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\.\\d+)?)?\\s*(?:([AaPp])\\.?[Mm]\\.?)?\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?.*$",
          Pattern.DOTALL);

  /** 15/06/2022 - 16:24 */
  private static final Pattern DAY_FIRST =
      Pattern.compile("^(\\d{1,2})/(\\d{1,2})/(\\d{4})\\s+-\\s+(\\d{1,2}:\\d{2})$");

  private static final Pattern DAY_OR_MONTH = Pattern.compile("\\d{1,2}");
  private static final Pattern MILLISECONDS = Pattern.compile("\\d{12,14}");

  /** May 3, 2022; 3 May 2022; with short names of months too. */
  private static final List<DateTimeFormatter> IN_WORDS =
      Stream.of("MMMM d, uuuu", "MMM d, uuuu", "d MMMM uuuu", "d MMM uuuu", "MMMM d uuuu")
          .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH))
          .toList();

  private static @Nullable LocalDate parsed(DateTimeFormatter format, String text) {
    try {
      return LocalDate.parse(text, format);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** What was stated, and where. */
  record Evidence(String source, String text, @Nullable PublicationDate date) {}

  private final ZoneId zone;
  private final List<Evidence> evidence = new ArrayList<>();

  Dates(ZoneId zone) {
    this.zone = zone;
  }

  /** A time for machines: ISO 8601, {@code 2021-12-16 03:19:18}, RFC 822, or milliseconds. */
  void machine(String text) {
    add("machine-readable time", text, machineTime(text.strip()));
  }

  /** A dateline or an address that {@code pattern} found; groups year (or yy), month, day. */
  void pattern(String source, Matcher found) {
    for (String part : new String[] {found.group("month"), found.group("day")}) {
      if (part == null || !DAY_OR_MONTH.matcher(part).matches()) {
        add(source, found.group(), null);
        return;
      }
    }
    String year = group(found, "year");
    String yy = group(found, "yy");
    int month = Integer.parseInt(found.group("month"));
    int day = Integer.parseInt(found.group("day"));
    Integer stated =
        year != null
            ? Integer.valueOf(year)
            : yy != null ? Integer.valueOf(2000 + Integer.parseInt(yy)) : null;
    LocalDate date = stated == null ? null : day(stated, month, day);
    if (stated == null) {
      add(source, found.group(), null);
      yearless = new int[] {month, day, evidence.size() - 1};
    } else {
      add(source, found.group(), date == null ? null : PublicationDate.of(date));
    }
  }

  private int @Nullable [] yearless;

  /** The mirror's time stamp: the day it was in the outlet's time zone. */
  void mirrored(@Nullable Instant instant) {
    if (instant != null) {
      add(
          "mirror's time stamp",
          instant.toString(),
          PublicationDate.of(instant.atZone(zone).toLocalDate()));
    }
  }

  /** The date by the rule, or null when nothing states a possible one. */
  @Nullable PublicationDate choose() {
    for (Evidence e : all()) {
      if (e.date() != null) {
        return e.date();
      }
    }
    return null;
  }

  /** All that was found, best first; a dateline without a year has got the closest one. */
  List<Evidence> all() {
    List<Evidence> all = new ArrayList<>(evidence);
    if (yearless != null) {
      LocalDate near = null;
      for (Evidence e : all) {
        near = near == null && e.date() != null ? e.date().day() : near;
      }
      Evidence old = all.get(yearless[2]);
      LocalDate day = near == null ? null : closest(near, yearless[0], yearless[1]);
      all.set(
          yearless[2],
          new Evidence(old.source(), old.text(), day == null ? null : PublicationDate.of(day)));
    }
    return all;
  }

  /** What was stated but cannot be a date: 31 June. */
  List<Evidence> impossible() {
    return all().stream().filter(e -> e.date() == null).toList();
  }

  private void add(String source, String text, @Nullable PublicationDate date) {
    evidence.add(new Evidence(source, text, date == null || possible(date.day()) ? date : null));
  }

  private @Nullable PublicationDate machineTime(String text) {
    if (MILLISECONDS.matcher(text).matches()) {
      return PublicationDate.of(
          Instant.ofEpochMilli(Long.parseLong(text)).atZone(zone).toOffsetDateTime());
    }
    Matcher dayFirst = DAY_FIRST.matcher(text);
    if (dayFirst.matches()) {
      return machineTime(
          dayFirst.group(3)
              + "-"
              + dayFirst.group(2)
              + "-"
              + dayFirst.group(1)
              + " "
              + dayFirst.group(4));
    }
    Matcher local = LOCAL.matcher(text);
    try {
      if (local.matches()) {
        LocalDate date =
            day(
                Integer.parseInt(local.group(1)),
                Integer.parseInt(local.group(2)),
                Integer.parseInt(local.group(3)));
        if (date == null || local.group(4) == null) {
          return date == null ? null : PublicationDate.of(date);
        }
        LocalTime time =
            LocalTime.of(
                hour(local.group(4), local.group(7)),
                Integer.parseInt(local.group(5)),
                local.group(6) == null ? 0 : Integer.parseInt(local.group(6)));
        ZoneId stated = local.group(8) == null ? zone : ZoneId.of(local.group(8));
        return PublicationDate.of(LocalDateTime.of(date, time).atZone(stated).toOffsetDateTime());
      }
      for (DateTimeFormatter words : IN_WORDS) {
        LocalDate date = parsed(words, text);
        if (date != null) {
          return PublicationDate.of(date);
        }
      }
      return PublicationDate.of(
          OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int hour(String digits, @Nullable String half) {
    int hour = Integer.parseInt(digits);
    if (half == null || hour > 12) {
      return hour;
    }
    return hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
  }

  private static @Nullable LocalDate day(int year, int month, int day) {
    try {
      LocalDate date = LocalDate.of(year, month, day);
      return possible(date) ? date : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** However it is stated: a calendar has a page for every year. */
  private static boolean possible(LocalDate day) {
    return day.getYear() >= 1900 && day.getYear() <= 2200;
  }

  private static @Nullable LocalDate closest(LocalDate near, int month, int day) {
    LocalDate best = null;
    for (int year = near.getYear() - 1; year <= near.getYear() + 1; year++) {
      LocalDate date = day(year, month, day);
      if (date != null
          && (best == null
              || Math.abs(ChronoUnit.DAYS.between(near, date))
                  < Math.abs(ChronoUnit.DAYS.between(near, best)))) {
        best = date;
      }
    }
    return best;
  }

  private static @Nullable String group(Matcher matcher, String name) {
    return matcher.pattern().pattern().contains("(?<" + name + ">") ? matcher.group(name) : null;
  }
}
