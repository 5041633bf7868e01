package microfiche.archive;

import java.util.List;

/**
 * Which articles report one event, and which are similar. Works on the cards alone: what it keeps
 * is some hundred bytes for each article. Immutable; any number of threads may ask.
 */
public final class Coverage {
  /** Articles that a feature is listed for, at most; a list costs four bytes for each. */
  private static final int LISTED = 128;

  private final Stories stories;
  private final SimilarArticles similar;

  /**
   * The coverage of an archive.
   *
   * @param entries all its articles in order of time, those without a date last
   * @param before what earlier builds found out of kin
   */
  Coverage(List<ArchiveEntry> entries, SimilarNotes before) {
    DocumentFrequency frequency = new DocumentFrequency(entries);
    Postings postings = new Postings(entries, frequency, LISTED);
    CosineSimilarity likeness = new CosineSimilarity(entries, frequency);
    this.stories = new Stories(entries, frequency, postings, likeness);
    this.similar = new SimilarArticles(entries, frequency, postings, likeness, stories, before);
  }

  /** Events that several articles report. */
  public Stories stories() {
    return stories;
  }

  /** Articles about the same things. */
  public SimilarArticles similar() {
    return similar;
  }
}
