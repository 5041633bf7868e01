package microfiche.card;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import microfiche.address.CanonicalUrl;
import microfiche.article.Article;
import microfiche.article.BodyWalk;
import microfiche.article.Inline;
import microfiche.hash.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Addresses as numbers, those that an article links to above all: enough to know whether one of
 * them came into the archive or left it, without keeping the addresses. Immutable. Those of links
 * stand each once, in ascending order.
 */
public final class LinkKeys {
  private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z]{2,8}$");
  private static final Pattern DATED = Pattern.compile("^\\d{4}-\\d{2}-\\d{2}-");

  private static final LinkKeys NONE = new LinkKeys(new long[0]);

  private final long[] keys;

  private LinkKeys(long[] keys) {
    this.keys = keys;
  }

  /** The number of a canonical address; two addresses share one about never (64 bits). */
  public static long key(String canonical) {
    return Digest.number(canonical);
  }

  /**
   * The numbers of a file that a link leads to, and that a seed is found by: of its path, of its
   * path without ending, and of its name if that begins with a date, as generators name posts. The
   * first that both share counts.
   */
  public static List<Long> ofFile(@Nullable String path) {
    if (path == null) {
      return List.of();
    }
    String whole = Normalizer.normalize(path, Normalizer.Form.NFC);
    String stem = ENDING.matcher(whole).replaceFirst("");
    String name = stem.substring(stem.lastIndexOf('/') + 1);
    List<Long> keys = new ArrayList<>();
    keys.add(Digest.number("file:" + whole));
    keys.add(Digest.number("stem:" + stem));
    if (DATED.matcher(name).find()) {
      keys.add(Digest.number("post:" + name));
    }
    return keys;
  }

  /** All links of the text and all related links. */
  static LinkKeys of(Article article) {
    LongStream.Builder keys = LongStream.builder();
    new BodyWalk() {
      @Override
      public Boolean link(Inline.Link link) {
        add(link.href(), keys);
        ofFile(link.file()).forEach(keys::add);
        return super.link(link);
      }
    }.blocks(article.body());
    article.relatedLink().forEach(link -> add(link.url(), keys));
    return new LinkKeys(keys.build().sorted().distinct().toArray());
  }

  /** Keys as they are, in the order they have; {@link #contains} wants them in ascending order. */
  public static LinkKeys inOrder(long[] keys) {
    return keys.length == 0 ? NONE : new LinkKeys(keys.clone());
  }

  /** How many there are. */
  public int size() {
    return keys.length;
  }

  /** The key at a place. */
  public long key(int place) {
    return keys[place];
  }

  /** Whether one of the links leads to the address with that number. */
  public boolean contains(long key) {
    return Arrays.binarySearch(keys, key) >= 0;
  }

  /** A copy. */
  public long[] toArray() {
    return keys.clone();
  }

  private static void add(@Nullable String url, LongStream.Builder keys) {
    String canonical = CanonicalUrl.of(url);
    if (canonical != null) {
      keys.add(key(canonical));
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LinkKeys that && Arrays.equals(keys, that.keys);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(keys);
  }
}
