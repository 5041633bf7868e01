package microfiche.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import microfiche.BuiltSites;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Every kind of page, opened by double click: quiet, whole, within reach of everybody. */
@InBrowser
@Order(1)
class PagesInBrowserTest {
  /**
   * Thousandths of a layout shift that count as none: half of what the web calls good, for a busy
   * machine paints a long page in pieces.
   */
  private static final long SHIFT = 50;

  /** Characters in a line of Chinese text at most, after CLREQ and the habit of books. */
  private static final long MEASURE = 40;

  private static final List<Browser.View> WITH_JAVASCRIPT =
      List.of(Browser.View.PHONE_DARK, Browser.View.DESKTOP_LIGHT);

  private static final List<Browser.View> WITHOUT_JAVASCRIPT =
      List.of(Browser.View.PHONE_LIGHT, Browser.View.DESKTOP_DARK);

  private static Browser browser;

  @BeforeAll
  static void start(Browser session) {
    browser = session;
  }

  @Test
  void theSampleArchiveIsSound() {
    look(BuiltSites.sample(), Set.of(), true);
  }

  @Test
  void theFiveSeedsAreSound() {
    look(BuiltSites.fiveSeeds(), Samples.of(BuiltSites.sample().folder()).keySet(), false);
  }

  @Test
  void theCorpusIsSound() {
    look(BuiltSites.corpus(), Set.of(), false);
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

  /** A page, what it is called when something is wrong, and where barriers are sought in it. */
  private record Sample(Path page, String name, Set<Browser.View> examined) {}

  /**
   * Looks at every kind of page, at all pages in one way before any in the next: to change the
   * window takes as long as to load a page. So each width, colour scheme and JavaScript on and off
   * are seen together.
   *
   * @param seen kinds of page that another test looks at
   * @param thorough whether every page is looked at in every way; else in one with and one without
   *     JavaScript, by turns: the same kinds are in the sample
   */
  private static void look(BuiltSites.Built built, Set<String> seen, boolean thorough) {
    Path site = built.folder();
    assertThat(built.problems()).as("links of " + site).isEmpty();
    List<Sample> samples = samples(site, seen);
    List<String> wrong = new ArrayList<>();
    browser.misdeeds(site); // of the browser's own start
    browser.javaScript(true);
    for (Browser.View view : WITH_JAVASCRIPT) {
      browser.look(view);
      for (Sample sample : samples) {
        if (!thorough && !sample.examined.contains(view)) {
          continue;
        }
        browser.open(sample.page);
        faults(site, sample, view).forEach(fault -> wrong.add(sample.name + view + ": " + fault));
      }
    }
    browser.javaScript(false);
    List<Browser.View> views = new ArrayList<>(WITHOUT_JAVASCRIPT);
    for (Sample sample : samples) {
      // Without JavaScript no page can know whether the window had its size from the beginning.
      browser.look(views.get(0));
      browser.open(sample.page);
      for (Browser.View view : thorough ? views : views.subList(0, 1)) {
        browser.resize(view);
        String how = sample.name + view + " without JavaScript: ";
        shape().forEach(fault -> wrong.add(how + fault));
        browser.misdeeds(site).forEach(misdeed -> wrong.add(how + misdeed));
      }
      Collections.reverse(views); // the next page begins with the window as it is
    }
    assertThat(wrong).as("what is wrong with the pages of " + site).isEmpty();
  }

  /**
   * Barriers are sought in one view of a page, by turns; in both where a kind has one page, but for
   * articles, of which there are many kinds.
   */
  private static List<Sample> samples(Path site, Set<String> seen) {
    List<Sample> samples = new ArrayList<>();
    for (Map.Entry<String, Set<Path>> kind : Samples.of(site).entrySet()) {
      int turn = samples.size() % WITH_JAVASCRIPT.size();
      for (Path page : seen.contains(kind.getKey()) ? Set.<Path>of() : kind.getValue()) {
        boolean both = kind.getValue().size() == 1 && !kind.getKey().startsWith("reading ");
        Browser.View one = WITH_JAVASCRIPT.get(turn++ % WITH_JAVASCRIPT.size());
        samples.add(
            new Sample(
                page,
                kind.getKey() + ", " + site.relativize(page) + ", ",
                both ? Set.copyOf(WITH_JAVASCRIPT) : Set.of(one)));
      }
    }
    assertThat(samples).isNotEmpty();
    return samples;
  }

  /** What is wrong with the page that was just loaded. */
  private static List<String> faults(Path site, Sample sample, Browser.View view) {
    List<String> faults = new ArrayList<>(shape());
    long shift = browser.shift();
    if (shift > SHIFT) {
      faults.add("layout shift " + shift);
    }
    faults.addAll(browser.misdeeds(site));
    if (sample.examined.contains(view)) {
      faults.addAll(browser.barriers());
    }
    return faults;
  }

  private static List<String> shape() {
    List<String> faults = new ArrayList<>();
    long overflow = browser.overflow();
    if (overflow > 0) {
      faults.add(overflow + " pixels too wide");
    }
    long measure = browser.measure();
    if (measure > MEASURE) {
      faults.add("lines of " + measure + " characters");
    }
    return faults;
  }
}
