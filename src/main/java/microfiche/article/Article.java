package microfiche.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One article as its outlet published it (schema.org {@code NewsArticle}); immutable.
 *
 * @param headline null only where the seed states none
 * @param url the canonical address at the outlet, never the mirror's; null where unknown
 * @param articleSection the sections it was filed under, at least by folder
 * @param image every picture in document order, the lead picture first
 * @param lead the number of blocks at the start of {@code body} that are the lead picture (0 or 1)
 * @param inLanguage BCP 47: {@code zh-Hans}, {@code zh-Hant}, {@code en}
 */
public record Article(
    @Nullable String headline,
    @Nullable String alternativeHeadline,
    @Nullable String url,
    @Nullable PublicationDate datePublished,
    @Nullable PublicationDate dateModified,
    List<Person> author,
    List<Person> editor,
    List<Person> translator,
    @Nullable Organization publisher,
    List<String> articleSection,
    List<Keyword> keywords,
    List<ImageObject> image,
    int lead,
    List<Block> body,
    List<RelatedLink> relatedLink,
    String inLanguage,
    Provenance seed) {

  public Article {
    author = List.copyOf(author);
    editor = List.copyOf(editor);
    translator = List.copyOf(translator);
    articleSection = List.copyOf(articleSection);
    keywords = List.copyOf(keywords);
    image = List.copyOf(image);
    body = List.copyOf(body);
    relatedLink = List.copyOf(relatedLink);
  }

  /** The same filed under other sections. */
  public Article withSections(List<String> sections) {
    return new Article(
        headline,
        alternativeHeadline,
        url,
        datePublished,
        dateModified,
        author,
        editor,
        translator,
        publisher,
        sections,
        keywords,
        image,
        lead,
        body,
        relatedLink,
        inLanguage,
        seed);
  }

  /** The body as plain text, one block per line; see {@link PlainText}. */
  public String articleBody() {
    return PlainText.of(body);
  }
}
