package microfiche.article;

import org.jspecify.annotations.Nullable;

/**
 * A news organization.
 *
 * @param id a short ASCII name, used in addresses: {@code epochtimes}
 * @param url its home page, or null
 */
public record Organization(String id, String name, @Nullable String url) {}
