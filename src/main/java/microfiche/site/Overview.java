package microfiche.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures about the archive; each can be counted again from its seeds.
 *
 * @param seeds files that were read
 * @param rejected files without an article
 * @param folded files that hold an article another file holds as well
 * @param characters of all texts
 * @param gaps months without an article between the first and the last
 */
public record Overview(
    int articles,
    int seeds,
    int rejected,
    int folded,
    long characters,
    int pictures,
    int undated,
    int withoutAddress,
    @Nullable String firstDay,
    @Nullable String lastDay,
    List<SourceFigures> sources,
    List<NamedLink> mirrors,
    List<NamedLink> languages,
    List<NamedLink> years,
    List<String> gaps) {

  /** One publisher's share. */
  public record SourceFigures(
      NamedLink source, @Nullable String firstDay, @Nullable String lastDay) {}

  void describe(Fingerprint print) {
    print.number(articles).number(seeds).number(rejected).number(folded).number(characters);
    print.number(pictures).number(undated).number(withoutAddress).text(firstDay).text(lastDay);
    print.list(
        sources,
        source -> print.link(source.source()).text(source.firstDay()).text(source.lastDay()));
    print.links(mirrors).links(languages).links(years).list(gaps, print::text);
  }
}
