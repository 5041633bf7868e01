package microfiche.article;

import org.jspecify.annotations.Nullable;

/**
 * A tag of the outlet.
 *
 * @param url the tag's own address at the outlet, or null where the outlet gave only the word
 */
public record Keyword(String name, @Nullable String url) {}
