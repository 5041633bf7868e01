package microfiche.archive;

import java.util.List;
import microfiche.likeness.Signature;

/**
 * Which articles have a feature, by their number in the archive, in ascending order. Features that
 * one article has, or very many, have no list. Immutable when made.
 */
final class Postings {
  /** Where the list of a slot begins; it ends where the next begins. */
  private final int[] starts = new int[DocumentFrequency.slots() + 1];

  private final int[] numbers;

  /**
   * The lists of what at least 2 and at most {@code most} articles have.
   *
   * @param frequency of the same articles
   */
  Postings(List<ArchiveEntry> entries, DocumentFrequency frequency, int most) {
    for (ArchiveEntry entry : entries) {
      Signature signature = entry.card().signature();
      for (int i = 0; i < signature.size(); i++) {
        int feature = signature.feature(i);
        starts[DocumentFrequency.slot(feature)] +=
            listed(frequency.articles(feature), most) ? 1 : 0;
      }
    }
    int end = 0;
    for (int slot = 0; slot < starts.length; slot++) {
      end += starts[slot];
      starts[slot] = end;
    }
    numbers = new int[end];
    for (int number = entries.size() - 1; number >= 0; number--) { // lists fill from their ends
      Signature signature = entries.get(number).card().signature();
      for (int i = 0; i < signature.size(); i++) {
        int feature = signature.feature(i);
        if (listed(frequency.articles(feature), most)) {
          numbers[--starts[DocumentFrequency.slot(feature)]] = number;
        }
      }
    }
  }

  private static boolean listed(int articles, int most) {
    return articles > 1 && articles <= most;
  }

  int start(int feature) {
    return starts[DocumentFrequency.slot(feature)];
  }

  int end(int feature) {
    return starts[DocumentFrequency.slot(feature) + 1];
  }

  /** How many articles of the lists were passed, for one who goes through all in their order. */
  int[] noneYet() {
    return new int[starts.length];
  }

  /** The number at a place between {@link #start} and {@link #end} of a feature. */
  int number(int place) {
    return numbers[place];
  }
}
