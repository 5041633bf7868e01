package microfiche.search;

import java.time.LocalDate;
import java.util.List;
import microfiche.archive.Entry;
import microfiche.article.PublicationDate;
import org.jspecify.annotations.Nullable;

/**
 * An article as the search knows it before its text is read.
 *
 * @param path of its page
 */
record Document(Entry entry, String path) implements Comparable<Document> {

  /** By day, those without one first; then by path. */
  @Override
  public int compareTo(Document other) {
    int byDay = Long.compare(dayNumber(), other.dayNumber());
    return byDay != 0 ? byDay : path.compareTo(other.path);
  }

  @Nullable LocalDate day() {
    PublicationDate date = entry.card().date();
    return date == null ? null : date.day();
  }

  /** Days since the year 1, counted from 1 on; 0 without a day. */
  int dayNumber() {
    LocalDate day = day();
    return day == null
        ? 0
        : (int) Math.max(1, day.toEpochDay() - LocalDate.of(1, 1, 1).toEpochDay() + 1);
  }

  /** Characters of its text, about. */
  int length() {
    return entry.card().length();
  }

  /** At most one name. */
  List<String> source() {
    return entry.card().publisher() == null ? List.of() : List.of(entry.card().publisher().name());
  }

  /** A number that nothing but the article's address decides; small ones are rare. */
  long lot() {
    long mixed = entry.card().id();
    mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }
}
