package microfiche.site;

import org.jspecify.annotations.Nullable;

/**
 * A name and the page it leads to.
 *
 * @param path of the page, or null when the name has none
 * @param count of the articles behind it; 0 where that is not the point
 */
public record NamedLink(String name, @Nullable String path, int count) {}
