package microfiche.store;

import java.io.IOException;
import java.util.List;
import microfiche.address.PictureKey;
import microfiche.article.Organization;
import microfiche.article.Provenance;
import microfiche.card.Card;
import microfiche.card.LinkKeys;
import microfiche.likeness.HeadlineTraits;
import microfiche.likeness.Signature;
import org.jspecify.annotations.Nullable;

/**
 * Cards as bytes and back: the facts, then the texts, which are read only when they are asked for.
 * What many cards share (publishers, tags, mirrors) is one object when it is read. Safe for several
 * threads.
 */
final class CardCodec {
  private final SharedTexts shared = new SharedTexts();

  /**
   * All but what the outcome of the seed holds as well.
   *
   * @param whole whether the seed is the article's alone
   */
  static byte[] encode(Card card, boolean whole) {
    Bytes facts = new Bytes();
    put(card.facts(), facts);
    Bytes out = new Bytes();
    out.number(facts.size());
    out.raw(facts.toArray());
    out.text(card.url());
    out.text(card.headline());
    out.text(card.summary());
    out.text(card.seed().outlet());
    out.text(card.seed().mirroredAt());
    out.flag(whole);
    if (!whole) {
      out.text(card.seed().path());
      out.text(card.seed().part());
      out.text(card.seed().sha256());
    }
    return out.withSum();
  }

  private static void put(Card.Facts card, Bytes out) {
    ArticleCodec.Writer writer = new ArticleCodec.Writer(out);
    out.text(card.key());
    out.fixed(card.id());
    writer.date(card.date());
    writer.organization(card.publisher());
    out.list(card.sections(), out::text);
    out.list(card.keywords(), out::text);
    put(card.tagLinks(), out);
    out.list(card.authors(), out::text);
    out.list(
        card.pictures(),
        picture -> {
          out.fixed(picture.address());
          out.fixed(picture.place());
          out.fixed(picture.name());
          out.fixed(picture.seeds());
        });
    out.number(card.length());
    out.fixed(card.words());
    put(card.links(), out);
    put(card.files(), out);
    int[] features = card.signature().toArray();
    out.number(features.length);
    for (int feature : features) {
      out.fixedInt(feature);
    }
    out.fixed(card.signature().headline());
    HeadlineTraits traits = card.headlineTraits();
    out.number((traits.part() ? 1 : 0) + (traits.column() ? 2 : 0));
    out.list(traits.days(), day -> out.number(day));
    out.fixed(traits.words());
    out.fixed(traits.figureless());
    out.text(card.language());
    out.text(card.mirror());
    out.flag(card.addressed());
  }

  private static void put(LinkKeys keys, Bytes out) {
    out.number(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      out.fixed(keys.key(i));
    }
  }

  /** What sorts the article; {@code in} are the bytes of a whole card. */
  Card.Facts facts(Values in) throws IOException {
    in.count(); // bytes of the facts
    return new Card.Facts(
        in.text(),
        in.fixed(),
        new ArticleCodec.Reader(in).date(),
        organization(in),
        in.list(() -> shared.text(in)),
        in.list(() -> shared.text(in)),
        keys(in),
        in.list(() -> shared.text(in)),
        in.list(() -> new PictureKey(in.fixed(), in.fixed(), in.fixed(), in.fixed())),
        in.count(),
        in.fixed(),
        keys(in),
        keys(in),
        signature(in),
        traits(in),
        shared.text(in),
        shared.text(in),
        in.flag());
  }

  /** What lists show; {@code in} are the bytes of a whole card. */
  Card.Texts texts(Values in, Card.Facts facts, Outcome outcome) throws IOException {
    in.skip(in.count());
    String url = in.nullable();
    String headline = in.nullable();
    String summary = in.text();
    String outlet = shared.text(in);
    String mirroredAt = in.nullable();
    boolean whole = in.flag();
    return new Card.Texts(
        url,
        headline,
        summary,
        new Provenance(
            whole ? outcome.path() : shared.text(in),
            whole ? null : in.nullable(),
            whole ? outcome.sha256() : in.text(),
            facts.mirror(),
            outlet,
            mirroredAt));
  }

  private static LinkKeys keys(Values in) throws IOException {
    long[] keys = new long[in.count()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = in.fixed();
    }
    return LinkKeys.inOrder(keys);
  }

  private static Signature signature(Values in) throws IOException {
    int[] features = new int[in.count()];
    for (int i = 0; i < features.length; i++) {
      features[i] = in.fixedInt();
    }
    return Signature.of(features, in.fixed());
  }

  private static HeadlineTraits traits(Values in) throws IOException {
    int flags = in.count();
    List<Integer> days = in.list(in::count);
    return new HeadlineTraits((flags & 1) != 0, (flags & 2) != 0, days, in.fixed(), in.fixed());
  }

  private @Nullable Organization organization(Values in) throws IOException {
    if (!in.flag()) {
      return null;
    }
    return shared.organization(shared.text(in), shared.text(in), shared.nullable(in));
  }
}
