package microfiche.extract.outlet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import microfiche.extract.html.HtmlSource;
import microfiche.extract.html.Walk;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/**
 * Takes out the elements that are no part of an article. All selectors are tried in one walk, each
 * only where an element bears a name the selector asks for. Immutable.
 */
final class DropRules {
  /** Shorter texts have no part that could be the article. */
  private static final int LEAST_TEXT = 150;

  private static final Evaluator PICTURE = QueryParser.parse("img");
  private static final Evaluator NOSCRIPT = QueryParser.parse("noscript");
  private static final Evaluator PLAYER = QueryParser.parse("iframe, video, audio, object, embed");

  private final List<Rule> rules;
  private final SelectorIndex<Test> index;

  private DropRules(List<Rule> rules, SelectorIndex<Test> index) {
    this.rules = rules;
    this.index = index;
  }

  /** A rule with its selector as jsoup reads it. */
  private record Rule(String name, Evaluator selector) {}

  /**
   * One alternative of a rule's selector.
   *
   * @param own sees from an element alone whether it matches; null where the tree around counts
   */
  private record Test(int rule, @Nullable Evaluator own) {}

  /**
   * The rules of {@code selectors}: rule name → CSS.
   *
   * @param uses answers a user's rule by its name, and null for those of the program
   */
  static DropRules of(Map<String, String> selectors, Function<String, @Nullable RuleUse> uses) {
    List<Rule> rules = new ArrayList<>();
    SelectorIndex<Test> index = new SelectorIndex<>();
    selectors.forEach(
        (name, css) -> {
          RuleUse user = uses.apply(name);
          for (Compound last : Compound.rightmost(css)) {
            Evaluator own = last.alone() ? RuleSelector.parse(last.css(), user) : null;
            index.add(last, new Test(rules.size(), own));
          }
          rules.add(new Rule(name, RuleSelector.parse(css, user)));
        });
    return new DropRules(List.copyOf(rules), index);
  }

  /**
   * Takes out what the rules match, rule by rule in their order.
   *
   * @param keep elements that a newsroom uses otherwise than all others, and that stay; or null
   */
  void drop(HtmlSource source, @Nullable Evaluator keep) {
    Element body = source.body();
    Candidates candidates = new Candidates(body);
    // Counted before anything is gone, but not for pages where only a few words go.
    int words = candidates.mayHoldMost() ? body.text().length() : 0;
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      Copies copies = new Copies();
      for (Element element : candidates.of(i, rule)) {
        boolean gone = element.equals(body) || element.parent() == null;
        if (!gone
            && !(keep != null && element.is(keep))
            && !holdsMost(element, words)
            && !copies.isOnly(element)) {
          source.drop(element, rule.name());
        }
      }
    }
  }

  /** What holds most of the words is the article, whatever its attributes say (wechat). */
  private static boolean holdsMost(Element element, int words) {
    return words > LEAST_TEXT && element.text().length() > words / 2;
  }

  /** Which {@code noscript} are no copies: those that hold the only pictures of their place. */
  private static final class Copies {
    /** Places that hold nothing else, so that one of thousands is not gone through for each. */
    private final Map<Element, Boolean> places = new HashMap<>();

    boolean isOnly(Element element) {
      Element place = element.parent();
      return element.normalName().equals("noscript")
          && place != null
          && element.selectFirst(PICTURE) != null
          && places.computeIfAbsent(place, Copies::onlyThere);
    }

    private static boolean onlyThere(Element place) {
      return place.selectFirst(PLAYER) == null
          && place.select(PICTURE).stream().allMatch(img -> img.closest(NOSCRIPT) != null);
    }
  }

  /** What one walk over a page found for each rule. */
  private final class Candidates {
    private final Element body;

    /** Rules that may match, but have to look around for it. */
    private final BitSet unsure = new BitSet();

    private final List<@Nullable List<Element>> sure = new ArrayList<>();

    Candidates(Element body) {
      this.body = body;
      rules.forEach(rule -> sure.add(null));
      Walk.elements(body, element -> index.lookUp(element, test -> note(test, element)));
    }

    private void note(Test test, Element element) {
      if (test.own() == null) {
        unsure.set(test.rule());
      } else if (test.own().matches(body, element)) {
        List<Element> found = sure.get(test.rule());
        if (found == null) {
          found = new ArrayList<>();
          sure.set(test.rule(), found);
        }
        if (found.isEmpty() || !found.get(found.size() - 1).equals(element)) {
          found.add(element);
        }
      }
    }

    /** Whether an element may turn up that has half of the words, or half of the least text. */
    boolean mayHoldMost() {
      return !unsure.isEmpty()
          || sure.stream()
              .filter(Objects::nonNull)
              .flatMap(List::stream)
              .anyMatch(element -> element.text().length() > LEAST_TEXT / 2);
    }

    /** The elements rule {@code i} matches now, those that earlier rules took left out. */
    List<Element> of(int i, Rule rule) {
      if (unsure.get(i)) {
        return body.select(rule.selector());
      }
      List<Element> found = sure.get(i);
      if (found == null) {
        return List.of();
      }
      found.removeIf(element -> !Walk.within(body, element));
      return found;
    }
  }
}
