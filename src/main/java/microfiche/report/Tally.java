package microfiche.report;

import java.util.Locale;

/** What a build or a fetch counts. */
public enum Tally {
  /** Seeds that were found. */
  SEEDS,
  /** Seeds whose bytes were read in this build. */
  READ,
  /** Seeds that an article was looked for in, in this build. */
  EXTRACTED,
  /** Seeds with an article. */
  RECORDS,
  /** Seeds without one. */
  REJECTED,
  /** Articles that are published. */
  ARTICLES,
  /** Records that are copies or versions of a published article. */
  FOLDED,
  /** Addresses of pictures that the site shows. */
  PICTURES,
  /** Addresses of pictures that it does not have. */
  MISSING,
  /** Pages of the site. */
  PAGES,
  /** Pages that were made in this build. */
  RENDERED,
  /** Articles whose search entries were made in this build. */
  INDEXED,
  /** Files of the site. */
  FILES,
  /** Files that were written in this build. */
  CHANGED,
  /** Files that were deleted in this build. */
  DELETED,
  /** Pictures that the archive names. */
  WANTED,
  /** Pictures that need not be asked for. */
  HERE,
  /** Pictures that were asked for. */
  ASKED,
  /** Pictures that came. */
  FETCHED,
  /** Pictures that no longer are where they were. */
  GONE,
  /** Pictures that could not be had this time. */
  FAILED,
  /** What came and is no picture, or not for us. */
  REFUSED,
  /** Bytes that came. */
  BYTES;

  /** As reports for programs name it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
