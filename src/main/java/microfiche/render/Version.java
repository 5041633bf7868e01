package microfiche.render;

import java.util.ArrayList;
import java.util.List;
import microfiche.article.Provenance;
import microfiche.card.Card;
import org.jspecify.annotations.Nullable;

/**
 * Another wording of an article, for templates.
 *
 * @param compared whether it is shown what differs; of very many copies only some are
 * @param coarse see {@link Differences.Comparison}
 * @param changed paragraphs in other words
 * @param added paragraphs that only the published wording has
 * @param removed paragraphs that only this wording has
 * @param stretches what turns it into the published wording; empty when it is not compared
 */
public record Version(
    Provenance seed,
    @Nullable String headline,
    boolean compared,
    boolean coarse,
    int changed,
    int added,
    int removed,
    List<Stretch> stretches) {

  public Version {
    stretches = List.copyOf(stretches);
  }

  /**
   * Paragraphs one after the other that are all the same, or all differ.
   *
   * @param number of the difference, from 1; 0 where all is the same
   */
  public record Stretch(int number, List<Differences.Line> lines) {
    public Stretch {
      lines = List.copyOf(lines);
    }
  }

  static Version of(Card card, boolean compared, Differences.Comparison comparison) {
    List<Stretch> stretches = new ArrayList<>();
    List<Differences.Line> lines = comparison.lines();
    int differences = 0;
    for (int i = 0; i < lines.size(); ) {
      boolean same = same(lines.get(i));
      int end = i;
      while (end < lines.size() && same(lines.get(end)) == same) {
        end++;
      }
      stretches.add(new Stretch(same ? 0 : ++differences, lines.subList(i, end)));
      i = end;
    }
    return new Version(
        card.seed(),
        card.headline(),
        compared,
        comparison.coarse(),
        count(lines, "changed"),
        count(lines, "added"),
        count(lines, "removed"),
        stretches);
  }

  private static boolean same(Differences.Line line) {
    return line.kind().equals("same");
  }

  private static int count(List<Differences.Line> lines, String kind) {
    return (int) lines.stream().filter(line -> line.kind().equals(kind)).count();
  }
}
