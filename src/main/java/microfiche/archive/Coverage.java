package microfiche.archive;

import java.util.List;

/**
 * Which articles report one event, and which are akin. Works on the cards alone: what it keeps is
 * some hundred bytes for each article. Immutable; any number of threads may ask.
 */
public final class Coverage {
  /** Articles that a feature is listed for, at most; a list costs four bytes for each. */
  private static final int LISTED = 128;

  private final Stories stories;
  private final Akin akin;

  /**
   * The coverage of an archive.
   *
   * @param entries all its articles in order of time, those without a date last
   * @param before what earlier builds found out of kin
   */
  Coverage(List<Entry> entries, AkinNotes before) {
    Rarity rarity = new Rarity(entries);
    Postings postings = new Postings(entries, rarity, LISTED);
    Likeness likeness = new Likeness(entries, rarity);
    this.stories = new Stories(entries, rarity, postings, likeness);
    this.akin = new Akin(entries, rarity, postings, likeness, stories, before);
  }

  public Stories stories() {
    return stories;
  }

  public Akin akin() {
    return akin;
  }
}
