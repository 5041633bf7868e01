package microfiche.extract.html;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeVisitor;

/**
 * Finds the article on a page nobody has seen before: where the running text is dense and links are
 * few.
 */
public final class MainContent {
  /** Below this an element that claims to be the article is a teaser or a player. */
  private static final int LEAST_TEXT = 120;

  /** Punctuation of running text; menus have none. */
  private static final String SENTENCE = "，。；！？、：”」,.;!?";

  private static final Set<String> PARAGRAPHS =
      Set.of("p", "li", "td", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre");

  private MainContent() {}

  /** Where the article is, and whether that is more than a guess. */
  public record Choice(Element element, boolean sure) {}

  /**
   * The first of {@code candidates} with enough running text, else the densest element below {@code
   * page}.
   */
  public static Choice find(Element page, List<Evaluator> candidates) {
    Scores scores = new Scores(page);
    double whole = scores.of(page);
    for (Evaluator candidate : candidates) {
      Element best = null;
      double bestScore = 0;
      double second = 0;
      for (Element element : page.select(candidate)) {
        double score = scores.of(element);
        if (score > bestScore) {
          second = best != null && Walk.within(best, element) ? second : bestScore;
          best = element;
          bestScore = score;
        } else if (best == null || !Walk.within(best, element)) {
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
    return densest(page, scores);
  }

  /**
   * The first of {@code candidates} with nearly all running text, or {@code page} itself, unsure.
   */
  public static Choice most(Element page, List<Evaluator> candidates) {
    if (candidates.isEmpty()) {
      return new Choice(page, false);
    }
    Scores scores = new Scores(page);
    double least = Math.max(LEAST_TEXT, scores.of(page) * 0.6);
    for (Evaluator candidate : candidates) {
      for (Element element : page.select(candidate)) {
        if (!element.equals(page) && scores.of(element) >= least) {
          return new Choice(element, true);
        }
      }
    }
    return new Choice(page, false);
  }

  /** Descends while one child holds nearly all the running text. */
  private static Choice densest(Element page, Scores scores) {
    double whole = scores.of(page);
    Element at = page;
    while (true) {
      Element best = null;
      double bestScore = 0;
      for (Element child : at.children()) {
        double score = scores.of(child);
        if (score > bestScore) {
          best = child;
          bestScore = score;
        }
      }
      boolean paragraph = best != null && PARAGRAPHS.contains(best.normalName());
      if (best == null || paragraph || bestScore < whole * 0.85) {
        return new Choice(at, whole >= LEAST_TEXT && linkShare(at) < 0.3);
      }
      at = best;
    }
  }

  private static double linkShare(Element element) {
    int all = element.text().length();
    int links = 0;
    Element last = null;
    for (Element link : element.select("a")) {
      if (last == null || !Walk.within(last, link)) {
        links += link.text().length() + (last == null ? 0 : 1);
        last = link;
      }
    }
    return all == 0 ? 0 : (double) links / all;
  }

  /**
   * How much running text each element of a page holds: its characters outside links, counted more
   * where sentences end nearby.
   */
  private static final class Scores implements NodeVisitor {
    private final Map<Element, Long> scores = new HashMap<>();

    /** In tenths of a character; of all text so far. */
    private long sum;

    private int links;

    /** A page must not change from now on. */
    Scores(Element page) {
      page.traverse(this);
    }

    double of(Element element) {
      return scores.getOrDefault(element, 0L) / 10.0;
    }

    @Override
    public void head(Node node, int depth) {
      if (node instanceof TextNode text) {
        if (links == 0 && !text.isBlank()) {
          String words = text.getWholeText().strip();
          boolean running = words.chars().anyMatch(c -> SENTENCE.indexOf(c) >= 0);
          sum += words.length() * (running ? 10L : 3L);
        }
      } else if (node instanceof Element element) {
        scores.put(element, sum);
        links += isLink(element) ? 1 : 0;
      }
    }

    @Override
    public void tail(Node node, int depth) {
      if (node instanceof Element element) {
        scores.merge(element, sum, (before, now) -> now - before);
        links -= isLink(element) ? 1 : 0;
      }
    }

    private static boolean isLink(Element element) {
      return element.normalName().equals("a");
    }
  }
}
