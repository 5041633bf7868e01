package microfiche.site;

import java.util.List;
import microfiche.media.Picture;
import org.jspecify.annotations.Nullable;

/**
 * An article in a list.
 *
 * @param path of its page
 * @param headline never empty: an article without one is shown by its first words
 * @param day ISO date, or null
 * @param source the publisher's name, or null
 * @param picture its lead picture, or the first of its pictures that the site has; or null
 * @param content a digest of the article
 */
public record Item(
    String path,
    String headline,
    @Nullable String day,
    @Nullable String source,
    List<String> authors,
    String summary,
    String language,
    @Nullable Picture picture,
    long content) {}
