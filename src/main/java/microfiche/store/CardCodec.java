package microfiche.store;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import microfiche.address.PictureKey;
import microfiche.article.Organization;
import microfiche.article.Provenance;
import microfiche.card.Card;
import microfiche.card.LinkKeys;
import microfiche.likeness.Signature;
import org.jspecify.annotations.Nullable;

/**
 * Cards as bytes and back. What many cards share (publishers, tags, mirrors) is one object when it
 * is read. Safe for several threads.
 */
final class CardCodec {
  private final Map<Object, Object> shared = new ConcurrentHashMap<>();

  /** All but what the outcome of the seed holds as well. */
  static byte[] encode(Card card) {
    Bytes out = new Bytes();
    ArticleCodec.Writer writer = new ArticleCodec.Writer(out);
    out.text(card.key());
    out.fixed(card.id());
    out.text(card.url());
    out.text(card.headline());
    writer.date(card.date());
    writer.organization(card.publisher());
    out.list(card.sections(), out::text);
    out.list(card.keywords(), out::text);
    out.list(card.tagLinks(), out::fixed);
    out.list(card.authors(), out::text);
    out.list(
        card.pictures(),
        picture -> {
          out.fixed(picture.address());
          out.fixed(picture.place());
          out.fixed(picture.name());
          out.fixed(picture.seeds());
        });
    out.text(card.summary());
    out.number(card.length());
    out.fixed(card.words());
    long[] links = card.links().toArray();
    out.number(links.length);
    for (long link : links) {
      out.fixed(link);
    }
    int[] features = card.signature().toArray();
    out.number(features.length);
    for (int feature : features) {
      out.number(feature);
    }
    out.fixed(card.signature().headline());
    out.text(card.language());
    out.text(card.seed().mirror());
    out.text(card.seed().outlet());
    out.text(card.seed().mirroredAt());
    return out.withSum();
  }

  Card decode(Values in, Outcome outcome, Outcome.Kept kept) throws IOException {
    ArticleCodec.Reader reader = new ArticleCodec.Reader(in);
    return new Card(
        kept.place(),
        kept.size(),
        kept.content(),
        in.text(),
        in.fixed(),
        in.nullable(),
        in.nullable(),
        reader.date(),
        organization(reader),
        in.list(() -> once(in.text())),
        in.list(() -> once(in.text())),
        in.list(in::fixed),
        in.list(() -> once(in.text())),
        in.list(() -> new PictureKey(in.fixed(), in.fixed(), in.fixed(), in.fixed())),
        in.text(),
        in.count(),
        in.fixed(),
        links(in),
        signature(in),
        once(in.text()),
        new Provenance(
            outcome.path(), outcome.sha256(), once(in.text()), once(in.text()), in.nullable()));
  }

  private static LinkKeys links(Values in) throws IOException {
    long[] links = new long[in.count()];
    for (int i = 0; i < links.length; i++) {
      links[i] = in.fixed();
    }
    return LinkKeys.of(links);
  }

  private static Signature signature(Values in) throws IOException {
    int[] features = new int[in.count()];
    for (int i = 0; i < features.length; i++) {
      features[i] = (int) in.number();
    }
    return Signature.of(features, in.fixed());
  }

  private @Nullable Organization organization(ArticleCodec.Reader reader) throws IOException {
    Organization organization = reader.organization();
    return organization == null ? null : once(organization);
  }

  /** The first object that was equal to this one. */
  @SuppressWarnings("unchecked") // equal objects here have one class
  private <T> T once(T value) {
    Object first = shared.putIfAbsent(value, value);
    return first == null ? value : (T) first;
  }
}
