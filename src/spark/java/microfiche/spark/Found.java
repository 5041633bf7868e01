package microfiche.spark;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a task found.
 *
 * @param where the seed and its part, by which all is put in order
 * @param key what copies of one article share
 * @param length of the article's text, in characters
 * @param words a digest of headline and text
 * @param record the full record; null where {@code said} is
 * @param said why there is none; null where there is one
 * @param again a file that must be read as a whole, because a stretch of it did not suffice; or
 *     null
 */
record Found(
    String where,
    String key,
    int length,
    long words,
    @Nullable String record,
    @Nullable String said,
    @Nullable Work again)
    implements Serializable {

  static Found record(String where, String key, int length, long words, String record) {
    return new Found(where, key, length, words, record, null, null);
  }

  static Found said(String where, String what) {
    return new Found(where, "", 0, 0, null, what, null);
  }

  static Found again(Work work) {
    return new Found(work.path(), "", 0, 0, null, null, work.whole());
  }
}
