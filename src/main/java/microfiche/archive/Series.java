package microfiche.archive;

import java.util.Objects;
import microfiche.card.Card;
import microfiche.likeness.HeadlineTraits;
import org.jspecify.annotations.Nullable;

/**
 * Tells articles that are alike because one hand makes one every day from articles that are alike
 * because they tell of one event: parts of a series, a column and the next of it, the figures of
 * one day and those of another.
 */
final class Series {
  /** Features of a headline that says what it is about; “10月12日完整版” has fewer. */
  private static final int WORDS = 3;

  private Series() {}

  /** Whether an article can be one of several reports of an event at all. */
  static boolean reports(Card card) {
    return card.signature().headlineSize() >= WORDS && !card.headlineTraits().part();
  }

  /** Whether two articles are no reports of one event, however alike. */
  static boolean apart(Card a, Card b) {
    HeadlineTraits one = a.headlineTraits();
    HeadlineTraits other = b.headlineTraits();
    boolean figures = one.differsInFiguresOnly(other);
    return one.ofOtherDays(other)
        || sameOutlet(a, b) && (one.column() && other.column() || figures);
  }

  /** Whether both were published by one outlet, or by none that is known. */
  static boolean sameOutlet(Card a, Card b) {
    return Objects.equals(outlet(a), outlet(b));
  }

  private static @Nullable String outlet(Card card) {
    return card.publisher() == null ? null : card.publisher().name();
  }
}
