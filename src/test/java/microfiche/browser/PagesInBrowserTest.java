package microfiche.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import microfiche.check.SiteCheck;
import microfiche.report.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every kind of page, opened by double click: quiet, whole, within reach of everybody. */
class PagesInBrowserTest {
  /** Thousandths of a layout shift that count as none; 100 is what the web calls good. */
  private static final long SHIFT = 20;

  /** Characters in a line of Chinese text at most, after CLREQ and the habit of books. */
  private static final long MEASURE = 40;

  private static Browser browser;

  @BeforeAll
  static void start() {
    browser = Browser.start();
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void theSampleArchiveIsSound() {
    look(Sites.sample(), true);
  }

  @Test
  void theFiveSeedsAreSound() {
    look(Sites.fiveSeeds(), false);
  }

  @Test
  void theCorpusIsSound() {
    look(Sites.corpus(), false);
  }

  /** A page with every fault is told of each; so silence about the others means something. */
  @Test
  void aPageWithEveryFaultIsTold() throws IOException {
    Path folder = Files.createTempDirectory(Path.of("target"), "faulty").toAbsolutePath();
    Path page = folder.resolve("index.html");
    Files.writeString(
        page,
        """
        <!DOCTYPE html><title>x</title><div class="text" style="width: 3000px; height: 600px">x</div>
        <img src="http://127.0.0.1:9/pixel.png"><script>console.warn("told")</script>
        """);
    browser.javaScript(true);
    browser.misdeeds(folder);
    browser.look(Browser.View.DESKTOP_LIGHT);
    browser.open(page);
    assertThat(browser.overflow()).isPositive();
    assertThat(browser.measure()).isGreaterThan(MEASURE);
    browser
        .driver()
        .executeAsyncScript(
            """
            const painted = () => {
              document.body.style.paddingTop = "300px";
              requestAnimationFrame(() => setTimeout(arguments[0], 100));
            };
            requestAnimationFrame(() => setTimeout(painted, 100));
            """);
    assertThat(browser.shift()).isGreaterThan(SHIFT);
    assertThat(browser.misdeeds(folder))
        .anyMatch(line -> line.equals("request: http://127.0.0.1:9/pixel.png"))
        .anyMatch(line -> line.contains("told"));
    assertThat(browser.barriers()).anyMatch(line -> line.startsWith("image-alt"));
    Files.delete(page);
    Files.delete(folder);
  }

  /**
   * Looks at every kind of page.
   *
   * @param thorough whether barriers are sought in both views; else in one a page, by turns
   */
  private static void look(Path site, boolean thorough) {
    assertThat(SiteCheck.of(site, Progress.NONE)).as("links of " + site).isEmpty();
    List<String> wrong = new ArrayList<>();
    browser.misdeeds(site); // of the browser's own start
    for (Map.Entry<String, Set<Path>> kind : Samples.of(site).entrySet()) {
      int turn = 0;
      for (Path page : kind.getValue()) {
        List<Browser.View> views = views(true);
        List<Browser.View> examined =
            thorough ? views : views.subList(turn % views.size(), turn % views.size() + 1);
        String name = kind.getKey() + ", " + site.relativize(page) + ", ";
        look(site, page, examined).forEach(line -> wrong.add(name + line));
        turn++;
      }
    }
    assertThat(wrong).as("what is wrong with the pages of " + site).isEmpty();
  }

  /** Four loads, so that each width, colour scheme and JavaScript on and off are seen together. */
  private static List<String> look(Path site, Path page, List<Browser.View> examined) {
    List<String> wrong = new ArrayList<>();
    for (boolean javaScript : new boolean[] {true, false}) {
      browser.javaScript(javaScript);
      for (Browser.View view : views(javaScript)) {
        String how = view + (javaScript ? ": " : " without JavaScript: ");
        browser.look(view);
        browser.open(page);
        long overflow = browser.overflow();
        if (overflow > 0) {
          wrong.add(how + overflow + " pixels too wide");
        }
        if (browser.measure() > MEASURE) {
          wrong.add(how + "lines of " + browser.measure() + " characters");
        }
        long shift = javaScript ? browser.shift() : 0;
        if (shift > SHIFT) {
          wrong.add(how + "layout shift " + shift);
        }
        browser.misdeeds(site).forEach(misdeed -> wrong.add(how + misdeed));
        if (javaScript && examined.contains(view)) {
          browser.barriers().forEach(barrier -> wrong.add(how + barrier));
        }
      }
    }
    return wrong;
  }

  private static List<Browser.View> views(boolean javaScript) {
    return javaScript
        ? List.of(Browser.View.PHONE_DARK, Browser.View.DESKTOP_LIGHT)
        : List.of(Browser.View.PHONE_LIGHT, Browser.View.DESKTOP_DARK);
  }
}
