package microfiche.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statistics about the archive; each can be counted again from its seeds.
 *
 * @param seeds files that were read
 * @param rejected files without an article
 * @param folded files that hold an article another file holds as well
 * @param characters of all texts
 * @param present how many of the pictures the site has
 * @param reasons why seeds were left out, with their number, at most 12
 * @param sources the largest, at most 200
 * @param years the months of each year, newest first
 * @param time every month from the first to the last, or every year when there are too many months
 * @param sections the largest
 * @param weekdays Monday first
 * @param gaps months without an article between the first and the last
 */
public record Overview(
    int articles,
    int seeds,
    int rejected,
    int folded,
    long characters,
    int pictures,
    int present,
    int undated,
    int withoutAddress,
    @Nullable String firstDay,
    @Nullable String lastDay,
    List<NamedLink> reasons,
    List<SourceFigures> sources,
    List<NamedLink> mirrors,
    List<NamedLink> languages,
    List<CalendarPage.Row> years,
    List<Bar> time,
    List<Bar> sections,
    List<Bar> weekdays,
    List<String> gaps) {

  /**
   * One publisher's share.
   *
   * @param share as in {@link Bar}
   * @param pictures that its articles name
   * @param present those of them that the site has
   */
  public record SourceFigures(
      NamedLink source,
      int share,
      int pictures,
      int present,
      @Nullable String firstDay,
      @Nullable String lastDay) {}

  /**
   * A bar of a chart.
   *
   * @param share of the longest bar, in thousandths; at least 1 unless there is nothing
   */
  public record Bar(NamedLink of, int share) {}
}
