package microfiche.seed;

import org.jspecify.annotations.Nullable;

/**
 * A seed that was read: a file, or a part of one that holds many.
 *
 * @param path as in {@link SeedFile}
 * @param part names the part inside the file, the same from build to build; null for a whole file
 * @param sha256 of its bytes, in hexadecimal
 * @param text decoded, without a byte order mark; line ends as they were
 * @param charset the encoding it was read in, or null when it holds no text at all (a picture)
 * @param section as in {@link SeedFile}
 * @param facts what the file says of the part, or null for a whole file
 */
public record Seed(
    String path,
    @Nullable String part,
    String sha256,
    String text,
    @Nullable String charset,
    @Nullable String section,
    @Nullable PartFacts facts) {

  /** A whole file. */
  public Seed(
      String path, String sha256, String text, @Nullable String charset, @Nullable String section) {
    this(path, null, sha256, text, charset, section, null);
  }

  /** Its name in messages: the path, and behind {@code #} the part. */
  public String where() {
    return part == null ? path : path + "#" + part;
  }

  /** The same under another name in its file. */
  public Seed named(String newPart) {
    return new Seed(path, newPart, sha256, text, charset, section, facts);
  }
}
