package microfiche.article;

import org.jspecify.annotations.Nullable;

/**
 * Where an article was found.
 *
 * @param path of the seed, with {@code /}
 * @param sha256 of the seed's bytes, in hexadecimal
 * @param mirror who copied it: {@code easy2view}
 * @param outlet whose house style was read: {@code epochtimes}, or {@code any}
 * @param mirroredAt when it was copied (ISO 8601, UTC), or null when the seed does not say
 */
public record Provenance(
    String path, String sha256, String mirror, String outlet, @Nullable String mirroredAt) {}
