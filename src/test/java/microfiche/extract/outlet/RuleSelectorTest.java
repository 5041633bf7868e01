package microfiche.extract.outlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import microfiche.extract.Budget;
import microfiche.extract.OverBudget;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RuleSelectorTest {
  private static final String RULE = "\"drop.x\" in mine.yaml";

  private static final RuleUse USE = new RuleUse("drop.x", "mine.yaml", "p");

  private static final List<String> TESTS =
      List.of(
          "p",
          ".a",
          "div.b",
          "*",
          "[title]",
          "[title~=^x]",
          "[title~=[yz]$]",
          "p[class~=a|b]",
          ":matches(潮)",
          "p:matches(^潮.*水$)",
          "div:matchesOwn(船)",
          "span:matchesWholeText( 船)",
          "p:matchesWholeOwnText(\\(雾\\))",
          ":not(:matches(船))",
          ":not(p:matches(潮), .b)",
          ":is(p, div:matches(雾))",
          ":has(> p:matches(潮))",
          ":has(span:matches(船), .b)",
          ":has(+ p[title~=x])",
          ":has(~ div:matches(雾))",
          "p:matches(潮):not([title~=y]).a",
          "p:first-child:matches((?i)A|潮)",
          ":matches(\\Q(雾)\\E)");

  private static final List<String> COMBINATORS = List.of(" ", " > ", ">", " + ", " ~ ", ", ", ",");

  /** A selector that was taken apart finds what jsoup finds. */
  @Test
  void meansWhatItMeansToJsoup() {
    Random random = new Random(11);
    int found = 0;
    for (int round = 0; round < 800; round++) {
      Element page = Jsoup.parseBodyFragment(page(random, 3)).body();
      String css = selector(random);
      List<Element> expected = page.select(QueryParser.parse(css));
      assertThat(page.select(RuleSelector.parse(css, USE)))
          .as(css + " in " + page.html())
          .containsExactlyElementsOf(expected);
      found += expected.size();
    }
    assertThat(found).isGreaterThan(1_000);
  }

  private static String selector(Random random) {
    StringBuilder css = new StringBuilder(pick(TESTS, random));
    for (int i = random.nextInt(4); i > 0; i--) {
      css.append(pick(COMBINATORS, random)).append(pick(TESTS, random));
    }
    return css.toString();
  }

  private static String page(Random random, int depth) {
    StringBuilder html = new StringBuilder();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      String name = pick(depth == 0 ? List.of("p", "span") : List.of("div", "div", "p"), random);
      html.append('<').append(name);
      html.append(pick(List.of("", " class=a", " class='b c'", " title=xy", " title=z"), random));
      html.append('>').append(pick(List.of("", "潮", "潮水", "船", "a (雾) ", " 船"), random));
      html.append(depth == 0 || name.equals("p") ? "" : page(random, depth - 1));
      html.append("</").append(name).append('>');
    }
    return html.toString();
  }

  private static <T> T pick(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p:matches(^(a|aa)+\\1b$)",
        "p[title~=^(a|aa)+\\1b$]",
        "div > :not(p:matches(^(a|aa)+\\1b$))",
        "div:has(> p:matches(^(a|aa)+\\1b$)), span",
        "p:matchesWholeText(^(a|aa)+\\1b$) + p",
      })
  void oneThatNeverEndsIsGivenUpAndNamed(String css) {
    String many = "a".repeat(300);
    Element page =
        Jsoup.parseBodyFragment("<div><p title=" + many + ">" + many + "</p><p>x</p></div>").body();
    Evaluator selector = RuleSelector.parse(css, USE);
    assertThatThrownBy(() -> Budget.within(600, () -> page.select(selector)))
        .isInstanceOf(OverBudget.class)
        .hasMessageContaining("the rule \"drop.x\" in mine.yaml takes too much work");
  }

  @Test
  void oneThatLooksAtEveryElementForEveryElementIsGivenUpToo() {
    Element page = Jsoup.parseBodyFragment("<p>x</p>".repeat(20_000)).body();
    Evaluator selector = RuleSelector.parse("p:has(~ p:matches(y))", USE);
    assertThatThrownBy(() -> Budget.within(60_000, () -> page.select(selector)))
        .isInstanceOf(OverBudget.class)
        .hasMessageContaining(RULE);
  }

  @Test
  void whatIsNoSelectorIsRefused() {
    for (String css : List.of("p:matches(", "p:matches((a)", "div[", ":nth-child(:matches(a))")) {
      assertThatThrownBy(() -> RuleSelector.parse(css, USE))
          .as(css)
          .isInstanceOfAny(IllegalArgumentException.class, Selector.SelectorParseException.class);
    }
  }

  @Test
  void theProgramsOwnSelectorsAreJsoups() {
    assertThat(RuleSelector.parse("p:matches(x)", null).getClass().getName())
        .startsWith("org.jsoup");
  }
}
