package microfiche.card;

import java.util.List;
import java.util.function.Supplier;
import microfiche.address.CanonicalUrl;
import microfiche.address.PictureKey;
import microfiche.article.Article;
import microfiche.article.Keyword;
import microfiche.article.Organization;
import microfiche.article.Person;
import microfiche.article.Provenance;
import microfiche.article.PublicationDate;
import microfiche.hash.Digest;
import microfiche.likeness.HeadlineTraits;
import microfiche.likeness.Openings;
import microfiche.likeness.Signature;
import org.jspecify.annotations.Nullable;

/**
 * What stays in memory of an article: enough for every list it stands in. What sorts it and tells
 * what it is about is at hand; its texts may lie in the store until somebody asks for them. Safe
 * for several threads.
 */
public final class Card {
  /** Characters of the text that lists show. */
  private static final int SUMMARY = 110;

  private final Place place;
  private final Facts facts;
  private final Supplier<Texts> source;
  private volatile @Nullable Texts texts;

  /**
   * Where the store keeps the whole article.
   *
   * @param start of it there, in bytes
   * @param size of it, in bytes
   * @param content a digest of it: another number, another article
   */
  public record Place(long start, int size, long content) {}

  /**
   * What sorts an article, and tells what it is about.
   *
   * @param key what copies of one article share: its canonical address, or a digest of its words
   * @param id the key as a number; the one that {@link LinkKeys} knows it by
   * @param keywords the names of its tags
   * @param tagLinks for each of them {@link LinkKeys#key} of its address at the outlet, or 0
   * @param pictures its pictures, the lead picture first
   * @param length of its text, in characters
   * @param words a digest of headline and text: equal in copies that say the same
   * @param links what it links to
   * @param files the numbers of its seed, by which a link between files finds it
   * @param signature what it is about
   * @param mirror who copied it
   * @param addressed whether its address at the outlet is known
   */
  public record Facts(
      String key,
      long id,
      @Nullable PublicationDate date,
      @Nullable Organization publisher,
      List<String> sections,
      List<String> keywords,
      LinkKeys tagLinks,
      List<String> authors,
      List<PictureKey> pictures,
      int length,
      long words,
      LinkKeys links,
      LinkKeys files,
      Signature signature,
      HeadlineTraits headlineTraits,
      String language,
      String mirror,
      boolean addressed) {}

  /**
   * What lists show of an article.
   *
   * @param summary the beginning of its text
   */
  public record Texts(
      @Nullable String url, @Nullable String headline, String summary, Provenance seed) {}

  /**
   * A card whose texts lie elsewhere.
   *
   * @param texts asked when they are needed, by any thread; what it gives is kept
   */
  public Card(Place place, Facts facts, Supplier<Texts> texts) {
    this.place = place;
    this.facts = facts;
    this.source = texts;
  }

  /** The card of an article that the store keeps at {@code place}. */
  public static Card of(Article article, long place, int size, long content) {
    String text = article.articleBody();
    String canonical = CanonicalUrl.of(article.url());
    String key =
        canonical != null ? canonical : "text:" + Digest.of(article.headline() + "\n" + text);
    Facts facts =
        new Facts(
            key,
            LinkKeys.key(key),
            article.datePublished(),
            article.publisher(),
            article.articleSection(),
            article.keywords().stream().map(Keyword::name).toList(),
            LinkKeys.inOrder(article.keywords().stream().mapToLong(Card::tagLink).toArray()),
            article.author().stream().map(Person::name).toList(),
            article.image().stream()
                .map(
                    image ->
                        PictureKey.of(article.url(), article.seed().path(), image.contentUrl()))
                .toList(),
            text.length(),
            words(article.headline(), text),
            LinkKeys.of(article),
            files(article),
            Signature.of(article.headline(), text),
            HeadlineTraits.of(article.headline()),
            article.inLanguage(),
            article.seed().mirror(),
            article.url() != null);
    Texts texts = new Texts(article.url(), article.headline(), summary(text), article.seed());
    return new Card(new Place(place, size, content), facts, () -> texts);
  }

  /** A part of a file has no file of its own that links could lead to. */
  private static LinkKeys files(Article article) {
    return LinkKeys.inOrder(
        article.seed().part() != null
            ? new long[0]
            : LinkKeys.ofFile(article.seed().path()).stream().mapToLong(k -> k).toArray());
  }

  private Texts texts() {
    Texts now = texts;
    if (now == null) {
      now = source.get();
      texts = now;
    }
    return now;
  }

  /** All that is at hand. */
  public Facts facts() {
    return facts;
  }

  /** Where the article lies in the store, in bytes from its beginning. */
  public long place() {
    return place.start();
  }

  /** Bytes that the article takes in the store. */
  public int size() {
    return place.size();
  }

  /** A digest of all that the article says. */
  public long content() {
    return place.content();
  }

  /** What its copies have in common: its canonical address, or a digest of its words. */
  public String key() {
    return facts.key();
  }

  /** A number that follows from the key. */
  public long id() {
    return facts.id();
  }

  /** The canonical address, or null. */
  public @Nullable String url() {
    return texts().url();
  }

  /** The headline, or null. */
  public @Nullable String headline() {
    return texts().headline();
  }

  /** When it was published, or null. */
  public @Nullable PublicationDate date() {
    return facts.date();
  }

  /** The newsroom, or null. */
  public @Nullable Organization publisher() {
    return facts.publisher();
  }

  /** The sections it stood in, the outlet's own first. */
  public List<String> sections() {
    return facts.sections();
  }

  /** The names of its tags, in its order. */
  public List<String> keywords() {
    return facts.keywords();
  }

  /** Where its tags led. */
  public LinkKeys tagLinks() {
    return facts.tagLinks();
  }

  /** The names of its authors, in its order. */
  public List<String> authors() {
    return facts.authors();
  }

  /** The addresses of its pictures, in its order. */
  public List<PictureKey> pictures() {
    return facts.pictures();
  }

  /** The beginning of its text; may be empty. */
  public String summary() {
    return texts().summary();
  }

  /** Characters of its text. */
  public int length() {
    return facts.length();
  }

  /** A digest of the words of its text. */
  public long words() {
    return facts.words();
  }

  /** Where its text leads. */
  public LinkKeys links() {
    return facts.links();
  }

  /** What it is about, in numbers that can be compared. */
  public Signature signature() {
    return facts.signature();
  }

  /** What its headline is about. */
  public HeadlineTraits headlineTraits() {
    return facts.headlineTraits();
  }

  /** The language of its text, as BCP 47 writes it. */
  public String language() {
    return facts.language();
  }

  /** Where it comes from. */
  public Provenance seed() {
    return texts().seed();
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
