package microfiche.archive;

import java.util.List;
import microfiche.likeness.Signature;
import microfiche.resource.Resources;

/**
 * How much it says that two articles share a feature: the rarer it is, the more. DocumentFrequency
 * is counted in the archive itself, beside a stock of 2,048 articles that every archive is taken to
 * have: so that in a small archive common words are known to be common. It goes by powers of two:
 * one more article changes the rarity of hardly a feature. Immutable when made.
 */
final class DocumentFrequency {
  /** The stock; a power of two. */
  private static final int STOCK = 2048;

  /**
   * Bits of a feature's slot. Features that meet in one slot pass for more common than they are.
   */
  private static final int BITS = 21;

  /** What two to this power of articles have, those of the stock among them, is common. */
  private static final int COMMON_FROM = 7;

  private static final String COMMON = "archive/common-pairs.txt";

  private final int articles;

  /** How many articles have a feature of the slot. */
  private final int[] counts = new int[1 << BITS];

  private final byte[] weights = new byte[1 << BITS];

  DocumentFrequency(List<ArchiveEntry> entries) {
    this.articles = log(entries.size() + STOCK);
    for (ArchiveEntry entry : entries) {
      Signature signature = entry.card().signature();
      for (int i = 0; i < signature.size(); i++) {
        counts[slot(signature.feature(i))]++;
      }
    }
    short[] stock = new short[1 << BITS]; // how many of the stock have
    for (String line : Resources.text(COMMON).split("\n")) {
      if (!line.startsWith("#")) {
        int space = line.indexOf(' ');
        int times = 1 << Integer.parseInt(line.substring(0, space));
        for (int i = space + 1; i + 1 < line.length(); i += 2) {
          stock[slot(line.charAt(i) << 16 | line.charAt(i + 1))] = (short) times;
        }
      }
    }
    for (int slot = 0; slot < weights.length; slot++) {
      weights[slot] = (byte) Math.max(0, articles - log(counts[slot] + stock[slot]));
    }
  }

  /** A place for what is known of a feature, below {@link #slots}. */
  static int slot(int feature) {
    return feature * 0x9E3779B9 >>> 32 - BITS;
  }

  static int slots() {
    return 1 << BITS;
  }

  /** How many articles have the feature. */
  int articles(int feature) {
    return counts[slot(feature)];
  }

  /** 0 for what nearly all articles have, 11 and more for what one has. */
  int weight(int feature) {
    return weights[slot(feature)];
  }

  /** Whether few articles have the feature, however large the archive: enough to find others by. */
  boolean rare(int feature) {
    return articles - weight(feature) < COMMON_FROM;
  }

  private static int log(int number) {
    return 31 - Integer.numberOfLeadingZeros(Math.max(1, number));
  }
}
