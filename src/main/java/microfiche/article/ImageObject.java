package microfiche.article;

import org.jspecify.annotations.Nullable;

/**
 * A picture of an article (schema.org {@code ImageObject}).
 *
 * @param contentUrl the picture's own address, never a proxy's
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
    @Nullable String creditText) {}
