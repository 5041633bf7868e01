package microfiche.search;

import java.time.LocalDate;
import java.util.List;
import microfiche.archive.ArchiveEntry;
import microfiche.article.PublicationDate;
import org.jspecify.annotations.Nullable;

/**
 * An article as the search knows it before its text is read. All that tells where it belongs is
 * numbers: a build asks it of every article of the archive.
 *
 * @param path of its page
 * @param dayNumber days since the year 1, counted from 1 on; 0 without a day
 * @param lot a number that nothing but the article's address decides; small ones are rare
 */
record Document(ArchiveEntry entry, String path, int dayNumber, long lot)
    implements Comparable<Document> {
  private static final long BEFORE_FIRST = LocalDate.of(1, 1, 1).toEpochDay() - 1;

  static Document of(ArchiveEntry entry, String path) {
    PublicationDate date = entry.card().date();
    LocalDate day = date == null ? null : date.day();
    int number = day == null ? 0 : (int) Math.max(1, day.toEpochDay() - BEFORE_FIRST);
    return new Document(entry, path, number, mixed(entry.card().id()));
  }

  /** By day, those without one first; then by lot. */
  @Override
  public int compareTo(Document other) {
    if (dayNumber != other.dayNumber) {
      return Integer.compare(dayNumber, other.dayNumber);
    }
    return lot != other.lot ? Long.compareUnsigned(lot, other.lot) : path.compareTo(other.path);
  }

  @Nullable LocalDate day() {
    PublicationDate date = entry.card().date();
    return date == null ? null : date.day();
  }

  /** Characters of its text, about. */
  int length() {
    return entry.card().length();
  }

  /** At most one name. */
  List<String> source() {
    return entry.card().publisher() == null ? List.of() : List.of(entry.card().publisher().name());
  }

  /** A number for all that its texts are made from: the article and where its page is. */
  long texts() {
    return mixed(entry.card().content() ^ number(path));
  }

  /** A number for what the index says of it besides: its sections. */
  long sections() {
    long all = entry.sections().size();
    for (String section : entry.sections()) {
      all = mixed(all ^ number(section));
    }
    return all;
  }

  private static long number(String text) {
    long number = text.length();
    for (int i = 0; i < text.length(); i++) {
      number = (number ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
      number ^= number >>> 32;
    }
    return number;
  }

  private static long mixed(long number) {
    long mixed = number;
    mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }
}
