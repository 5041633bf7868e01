package microfiche.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What a reader can choose and press, in the sample archive. */
@InBrowser
class ControlsInBrowserTest {
  /** More presses of the tab key than any page needs before its kinds of focus have all come. */
  private static final int TABS = 45;

  private static final String OPEN_HELP = "return document.querySelector('#keys') !== null";
  private static final String CHOSEN_THEME = "return document.documentElement.dataset.theme || ''";
  private static final String FONT =
      "return Math.round(parseFloat(getComputedStyle(document.documentElement).fontSize) * 10)";

  /** 0 for black paper, 255 for white. */
  private static final String PAPER =
      """
      const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g);
      return Math.round((+r + +g + +b) / 3);
      """;

  private static Browser browser;
  private static Path site;

  @BeforeAll
  static void start(Browser session) {
    browser = session;
    site = Sites.sample();
  }

  @BeforeEach
  void forget() {
    browser.javaScript(true);
    browser.look(Browser.View.DESKTOP_LIGHT);
    browser.open(site.resolve("index.html"));
    browser.run(
        "localStorage.clear(); for (const c of document.cookie.split('; '))"
            + " document.cookie = c.split('=')[0] + '=; path=/; max-age=0'");
  }

  @Test
  void coloursFollowTheSystemUntilOneIsChosen() {
    assertThat(browser.number(PAPER)).isGreaterThan(230);
    browser.look(Browser.View.DESKTOP_DARK);
    assertThat(browser.number(PAPER)).isLessThan(50);
    click("button[data-theme='light']");
    assertThat(browser.number(PAPER)).as("light chosen in a dark system").isGreaterThan(230);
    click("button[data-theme='auto']");
    assertThat(browser.number(PAPER)).isLessThan(50);
  }

  @Test
  void aChosenColourSurvivesOtherPagesAndReloads() {
    click("button[data-theme='dark']");
    assertThat(browser.text(CHOSEN_THEME)).isEqualTo("dark");
    for (String page : List.of("about.html", "dates/index.html")) {
      browser.driver().findElement(By.cssSelector("header.site a[href$='" + page + "']")).click();
      assertThat(browser.driver().getCurrentUrl()).endsWith(page);
      assertThat(browser.text(CHOSEN_THEME)).as(page).isEqualTo("dark");
      assertThat(browser.number(PAPER)).as(page).isLessThan(50);
    }
    browser.driver().navigate().refresh();
    assertThat(browser.number(PAPER)).as("after a reload").isLessThan(50);
    assertThat(pressed("theme")).containsExactly("dark");
    click("button[data-theme='auto']");
    browser.driver().navigate().refresh();
    assertThat(browser.text(CHOSEN_THEME)).isEmpty();
    assertThat(pressed("theme")).containsExactly("auto");
  }

  @Test
  void aChosenTextSizeSurvivesOtherPagesAndReloads() {
    long medium = browser.number(FONT);
    click("button[data-size='large']");
    long large = browser.number(FONT);
    assertThat(large).isGreaterThan(medium);
    browser.open(article());
    assertThat(browser.number(FONT)).isEqualTo(large);
    browser.driver().navigate().refresh();
    assertThat(browser.number(FONT)).isEqualTo(large);
    assertThat(pressed("size")).containsExactly("large");
    click("button[data-size='small']");
    assertThat(browser.number(FONT)).isLessThan(medium);
  }

  @Test
  void withoutJavaScriptNoControlIsOffered() {
    browser.javaScript(false);
    for (Path page : pages()) {
      browser.open(page);
      assertThat(
              browser.number(
                  "return [...document.querySelectorAll('button:not(.ask button), .comfort')]"
                      + ".filter((e) => e.getClientRects().length).length"))
          .as(page.toString())
          .isZero();
    }
  }

  @Test
  void jAndKStepThroughAList() {
    browser.open(list());
    String place =
        "return [...document.querySelectorAll('.item h2 a, .item h3 a')]"
            + ".indexOf(document.activeElement)";
    assertThat(browser.number(place)).isEqualTo(-1);
    browser.type("j");
    assertThat(browser.number(place)).isZero();
    browser.type("j");
    assertThat(browser.number(place)).isEqualTo(1);
    browser.type("k");
    assertThat(browser.number(place)).isZero();
    browser.type("k");
    assertThat(browser.number(place)).as("stays at the first").isZero();
  }

  @Test
  void jAndKLeadFromAnArticleToItsNeighbours() {
    browser.open(article());
    String here = browser.driver().getCurrentUrl();
    String after = browser.text("return document.querySelector('.neighbours .after').href");
    browser.type("j");
    assertThat(browser.driver().getCurrentUrl()).isEqualTo(after);
    browser.type("k");
    assertThat(browser.driver().getCurrentUrl()).isEqualTo(here);
  }

  @Test
  void aQuestionMarkExplainsTheKeysAndEscapeClosesThat() {
    browser.tab();
    browser.tab();
    String before = browser.text("return document.activeElement.outerHTML");
    browser.type("?");
    assertThat(browser.run(OPEN_HELP)).isEqualTo(true);
    assertThat(browser.text("return document.activeElement.id")).isEqualTo("keys");
    assertThat(browser.barriers()).isEmpty();
    browser.type(Keys.ESCAPE);
    assertThat(browser.run(OPEN_HELP)).isEqualTo(false);
    assertThat(browser.text("return document.activeElement.outerHTML"))
        .as("focus is where it was")
        .isEqualTo(before);
  }

  @Test
  void keysDoNothingInAFieldOrWithAModifier() {
    browser.open(list());
    browser.run(
        "const f = document.createElement('input'); document.body.append(f); f.id = 'f'; f.focus()");
    browser.type("jk?");
    assertThat(browser.text("return document.activeElement.value")).isEqualTo("jk?");
    assertThat(browser.run(OPEN_HELP)).isEqualTo(false);
    for (String modifier : List.of("ctrlKey", "altKey", "metaKey")) {
      for (String key : List.of("j", "k", "?", "Escape")) {
        assertThat(caught(key, modifier)).as(modifier + " " + key).isFalse();
      }
    }
    assertThat(browser.run(OPEN_HELP)).isEqualTo(false);
  }

  @Test
  void keysThatScrollAreLeftToTheBrowser() {
    for (Path page : pages()) {
      browser.open(page);
      for (String key :
          List.of(
              "ArrowUp",
              "ArrowDown",
              "ArrowLeft",
              "ArrowRight",
              " ",
              "PageDown",
              "PageUp",
              "Home",
              "End",
              "Tab",
              "Enter",
              "Backspace")) {
        assertThat(caught(key, "bubbles")).as(page + " " + key).isFalse();
      }
    }
    assertThat(caught("j", "bubbles")).as("but j is ours").isTrue();
  }

  /** Whether the page keeps a key from the browser. */
  private static boolean caught(String key, String modifier) {
    return (Boolean)
        browser.run(
            """
            const options = { key: arguments[0], bubbles: true, cancelable: true };
            options[arguments[1]] = true;
            return !document.body.dispatchEvent(new KeyboardEvent("keydown", options));
            """,
            key,
            modifier);
  }

  @Test
  void theFirstTabLeadsPastTheNavigation() {
    for (Path page : pages()) {
      browser.open(page);
      if (page.endsWith("search.html")) {
        assertThat(browser.text("return document.activeElement.id"))
            .as("who opens the search wants to type")
            .isEqualTo("q");
        continue;
      }
      browser.tab();
      assertThat(browser.text("return document.activeElement.className")).isEqualTo("skip");
      browser.type(Keys.ENTER);
      browser.tab();
      assertThat(
              browser.run(
                  "const e = document.activeElement; return document.querySelector('main').contains(e)"
                      + " || !document.querySelector('main').querySelector('a, button, [tabindex]')"))
          .as(page + ": the tab after it is in the text")
          .isEqualTo(true);
    }
  }

  @Test
  void focusIsAlwaysSeen() {
    Set<String> unseen = new TreeSet<>();
    for (Path page : pages()) {
      browser.open(page);
      for (int i = 0; i < TABS; i++) {
        browser.tab();
        Object wrong =
            browser.run(
                """
                const e = document.activeElement;
                if (e === document.body) return "end";
                const s = getComputedStyle(e);
                const r = e.getBoundingClientRect();
                const outline = s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0;
                const inside = r.right > 0 && r.bottom > 0 && r.left < innerWidth && r.top < innerHeight;
                return outline && inside ? null : e.tagName + "." + e.className + " " + e.textContent;
                """);
        if ("end".equals(wrong)) {
          break;
        }
        if (wrong != null) {
          unseen.add(site.relativize(page) + ": " + wrong);
        }
      }
    }
    assertThat(unseen).isEmpty();
  }

  @Test
  void nothingMovesForThoseWhoAskForThat() {
    browser.media("screen", Map.of("prefers-reduced-motion", "reduce"));
    for (Path page : pages()) {
      browser.open(page);
      assertThat(
              browser.number(
                  """
                  return [...document.querySelectorAll("*")].filter((e) => {
                    const s = getComputedStyle(e);
                    return s.transitionDuration.split(", ").some((d) => d !== "0s")
                      || s.animationName !== "none" || s.scrollBehavior !== "auto";
                  }).length;
                  """))
          .as(page.toString())
          .isZero();
    }
  }

  @Test
  void paperCarriesTheTextAndNoControls() {
    for (Path page : pages()) {
      browser.open(page);
      browser.media("print", Map.of("prefers-color-scheme", "dark"));
      assertThat(
              browser.text(
                  """
                  const shown = "header.site nav, footer.site, .breadcrumbs, .neighbours, .paging,"
                    + " .skip, button, input, #keys";
                  return [...document.querySelectorAll(shown)]
                    .filter((e) => e.getClientRects().length).map((e) => e.outerHTML).join();
                  """))
          .as(page.toString())
          .isEmpty();
      assertThat(browser.number("return document.querySelector('main').getClientRects().length"))
          .isPositive();
      assertThat(browser.number(PAPER)).as("paper is white").isEqualTo(255);
    }
  }

  private static void click(String selector) {
    browser.driver().findElement(By.cssSelector(selector)).click();
  }

  private static List<String> pressed(String control) {
    return browser
        .driver()
        .findElements(By.cssSelector("button[data-" + control + "][aria-pressed='true']"))
        .stream()
        .map(button -> button.getDomAttribute("data-" + control))
        .toList();
  }

  /** A page of each class of body: lists of days and of tags are one kind here. */
  private static Collection<Path> pages() {
    Map<String, Path> pages = new TreeMap<>();
    Samples.of(site)
        .forEach(
            (kind, samples) -> pages.putIfAbsent(kind.split(" ")[0], samples.iterator().next()));
    return pages.values();
  }

  /** A list with two articles at least. */
  private static Path list() {
    return first("<body class=\"list\">", "(?s).*class=\"item\".*class=\"item\".*");
  }

  /** An article between two others. */
  private static Path article() {
    return first("<body class=\"reading\">", "(?s).*class=\"before\".*class=\"after\".*");
  }

  private static Path first(String body, String pattern) {
    return Samples.of(site).values().stream()
        .flatMap(Collection::stream)
        .filter(page -> Sites.read(page).contains(body) && Sites.read(page).matches(pattern))
        .findFirst()
        .orElseThrow();
  }
}
