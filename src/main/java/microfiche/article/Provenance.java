package microfiche.article;

import org.jspecify.annotations.Nullable;

/**
 * Where an article was found.
 *
 * @param path of the seed, with {@code /}
 * @param part names the article inside a file that holds many (the id of a WARC record, of a feed's
 *     entry); null for a file of its own
 * @param sha256 of the seed's bytes, or of the part's, in hexadecimal
 * @param mirror who copied it: {@code easy2view}
 * @param outlet whose house style was read: {@code epochtimes}, or {@code any}
 * @param mirroredAt when it was copied (ISO 8601, UTC), or null when the seed does not say
 */
public record Provenance(
    String path,
    @Nullable String part,
    String sha256,
    String mirror,
    String outlet,
    @Nullable String mirroredAt) {

  /** A file of its own. */
  public Provenance(
      String path, String sha256, String mirror, String outlet, @Nullable String mirroredAt) {
    this(path, null, sha256, mirror, outlet, mirroredAt);
  }

  /** Its name in messages: the path, and behind {@code #} the part. */
  public String where() {
    return part == null ? path : path + "#" + part;
  }
}
