package microfiche.card;

import java.util.List;
import microfiche.address.CanonicalUrl;
import microfiche.address.PictureKey;
import microfiche.article.Article;
import microfiche.article.Keyword;
import microfiche.article.Organization;
import microfiche.article.Person;
import microfiche.article.Provenance;
import microfiche.article.PublicationDate;
import microfiche.hash.Digest;
import microfiche.likeness.Openings;
import microfiche.likeness.Signature;
import org.jspecify.annotations.Nullable;

/**
 * What stays in memory of an article: enough for every list it stands in.
 *
 * @param place where the store keeps the whole article
 * @param size of it there, in bytes
 * @param content a digest of the whole article: another number, another article
 * @param key what copies of one article share: its canonical address, or a digest of its words
 * @param id the key as a number; the one that {@link LinkKeys} knows it by
 * @param keywords the names of its tags
 * @param tagLinks for each of them {@link LinkKeys#key} of its address at the outlet, or 0
 * @param pictures its pictures, the lead picture first
 * @param summary the beginning of its text
 * @param length of its text, in characters
 * @param words a digest of headline and text: equal in copies that say the same
 * @param links what it links to
 * @param signature what it is about
 */
public record Card(
    long place,
    int size,
    long content,
    String key,
    long id,
    @Nullable String url,
    @Nullable String headline,
    @Nullable PublicationDate date,
    @Nullable Organization publisher,
    List<String> sections,
    List<String> keywords,
    List<Long> tagLinks,
    List<String> authors,
    List<PictureKey> pictures,
    String summary,
    int length,
    long words,
    LinkKeys links,
    Signature signature,
    String language,
    Provenance seed) {

  /** Characters of the text that lists show. */
  private static final int SUMMARY = 110;

  /** The card of an article that the store keeps at {@code place}. */
  public static Card of(Article article, long place, int size, long content) {
    String text = article.articleBody();
    String canonical = CanonicalUrl.of(article.url());
    String key =
        canonical != null ? canonical : "text:" + Digest.of(article.headline() + "\n" + text);
    return new Card(
        place,
        size,
        content,
        key,
        LinkKeys.key(key),
        article.url(),
        article.headline(),
        article.datePublished(),
        article.publisher(),
        article.articleSection(),
        article.keywords().stream().map(Keyword::name).toList(),
        article.keywords().stream().map(Card::tagLink).toList(),
        article.author().stream().map(Person::name).toList(),
        article.image().stream()
            .map(image -> PictureKey.of(article.url(), article.seed().path(), image.contentUrl()))
            .toList(),
        summary(text),
        text.length(),
        words(article.headline(), text),
        LinkKeys.of(article),
        Signature.of(article.headline(), text),
        article.inLanguage(),
        article.seed());
  }

  private static long tagLink(Keyword keyword) {
    String canonical = CanonicalUrl.of(keyword.url());
    return canonical == null ? 0 : LinkKeys.key(canonical);
  }

  /**
   * A digest of headline and text without white space: 64 bits of SHA-256, so that nobody can write
   * a copy in other words that passes for the same.
   */
  private static long words(@Nullable String headline, String text) {
    String title = headline == null ? "" : headline;
    StringBuilder bare = new StringBuilder(title.length() + text.length());
    addBare(title, bare);
    addBare(text, bare);
    return Digest.number(bare.toString());
  }

  private static void addBare(String text, StringBuilder bare) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean han = c > 0x3000 && c < 0xFE00; // nearly all there is, and no white space
      if (han || !Character.isWhitespace(c)) {
        bare.append(c);
      }
    }
  }

  /** The first running text, without its dateline and byline, cut where a sentence may be. */
  private static String summary(String text) {
    String words = "";
    for (String line : text.split("\n", 6)) {
      String bare = Openings.off(line);
      if (bare.length() >= 20) {
        words = bare;
        break;
      }
      words = words.isEmpty() ? bare : words;
    }
    if (words.length() <= SUMMARY) {
      return words;
    }
    int end = Character.isHighSurrogate(words.charAt(SUMMARY - 1)) ? SUMMARY - 1 : SUMMARY;
    int space = words.charAt(end) < 0x2E80 ? words.lastIndexOf(' ', end) : -1;
    return words.substring(0, space > SUMMARY / 2 ? space : end).strip() + "…";
  }
}
