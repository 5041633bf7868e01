package microfiche.seed;

import org.jspecify.annotations.Nullable;

/**
 * A seed that was read.
 *
 * @param path as in {@link SeedFile}
 * @param sha256 of its bytes, in hexadecimal
 * @param text decoded, without a byte order mark; line ends as they were
 * @param charset the encoding it was read in, or null when it holds no text at all (a picture)
 * @param section as in {@link SeedFile}
 */
public record Seed(
    String path, String sha256, String text, @Nullable String charset, @Nullable String section) {}
