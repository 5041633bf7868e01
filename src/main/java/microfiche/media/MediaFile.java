package microfiche.media;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file in a media folder; not yet read.
 *
 * @param where its name for users
 * @param file where it is now
 * @param stamp a number that changes when the file does; 0 when it may change again unseen
 */
public record MediaFile(String where, Path file, long stamp) {
  /** How fetch-images calls files. */
  private static final Pattern SHA_256 = Pattern.compile("([0-9a-f]{64})\\.[a-z]+");

  /** The SHA-256 that its name claims, or null. */
  @Nullable String claimed() {
    Path name = file.getFileName();
    Matcher claim = SHA_256.matcher(name == null ? "" : name.toString());
    return claim.matches() ? claim.group(1) : null;
  }
}
