package microfiche.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import microfiche.config.SiteConfig;
import microfiche.hash.Digest;
import org.jspecify.annotations.Nullable;

/**
 * A part of the archive that has an index of its own. Its files are never changed: with other
 * articles it is another segment in another folder.
 *
 * @param id 16 hexadecimal digits that follow from all the files are made from
 */
public record Segment(String id, List<Document> documents) {
  /** Changes with the form of the files. */
  private static final String FORM = "microfiche search 1";

  public Segment {
    documents = List.copyOf(documents);
  }

  static Segment of(List<Document> documents, SiteConfig.SearchDepth depth) {
    MessageDigest digest = Digest.sha256();
    text(digest, FORM);
    text(digest, depth.name());
    for (Document document : documents) {
      digest.update(ByteBuffer.allocate(8).putLong(0, document.entry().card().content()));
      text(digest, document.path());
      document.entry().sections().forEach(section -> text(digest, section));
      text(digest, "");
    }
    return new Segment(Digest.hex(digest.digest()).substring(0, 16), documents);
  }

  private static void text(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(0, bytes.length));
    digest.update(bytes);
  }

  /** Where its files lie, with a slash at the end. */
  public String folder() {
    return SearchIndex.FOLDER + id + "/";
  }

  /** How many articles it has. */
  public int size() {
    return documents.size();
  }

  /** Characters of all its bodies: what it costs to make its files. */
  public long characters() {
    return documents.stream().mapToLong(Document::length).sum();
  }

  /** The first day of an article, or null when none has one. */
  @Nullable LocalDate from() {
    return days().findFirst().orElse(null);
  }

  /** The last day of an article, or null when none has one. */
  @Nullable LocalDate to() {
    return days().reduce((first, second) -> second).orElse(null);
  }

  private Stream<LocalDate> days() {
    return documents.stream().map(Document::day).filter(Objects::nonNull);
  }
}
