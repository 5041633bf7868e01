package microfiche.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import microfiche.report.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What became of a seed; or of a file that holds many, and of each of its parts.
 *
 * @param path as users see it
 * @param section the section its folder stood for, or null
 * @param stamp a number that changes when the file does; 0 when that could not be known
 * @param sha256 of its bytes, in hexadecimal; empty when it could not be read
 * @param kept where its article is, or null when it holds none or many
 * @param parts of a file that holds many, in its order; otherwise none
 * @param pictures that a file holds beside its articles, in its order
 */
public record Outcome(
    String path,
    @Nullable String section,
    long stamp,
    String sha256,
    List<Finding> findings,
    @Nullable Kept kept,
    List<Part> parts,
    List<Held> pictures) {

  public Outcome {
    findings = List.copyOf(findings);
    parts = List.copyOf(parts);
    pictures = List.copyOf(pictures);
  }

  /** What became of a seed with one article or none. */
  public Outcome(
      String path,
      @Nullable String section,
      long stamp,
      String sha256,
      List<Finding> findings,
      @Nullable Kept kept) {
    this(path, section, stamp, sha256, findings, kept, List.of(), List.of());
  }

  /**
   * What became of one part.
   *
   * @param id names it in its file
   * @param state a digest of all it says: another number, another part
   * @param kept where its article is, or null when it holds none
   */
  public record Part(String id, long state, List<Finding> findings, @Nullable Kept kept) {
    public Part {
      findings = List.copyOf(findings);
    }
  }

  /**
   * A picture that a file holds.
   *
   * @param address as in {@link microfiche.address.PictureKey}
   * @param at where it is; only the file's reader knows what that means
   */
  public record Held(long address, long at) {}

  /** Everything there is to tell of it. */
  public List<Finding> allFindings() {
    List<Finding> all = new ArrayList<>(findings);
    parts.forEach(part -> all.addAll(part.findings()));
    return all;
  }

  /** Where its articles are, in its order. */
  public List<Kept> articles() {
    if (kept != null) {
      return List.of(kept);
    }
    return parts.stream().map(Part::kept).filter(Objects::nonNull).toList();
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
    return new Outcome(path, section, nowStamp, sha256, findings, kept, parts, pictures);
  }
}
