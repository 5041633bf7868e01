package microfiche.likeness;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an article is about, in a few numbers: pairs of Chinese characters, words and figures of its
 * headline and its beginning, and what it says again and again. Articles that tell of one thing
 * share many of them. Immutable, each feature once, in ascending order.
 */
public final class Signature {
  /** Features of an article at most; {@link #inHeadline} needs a bit for each. */
  public static final int MOST = 48;

  private final int[] features;
  private final long headline;

  private Signature(int[] features, long headline) {
    this.features = features;
    this.headline = headline;
  }

  /** The signature of an article with that headline and text. */
  public static Signature of(@Nullable String headline, String text) {
    Features found = new Features(headline == null ? "" : headline, text);
    int[] ascending = IntStream.of(found.features()).sorted().toArray();
    long bits = 0;
    for (int feature : found.ofHeadline()) {
      bits |= 1L << Arrays.binarySearch(ascending, feature);
    }
    return new Signature(ascending, bits);
  }

  /** The signature that {@link #toArray} and {@link #headline} were taken from. */
  public static Signature of(int[] features, long headline) {
    return new Signature(features.clone(), headline);
  }

  /** How many features it has. */
  public int size() {
    return features.length;
  }

  /** The feature at a place; places are in ascending order of features. */
  public int feature(int place) {
    return features[place];
  }

  /** Whether the feature at that place stands in the headline. */
  public boolean inHeadline(int place) {
    return (headline >>> place & 1) != 0;
  }

  /** How many features the headline has. */
  public int headlineSize() {
    return Long.bitCount(headline);
  }

  /** The places of the features that stand in the headline, as bits. */
  public long headline() {
    return headline;
  }

  /** A copy. */
  public int[] toArray() {
    return features.clone();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Signature that
        && headline == that.headline
        && Arrays.equals(features, that.features);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(features) + Long.hashCode(headline);
  }
}
