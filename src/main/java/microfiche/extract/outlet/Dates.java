package microfiche.extract.outlet;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.article.PublicationDate;
import org.jspecify.annotations.Nullable;

/**
 * The evidence for an article's date. The record takes the first there is: a machine-readable time,
 * the dateline, the date in the address, the mirror's time stamp (the order of the record's
 * contract).
 */
final class Dates {
  private static final Pattern NUMBER = Pattern.compile("\\p{Nd}{1,4}");

  /** What Reuters counts days from in the numbers of its articles. */
  private static final LocalDate DAY_ZERO = LocalDate.of(2013, 1, 1);

  /** What was stated, and where. */
  record Evidence(String source, String text, @Nullable PublicationDate date) {}

  private final ZoneId zone;
  private final List<Evidence> evidence = new ArrayList<>();

  Dates(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * A time in any form that {@link StatedTime} knows.
   *
   * @param by who states it
   */
  void machine(String by, String text) {
    add(by, text, StatedTime.parse(text, zone));
  }

  /**
   * A dateline or an address that a pattern found; groups year (or yy), month, day, or days: those
   * since 1 January 2013 in base 36, as in idCNKCS<b>1LG</b>0BN. A user's pattern may find anything
   * in them.
   */
  void pattern(String source, Matcher found) {
    String days = group(found, "days");
    if (days != null) {
      add(source, found.group(), counted(days));
      return;
    }
    String year = group(found, "year");
    String yy = year != null ? null : group(found, "yy");
    int month = number(group(found, "month"));
    int day = number(group(found, "day"));
    int stated = year != null ? number(year) : yy != null ? 2000 + number(yy) : 0;
    LocalDate date = StatedTime.day(stated, month, day);
    add(source, found.group(), date == null ? null : PublicationDate.of(date));
    if (year == null && yy == null && month > 0 && day > 0) {
      yearless = new int[] {month, day, evidence.size() - 1};
    }
  }

  private static @Nullable PublicationDate counted(String days) {
    try {
      return PublicationDate.of(DAY_ZERO.plusDays(Integer.parseInt(days, 36)));
    } catch (NumberFormatException | DateTimeException e) {
      return null;
    }
  }

  /** Up to four digits of any script as a number; 0 for anything else. */
  private static int number(@Nullable String digits) {
    return digits != null && NUMBER.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
  }

  private int @Nullable [] yearless;

  /**
   * The mirror's time stamp: the day it was in the outlet's time zone.
   *
   * @param instant in ISO 8601, or null
   */
  void mirrored(@Nullable String instant) {
    if (instant != null) {
      LocalDate day = Instant.parse(instant).atZone(zone).toLocalDate();
      add("mirror's time stamp", instant, PublicationDate.of(day));
    }
  }

  /** A time stamp in ISO 8601; null when {@code stated} is none of our days. */
  static @Nullable String instant(@Nullable String stated) {
    if (stated == null) {
      return null;
    }
    try {
      Instant instant = Instant.parse(stated);
      boolean possible = PublicationDate.isPossible(instant.atZone(ZoneOffset.UTC).getYear());
      return possible ? instant.toString() : null;
    } catch (DateTimeException e) {
      PublicationDate date = StatedTime.parse(stated, ZoneOffset.UTC);
      return date == null || date.time() == null || date.offset() == null
          ? null
          : date.day().atTime(date.time()).atOffset(date.offset()).toInstant().toString();
    }
  }

  /** All that speaks for a date, in words for who wants to know; null when nothing does. */
  @Nullable String explained() {
    List<String> stated =
        all().stream()
            .map(
                e ->
                    e.source()
                        + " "
                        + (e.date() == null ? "\"" + e.text() + "\", no such day" : e.date()))
            .toList();
    return stated.isEmpty()
        ? null
        : "date: " + choose() + " by the first of: " + String.join("; ", stated);
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
    evidence.add(
        new Evidence(
            source,
            text,
            date == null || PublicationDate.isPossible(date.day().getYear()) ? date : null));
  }

  private static @Nullable LocalDate closest(LocalDate near, int month, int day) {
    LocalDate best = null;
    for (int year = near.getYear() - 1; year <= near.getYear() + 1; year++) {
      LocalDate date = StatedTime.day(year, month, day);
      if (date != null
          && (best == null
              || Math.abs(ChronoUnit.DAYS.between(near, date))
                  < Math.abs(ChronoUnit.DAYS.between(near, best)))) {
        best = date;
      }
    }
    return best;
  }

  /** What the group found; null where it found nothing or the pattern has none of that name. */
  private static @Nullable String group(Matcher matcher, String name) {
    if (!matcher.pattern().pattern().contains("(?<" + name + ">")) {
      return null;
    }
    try {
      return matcher.group(name);
    } catch (IllegalArgumentException e) {
      return null; // what looked like a group stands in brackets
    }
  }
}
