package microfiche.media;

import java.util.HashMap;
import java.util.Map;
import microfiche.address.PictureKey;
import org.jspecify.annotations.Nullable;

/** Which pictures are in the site. Immutable; any number of threads may ask. */
public final class SitePictures {
  /** No picture is. */
  public static final SitePictures EMPTY = new SitePictures(Map.of());

  private final Map<PictureKey, Picture> pictures;

  /** The pictures by their addresses. */
  public SitePictures(Map<PictureKey, Picture> pictures) {
    this.pictures = new HashMap<>(pictures);
  }

  /** Whether the site has no picture. */
  public boolean isEmpty() {
    return pictures.isEmpty();
  }

  /** The picture of an address, or null when the site has none. */
  public @Nullable Picture of(PictureKey key) {
    return pictures.get(key);
  }
}
