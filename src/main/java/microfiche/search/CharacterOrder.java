package microfiche.search;

import java.util.Arrays;
import microfiche.resource.Resources;

/**
 * Writes text with one byte for the most frequent characters of news in Chinese and two for most
 * others, which packs better than UTF-8. {@code order.txt} has them in order of frequency, counted
 * over some thousand articles, and behind them the other characters of GB 2312 and Big5.
 */
final class CharacterOrder {
  /** Characters that one byte stands for. */
  private static final int SINGLE = 192;

  /** The byte before a character that is not in the order, which follows in two bytes. */
  private static final int ESCAPE = 251;

  private static final String ORDER =
      "\n "
          + Parts.NEXT
          + Parts.ALSO
          + Parts.END
          + "\t"
          + Resources.withoutComments("search/order.txt").replace("\n", "");

  private static final char[] RANKS = new char[1 << 16];
  private static final char NONE = 0xFFFF;

  static {
    Arrays.fill(RANKS, NONE);
    for (int i = 0; i < ORDER.length(); i++) {
      RANKS[ORDER.charAt(i)] = (char) i;
    }
  }

  private CharacterOrder() {}

  /** All characters in their order. */
  static String order() {
    return ORDER;
  }

  /**
   * Writes {@code text} to the beginning of {@code out}, which has room for three bytes for each
   * character.
   *
   * @return how many bytes it became
   */
  static int write(CharSequence text, byte[] out) {
    int size = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int rank = RANKS[c];
      if (rank < SINGLE) {
        out[size++] = (byte) rank;
      } else if (rank == NONE) {
        out[size++] = (byte) ESCAPE;
        out[size++] = (byte) (c >> 8);
        out[size++] = (byte) c;
      } else {
        out[size++] = (byte) (SINGLE + (rank - SINGLE >> 8));
        out[size++] = (byte) (rank - SINGLE);
      }
    }
    return size;
  }
}
