package microfiche.article;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who worked on an article.
 *
 * @param name the name alone: no title, place or verb
 * @param jobTitle as the article states it, such as 大纪元记者, or null
 */
public record Person(String name, @Nullable String jobTitle) {}
