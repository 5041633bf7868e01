package microfiche.archive;

import java.util.List;
import microfiche.article.Article;
import microfiche.article.CanonicalUrl;
import microfiche.article.Digest;
import microfiche.article.ImageObject;
import microfiche.article.Keyword;
import microfiche.article.Organization;
import microfiche.article.Person;
import microfiche.article.Provenance;
import microfiche.article.PublicationDate;
import org.jspecify.annotations.Nullable;

/**
 * What stays in memory of an article: enough for every list it stands in.
 *
 * @param place where the store keeps the whole article
 * @param key what copies of one article share: its canonical address, or a digest of its words
 * @param pictures how many it has
 * @param summary the beginning of its text
 * @param length of its text, in characters
 * @param words a digest of headline and text: equal in copies that say the same
 */
public record Card(
    long place,
    String key,
    @Nullable String url,
    @Nullable String headline,
    @Nullable PublicationDate date,
    @Nullable Organization publisher,
    List<String> sections,
    List<Keyword> keywords,
    List<String> authors,
    @Nullable ImageObject lead,
    int pictures,
    String summary,
    int length,
    String words,
    String language,
    Provenance seed) {

  /** Characters of the text that lists show. */
  private static final int SUMMARY = 110;

  /** The card of an article that the store keeps at {@code place}. */
  public static Card of(Article article, long place) {
    String text = article.articleBody();
    String canonical = CanonicalUrl.of(article.url());
    return new Card(
        place,
        canonical != null ? canonical : "text:" + Digest.of(article.headline() + "\n" + text),
        article.url(),
        article.headline(),
        article.datePublished(),
        article.publisher(),
        article.articleSection(),
        article.keywords(),
        article.author().stream().map(Person::name).toList(),
        article.image().isEmpty() ? null : article.image().get(0),
        article.image().size(),
        summary(text),
        text.length(),
        Digest.of(words(article.headline() + text)).substring(0, 32),
        article.inLanguage(),
        article.seed());
  }

  private static String words(String text) {
    StringBuilder words = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        words.append(text.charAt(i));
      }
    }
    return words.toString();
  }

  /** The first running text, without its dateline and byline, cut where a sentence may be. */
  private static String summary(String text) {
    String words = "";
    for (String line : text.split("\n", 6)) {
      String bare =
          line.replaceFirst("^\\s*[【\\[][^】\\]]{2,30}[】\\]]\\s*", "")
              .replaceFirst("^[（(][^）)]{2,60}[）)]\\s*", "");
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
