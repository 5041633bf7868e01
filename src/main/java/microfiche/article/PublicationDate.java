package microfiche.article;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A day, and the time of that day where the outlet states one. A day without a time stays a day: no
 * midnight is made up.
 *
 * @param time null when only the day is known
 * @param offset null when {@code time} is
 */
public record PublicationDate(LocalDate day, @Nullable LocalTime time, @Nullable ZoneOffset offset)
    implements Comparable<PublicationDate> {

  private static final Comparator<PublicationDate> ORDER =
      Comparator.comparing(PublicationDate::day)
          .thenComparing(PublicationDate::time, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(
              date -> date.offset() == null ? null : date.offset().getId(),
              Comparator.nullsFirst(Comparator.naturalOrder()));

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /** Whether a report can be of that year; what states another one is a slip. */
  public static boolean isPossible(int year) {
    return year >= 1900 && year <= 2200;
  }

  /** A day without a time. */
  public static PublicationDate of(LocalDate day) {
    return new PublicationDate(day, null, null);
  }

  /** A moment. */
  public static PublicationDate of(OffsetDateTime moment) {
    return new PublicationDate(
        moment.toLocalDate(), moment.toLocalTime().withNano(0), moment.getOffset());
  }

  /** The form {@link #toString} writes, read back; null for anything else. */
  public static @Nullable PublicationDate parse(String iso) {
    try {
      return iso.length() == 10
          ? of(LocalDate.parse(iso))
          : of(OffsetDateTime.parse(iso, DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  /** By day; on one day those without a time first, the rest by local time, as in a newspaper. */
  @Override
  public int compareTo(PublicationDate other) {
    return ORDER.compare(this, other);
  }

  /** ISO 8601: {@code 2021-12-16} or {@code 2021-12-16T03:19:18+08:00}. */
  @Override
  public String toString() {
    return time == null || offset == null
        ? day.toString()
        : day + "T" + TIME.format(time) + offset.getId();
  }
}
