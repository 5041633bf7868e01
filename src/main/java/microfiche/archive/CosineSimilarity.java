package microfiche.archive;

import java.util.List;
import microfiche.likeness.Signature;

/**
 * How alike two articles are by their signatures, between 0 and 1. Articles are called by their
 * number in the archive. Immutable when made.
 */
final class CosineSimilarity {
  private static final double LEAST_TOLD = 0.05;

  private final List<ArchiveEntry> entries;
  private final DocumentFrequency frequency;

  /** Of all features of an article: the length of the vector of their weights. */
  private final float[] length;

  /** Of the features of its headline. */
  private final float[] headlineLength;

  /** The sum of the weights of the features of its headline. */
  private final int[] headlineWeight;

  private final long[] stamps;

  CosineSimilarity(List<ArchiveEntry> entries, DocumentFrequency frequency) {
    this.entries = entries;
    this.frequency = frequency;
    this.length = new float[entries.size()];
    this.headlineLength = new float[entries.size()];
    this.headlineWeight = new int[entries.size()];
    this.stamps = new long[entries.size()];
    for (int i = 0; i < entries.size(); i++) {
      measure(i);
    }
  }

  private void measure(int number) {
    Signature signature = signature(number);
    int all = 0;
    int headline = 0;
    for (int i = 0; i < signature.size(); i++) {
      int weight = frequency.weight(signature.feature(i));
      all += weight * weight;
      stamps[number] = stamps[number] * 31 + weight;
      if (signature.inHeadline(i)) {
        headline += weight * weight;
        headlineWeight[number] += weight;
      }
    }
    length[number] = (float) Math.sqrt(all);
    headlineLength[number] = (float) Math.sqrt(headline);
  }

  /** A stamp of the weights of its features: another number, other likenesses. */
  long stamp(int number) {
    return stamps[number];
  }

  private Signature signature(int number) {
    return entries.get(number).card().signature();
  }

  /** What two articles share, in squares of weights. */
  private static final class Shared {
    private int all;
    private int headlines;

    /** The weight of what stands in one's headline and in the other, headline or text. */
    private int told;
  }

  private Shared shared(int a, int b) {
    Signature one = signature(a);
    Signature other = signature(b);
    Shared shared = new Shared();
    for (int i = 0, j = 0; i < one.size() && j < other.size(); ) {
      int order = Integer.compare(one.feature(i), other.feature(j));
      if (order == 0) {
        int weight = frequency.weight(one.feature(i));
        boolean inOne = one.inHeadline(i);
        boolean inOther = other.inHeadline(j);
        shared.all += weight * weight;
        shared.headlines += inOne && inOther ? weight * weight : 0;
        shared.told += (inOne ? weight : 0) + (inOther ? weight : 0);
      }
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return shared;
  }

  /** Of headline and text together: the cosine of the two vectors of weights. */
  double ofTexts(int a, int b) {
    return share(shared(a, b).all, length[a] * length[b]);
  }

  /**
   * As reports of one event: half by all they share, the rest by what their headlines share with
   * each other and with the other's text. Measured on real articles, see decision record 10. Where
   * neither says what the other's headline says, they share a template and no event: 0.
   */
  double ofReports(int a, int b) {
    Shared shared = shared(a, b);
    double told = share(shared.told, headlineWeight[a] + headlineWeight[b]);
    if (told < LEAST_TOLD) {
      return 0;
    }
    return 0.5 * share(shared.all, length[a] * length[b])
        + 0.3 * told
        + 0.2 * share(shared.headlines, headlineLength[a] * headlineLength[b]);
  }

  private static double share(float part, float whole) {
    return whole == 0 ? 0 : part / whole;
  }
}
