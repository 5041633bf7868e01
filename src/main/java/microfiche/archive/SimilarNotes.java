package microfiche.archive;

import java.util.List;

/**
 * Which articles were found to be similar to each, from one build to the next, and what that was
 * found from. Immutable when made.
 */
public final class SimilarNotes {
  /** Numbers for each article: its id, a stamp of what its kin was found from, the ids of these. */
  private static final int WIDTH = 2 + SimilarArticles.MOST;

  private final long[] numbers;
  private final LongTable places;

  private SimilarNotes(long[] numbers) {
    this.numbers = numbers;
    this.places = new LongTable(numbers.length / WIDTH);
    for (int at = 0; at + WIDTH <= numbers.length; at += WIDTH) {
      places.putIfAbsent(numbers[at], at);
    }
  }

  /** Nothing is known. */
  public static SimilarNotes none() {
    return new SimilarNotes(new long[0]);
  }

  /** The notes that {@link #toArray} gave. */
  public static SimilarNotes of(long[] numbers) {
    return new SimilarNotes(numbers.clone());
  }

  /**
   * The notes on {@code entries}.
   *
   * @param stamps what the kin of each was found from
   * @param kin of each, by number in the archive
   */
  static SimilarNotes of(List<ArchiveEntry> entries, long[] stamps, int[][] kin) {
    long[] numbers = new long[entries.size() * WIDTH];
    for (int i = 0; i < entries.size(); i++) {
      int at = i * WIDTH;
      numbers[at] = entries.get(i).card().id();
      numbers[at + 1] = stamps[i];
      for (int k = 0; k < kin[i].length; k++) {
        numbers[at + 2 + k] = entries.get(kin[i][k]).card().id();
      }
    }
    return new SimilarNotes(numbers);
  }

  /** All numbers, to be kept and given to the next build. */
  public long[] toArray() {
    return numbers.clone();
  }

  /**
   * The place of what is known of an article, or a negative number where it was found otherwise.
   */
  int place(long id, long stamp) {
    int place = places.get(id);
    return place >= 0 && numbers[place + 1] == stamp ? place : -1;
  }

  /** The id of the kin at a rank from 0 on, for a place; 0 where there is none. */
  long kin(int place, int rank) {
    return numbers[place + 2 + rank];
  }
}
