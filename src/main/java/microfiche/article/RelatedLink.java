package microfiche.article;

/** A link that the outlet set beside the article's text: related reading, another language. */
public record RelatedLink(String url, String name) {}
