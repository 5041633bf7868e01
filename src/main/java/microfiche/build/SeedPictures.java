package microfiche.build;

import java.io.IOException;
import java.util.ArrayList;
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
import microfiche.container.Container;
import microfiche.container.Containers;
import microfiche.hash.Digest;
import microfiche.media.MediaFile;
import microfiche.report.UserError;
import microfiche.seed.SeedFile;
import microfiche.store.Outcome;
import org.jspecify.annotations.Nullable;

/** The pictures that seeds bring along: files beside them, and such as are written into them. */
public final class SeedPictures {
  private final List<SeedFile> seeds;
  private final List<Outcome> outcomes;
  private final Function<Card, Article> articles;

  /**
   * The pictures of one archive.
   *
   * @param seeds all files below the seed folders
   * @param outcomes what became of them
   * @param articles the whole article of a card
   */
  SeedPictures(List<SeedFile> seeds, List<Outcome> outcomes, Function<Card, Article> articles) {
    this.seeds = seeds;
    this.outcomes = outcomes;
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

  /** A picture in a file that holds many articles. */
  record Held(SeedFile file, long content, long at) {
    String where() {
      return file.path() + "#" + at;
    }

    /** Null when it is not there any more. */
    byte @Nullable [] bytes() {
      Container container = Containers.of(file);
      try {
        return container == null ? null : container.picture(file, at);
      } catch (IOException e) {
        return null;
      }
    }

    /**
     * The same of a picture that was seen before.
     *
     * @throws UserError when it is gone
     */
    byte[] again() {
      byte[] bytes = bytes();
      if (bytes == null) {
        throw UserError.failed(where(), "a picture in it cannot be read any more", "build again");
      }
      return bytes;
    }
  }

  /** Those of {@code wanted} that files with many articles hold; the first of several. */
  Map<PictureKey, Held> held(Set<PictureKey> wanted) {
    Map<Long, List<PictureKey>> addresses = new HashMap<>();
    wanted.forEach(
        key -> addresses.computeIfAbsent(key.address(), address -> new ArrayList<>()).add(key));
    Map<String, SeedFile> files = new HashMap<>();
    seeds.forEach(seed -> files.put(seed.path(), seed));
    Map<PictureKey, Held> held = new HashMap<>();
    for (Outcome outcome : outcomes) {
      SeedFile file = outcome.pictures().isEmpty() ? null : files.get(outcome.path());
      if (file != null) {
        long content = Digest.number(outcome.sha256());
        for (Outcome.Held picture : outcome.pictures()) {
          for (PictureKey key : addresses.getOrDefault(picture.address(), List.of())) {
            held.putIfAbsent(key, new Held(file, content, picture.at()));
          }
        }
      }
    }
    return held;
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
