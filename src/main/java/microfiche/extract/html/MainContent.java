package microfiche.extract.html;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;

/**
 * Finds the article on a page nobody has seen before: where the running text is dense and links are
 * few.
 */
public final class MainContent {
  /** Below this an element that claims to be the article is a teaser or a player. */
  private static final int LEAST_TEXT = 120;

  /** Punctuation of running text; menus have none. */
  private static final String SENTENCE = "，。；！？、：”」,.;!?";

  private MainContent() {}

  /** Where the article is, and whether that is more than a guess. */
  public record Choice(Element element, boolean sure) {}

  /**
   * The first of {@code candidates} with enough running text, else the densest element below {@code
   * page}.
   */
  public static Choice find(Element page, List<Evaluator> candidates) {
    double whole = score(page);
    for (Evaluator candidate : candidates) {
      Element best = null;
      double bestScore = 0;
      double second = 0;
      for (Element element : page.select(candidate)) {
        double score = score(element);
        if (score > bestScore) {
          second = best != null && element.parents().contains(best) ? second : bestScore;
          best = element;
          bestScore = score;
        } else if (best == null || !element.parents().contains(best)) {
          second = Math.max(second, score);
        }
      }
      // Teasers look like articles; the article has more to say than any of them.
      boolean amongTeasers = second > 0 && bestScore > 2 * second;
      if (best != null
          && bestScore >= LEAST_TEXT
          && (bestScore > whole * 0.4 || amongTeasers && bestScore > whole * 0.2)) {
        return new Choice(best, true);
      }
    }
    return densest(page, whole);
  }

  /**
   * The first of {@code candidates} with nearly all running text, or {@code page} itself, unsure.
   */
  public static Choice most(Element page, List<Evaluator> candidates) {
    if (candidates.isEmpty()) {
      return new Choice(page, false);
    }
    double whole = score(page);
    for (Evaluator candidate : candidates) {
      for (Element element : page.select(candidate)) {
        if (!element.equals(page) && score(element) >= Math.max(LEAST_TEXT, whole * 0.6)) {
          return new Choice(element, true);
        }
      }
    }
    return new Choice(page, false);
  }

  /** Descends while one child holds nearly all the running text. */
  private static Choice densest(Element page, double whole) {
    Element at = page;
    while (true) {
      Element best = null;
      double bestScore = 0;
      for (Element child : at.children()) {
        double score = score(child);
        if (score > bestScore) {
          best = child;
          bestScore = score;
        }
      }
      boolean paragraph =
          best != null && best.normalName().matches("p|li|td|h[1-6]|blockquote|pre");
      if (best == null || paragraph || bestScore < whole * 0.85) {
        return new Choice(at, whole >= LEAST_TEXT && linkShare(at) < 0.3);
      }
      at = best;
    }
  }

  /** Characters outside links, counted double where sentences end nearby. */
  private static double score(Element element) {
    double[] score = {0};
    element.traverse(
        (node, depth) -> {
          if (node instanceof TextNode text && !text.isBlank()) {
            String words = text.getWholeText().strip();
            boolean running = words.chars().anyMatch(c -> SENTENCE.indexOf(c) >= 0);
            boolean link = node.parent() instanceof Element parent && parent.closest("a") != null;
            score[0] += link ? 0 : running ? words.length() : words.length() * 0.3;
          }
        });
    return score[0];
  }

  private static double linkShare(Element element) {
    int all = element.text().length();
    int links = element.select("a").text().length();
    return all == 0 ? 0 : (double) links / all;
  }
}
