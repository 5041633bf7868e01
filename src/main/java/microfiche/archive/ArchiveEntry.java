package microfiche.archive;

import java.util.List;
import microfiche.article.Article;
import microfiche.article.Provenance;
import microfiche.card.Card;
import microfiche.hash.Stamps;

/**
 * One article of the archive.
 *
 * @param number its place in {@link Archive#entries}
 * @param card of the copy that is published
 * @param copies the other seeds that hold the same article, ordered by path
 * @param versions a card for every other wording among the copies, ordered by path
 * @param sections of all copies, in the order of their paths
 * @param filed those sections that it is sorted under: of each copy the first {@link
 *     Taxonomy#MOST}, in the order of {@code sections}
 */
public record ArchiveEntry(
    int number,
    Card card,
    List<Provenance> copies,
    List<Card> versions,
    List<String> sections,
    List<String> filed) {
  public ArchiveEntry {
    copies = List.copyOf(copies);
    versions = List.copyOf(versions);
    sections = List.copyOf(sections);
    filed = List.copyOf(filed);
  }

  /** A digest of all that pages and records show of it: another number, something else. */
  public long stamp() {
    long stamp = card.content();
    if (copies.isEmpty()) {
      return stamp; // sections and names follow from the article
    }
    for (Provenance copy : copies) {
      stamp = Stamps.mix(stamp, Stamps.of(copy.path()), Stamps.of(copy.sha256()));
      stamp = Stamps.mix(stamp, Stamps.of(copy.mirror()), Stamps.of(copy.outlet()));
      stamp = Stamps.mix(stamp, Stamps.of(copy.mirroredAt()), 0);
    }
    for (Card version : versions) {
      stamp = Stamps.mix(stamp, version.content(), 1);
    }
    for (String section : sections) {
      stamp = Stamps.mix(stamp, Stamps.of(section), filed.contains(section) ? 3 : 2);
    }
    return stamp;
  }

  /** The article as it is published: with the sections of all its copies. */
  public Article withSections(Article article) {
    return article.articleSection().equals(sections) ? article : article.withSections(sections);
  }
}
