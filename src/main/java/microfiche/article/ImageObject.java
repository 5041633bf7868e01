package microfiche.article;

import java.util.Base64;
import microfiche.address.DataUri;
import microfiche.hash.Digest;
import org.jspecify.annotations.Nullable;

/**
 * A picture of an article (schema.org {@code ImageObject}).
 *
 * @param contentUrl the picture's own address, never a proxy's; its path, where it lies beside the
 *     seed and nobody knows its address; the whole picture ({@code data:}), where it stands in the
 *     seed itself
 * @param largerUrl the address of a larger version that the picture linked to, or null
 * @param alternateName the text for those who cannot see it, or null
 * @param caption the whole caption, credit included, or null
 * @param creditText who made or owns it, without parentheses, or null
 */
public record ImageObject(
    String contentUrl,
    @Nullable String largerUrl,
    @Nullable String alternateName,
    @Nullable String caption,
    @Nullable String creditText) {

  /** Whether the address holds the picture itself. */
  public boolean isEmbedded() {
    return DataUri.is(contentUrl) && contentUrl.indexOf(',') > 0;
  }

  /**
   * The address as records state it. One that holds the picture becomes its name by SHA-256 (RFC
   * 6920): {@code ni:///sha-256;…?ct=image/png}.
   */
  public String statedUrl() {
    if (!isEmbedded()) {
      return contentUrl;
    }
    DataUri uri = DataUri.of(contentUrl);
    byte[] digest = Digest.sha256().digest(uri.bytes());
    return "ni:///sha-256;"
        + Base64.getUrlEncoder().withoutPadding().encodeToString(digest)
        + "?ct="
        + uri.type();
  }
}
