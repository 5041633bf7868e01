package microfiche.archive;

import java.util.List;
import microfiche.article.Article;
import microfiche.article.Provenance;
import microfiche.card.Card;

/**
 * One article of the archive.
 *
 * @param card of the copy that is published
 * @param copies the other seeds that hold the same article, ordered by path
 * @param versions a card for every other wording among the copies, ordered by path
 * @param sections of all copies, in the order of their paths
 * @param filed those sections that it is sorted under: of each copy the first {@link
 *     Taxonomy#MOST}, in the order of {@code sections}
 */
public record Entry(
    Card card,
    List<Provenance> copies,
    List<Card> versions,
    List<String> sections,
    List<String> filed) {
  public Entry {
    copies = List.copyOf(copies);
    versions = List.copyOf(versions);
    sections = List.copyOf(sections);
    filed = List.copyOf(filed);
  }

  /** The article as it is published: with the sections of all its copies. */
  public Article withSections(Article article) {
    return article.articleSection().equals(sections) ? article : article.withSections(sections);
  }
}
