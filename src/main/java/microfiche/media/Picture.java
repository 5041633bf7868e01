package microfiche.media;

/**
 * A picture that is in the site.
 *
 * @param path of its file, relative to the site
 * @param width as it is shown, in pixels
 * @param height likewise
 */
public record Picture(String path, int width, int height) {}
