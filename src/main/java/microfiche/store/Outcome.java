package microfiche.store;

import java.util.List;
import java.util.Objects;
import microfiche.report.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What became of a seed.
 *
 * @param path as users see it
 * @param section the section its folder stood for, or null
 * @param stamp a number that changes when the file does; 0 when that could not be known
 * @param sha256 of its bytes, in hexadecimal; empty when it could not be read
 * @param kept where its article is, or null when it holds none
 */
public record Outcome(
    String path,
    @Nullable String section,
    long stamp,
    String sha256,
    List<Finding> findings,
    @Nullable Kept kept) {

  public Outcome {
    findings = List.copyOf(findings);
  }

  /**
   * Where an article and its card are.
   *
   * @param place of the article, in bytes from the beginning of its file
   * @param size of it, in bytes
   * @param content a digest of it
   * @param cardPlace of the card, likewise
   * @param cardSize of it, in bytes
   */
  public record Kept(long place, int size, long content, long cardPlace, int cardSize) {}

  /** Whether the file is, by its stamp, the one that was read; it need not be read again then. */
  public boolean holdsFor(long nowStamp, @Nullable String nowSection) {
    return stamp != 0 && stamp == nowStamp && Objects.equals(section, nowSection);
  }

  /** Whether the file has the same bytes and stands for the same section. */
  public boolean sameBytes(String nowSha256, @Nullable String nowSection) {
    return sha256.equals(nowSha256) && Objects.equals(section, nowSection);
  }

  /** The same of a file that was touched. */
  public Outcome withStamp(long nowStamp) {
    return new Outcome(path, section, nowStamp, sha256, findings, kept);
  }
}
