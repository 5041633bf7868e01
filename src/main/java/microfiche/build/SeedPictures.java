package microfiche.build;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import microfiche.address.DataUri;
import microfiche.address.PictureKey;
import microfiche.article.Article;
import microfiche.article.ImageObject;
import microfiche.card.Card;
import microfiche.media.MediaFile;
import microfiche.seed.SeedFile;
import org.jspecify.annotations.Nullable;

/** The pictures that seeds bring along: files beside them, and such as are written into them. */
public final class SeedPictures {
  private final List<SeedFile> seeds;
  private final Function<Card, Article> articles;

  /**
   * The pictures of one archive.
   *
   * @param seeds all files below the seed folders
   * @param articles the whole article of a card
   */
  SeedPictures(List<SeedFile> seeds, Function<Card, Article> articles) {
    this.seeds = seeds;
    this.articles = articles;
  }

  /** Those of {@code wanted} that lie where their articles say, beside the seed. */
  Map<PictureKey, MediaFile> beside(Set<PictureKey> wanted) {
    Map<Long, MediaFile> files = new HashMap<>();
    for (SeedFile seed : seeds) {
      String path = seed.path();
      if (PictureKey.isPictureName(path.substring(path.lastIndexOf('/') + 1))) {
        MediaFile file = new MediaFile(path, seed.file(), seed.stamp());
        files.put(PictureKey.number(path), file);
        files.putIfAbsent(PictureKey.number(PictureKey.decoded(path)), file);
      }
    }
    Map<PictureKey, MediaFile> beside = new HashMap<>();
    for (PictureKey key : wanted) {
      MediaFile file = key.isEmbedded() ? null : files.get(key.seeds());
      if (file != null) {
        beside.put(key, file);
      }
    }
    return beside;
  }

  /** The bytes of a picture that is written into the seed of {@code card}; null when it is not. */
  byte @Nullable [] bytes(Card card, PictureKey key) {
    Article article = articles.apply(card);
    for (ImageObject image : article.image()) {
      if (image.isEmbedded()
          && PictureKey.of(article.url(), article.seed().path(), image.contentUrl()).equals(key)) {
        return DataUri.of(image.contentUrl()).bytes();
      }
    }
    return null;
  }
}
