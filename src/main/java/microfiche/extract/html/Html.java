package microfiche.extract.html;

import java.util.Iterator;
import microfiche.extract.Budget;
import microfiche.extract.OverBudget;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/** Parses HTML within the budget of a seed. */
public final class Html {
  /**
   * A text with so few tags cannot become too large: the parser repeats a dozen unclosed elements
   * at most for each.
   */
  private static final int FEW_TAGS = Budget.MOST_ELEMENTS / 13;

  /** Comments and end tags are no elements, but take room as well. */
  private static final int MOST_TAGS = 4 * Budget.MOST_ELEMENTS;

  private static final int SHORTEST_TAG = 3;

  private Html() {}

  /**
   * The whole tree.
   *
   * @param positions whether nodes know where in {@code html} they stood
   * @throws OverBudget when there are too many elements
   */
  public static Document parse(String html, boolean positions) {
    Parser parser = Parser.htmlParser().setTrackPosition(positions);
    int tags = html.length() < FEW_TAGS * SHORTEST_TAG ? 0 : tags(html);
    if (tags <= FEW_TAGS) {
      return parser.parseInput(html, "");
    }
    if (tags > MOST_TAGS) {
      throw OverBudget.elements(Budget.MOST_ELEMENTS);
    }
    try (StreamParser parts = new StreamParser(parser).parse(html, "")) {
      Budget budget = Budget.current();
      int elements = 0;
      for (Iterator<Element> i = parts.iterator(); i.hasNext(); i.next()) {
        budget.spend(1);
        if (++elements > Budget.MOST_ELEMENTS) {
          throw OverBudget.elements(Budget.MOST_ELEMENTS);
        }
      }
      return parts.document();
    }
  }

  private static int tags(String html) {
    int tags = 0;
    for (int i = html.indexOf('<'); i >= 0; i = html.indexOf('<', i + 1)) {
      tags++;
    }
    return tags;
  }
}
