package microfiche.search;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

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
      "\n " + Parts.NEXT + Parts.ALSO + Parts.END + "\t" + Table.text("order.txt");

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

  static void write(CharSequence text, ByteArrayOutputStream out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int rank = RANKS[c];
      if (rank < SINGLE) {
        out.write(rank);
      } else if (rank == NONE) {
        out.write(ESCAPE);
        out.write(c >> 8);
        out.write(c & 0xFF);
      } else {
        out.write(SINGLE + (rank - SINGLE >> 8));
        out.write(rank - SINGLE & 0xFF);
      }
    }
  }
}
