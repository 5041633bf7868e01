package microfiche.container;

import java.nio.charset.StandardCharsets;
import microfiche.article.Article;
import microfiche.hash.Digest;
import microfiche.seed.PartFacts;
import microfiche.seed.Seed;
import microfiche.seed.SeedFile;
import microfiche.seed.SeedReader;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file: what may be an article, not yet decoded; or one that is an article already.
 *
 * @param id names it in its file, the same from build to build
 * @param state a digest of all it says
 * @param size bytes that it takes in memory, about
 * @param article a whole record; then {@link #seed} is not asked for
 */
public record Part(
    String id, long state, int size, @Nullable Article article, @Nullable Content content) {

  /** What is to be read. */
  private static final class Content {
    private final byte[] bytes;

    /** The encoding of the bytes as the file says it, or null. */
    private final @Nullable String stated;

    /** Whether the bytes are UTF-8 because the file held text. */
    private final boolean isText;

    private final PartFacts facts;

    Content(byte[] bytes, @Nullable String stated, boolean isText, PartFacts facts) {
      this.bytes = bytes;
      this.stated = stated;
      this.isText = isText;
      this.facts = facts;
    }
  }

  /** Bytes as a server sent them. */
  static Part of(String id, byte[] bytes, @Nullable String stated, PartFacts facts) {
    long state = Digest.number(Digest.number(bytes) + "\n" + stated + "\n" + facts);
    return new Part(id, state, bytes.length, null, new Content(bytes, stated, false, facts));
  }

  /** A text that the file itself holds as text. */
  static Part of(String id, String text, PartFacts facts) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long state = Digest.number(Digest.number(bytes) + "\n" + facts);
    return new Part(id, state, bytes.length, null, new Content(bytes, null, true, facts));
  }

  /** An article as a full record has it. */
  static Part of(String id, byte[] line, Article article) {
    return new Part(id, Digest.number(line), line.length, article, null);
  }

  /** The part as a seed of its own. */
  public Seed seed(SeedFile file) {
    if (content == null) {
      throw new IllegalStateException("an article that needs no reading");
    }
    return content.isText
        ? SeedReader.part(
            file, id, new String(content.bytes, StandardCharsets.UTF_8), content.facts)
        : SeedReader.part(file, id, content.bytes, content.stated, content.facts);
  }
}
