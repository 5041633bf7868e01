package microfiche.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import microfiche.Build;
import microfiche.Fixtures;
import microfiche.config.SiteConfig;
import microfiche.config.SiteConfigFile;
import microfiche.report.Progress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Searching as a reader does it, in the sample archive. */
@InBrowser
class SearchPageInBrowserTest {
  private static Browser browser;
  private static Path site;

  @TempDir Path folder;

  @BeforeAll
  static void start(Browser session) {
    browser = session;
    site = Sites.sample();
  }

  @BeforeEach
  void atDesk() {
    browser.javaScript(true);
    browser.look(Browser.View.DESKTOP_LIGHT);
    browser.misdeeds(site); // what the test before left in the logs
  }

  @Test
  void everyPageLeadsToASearch() {
    for (String page : List.of("index.html", "dates/index.html")) {
      browser.open(site.resolve(page));
      browser.type("/");
      browser.type("灯塔 渡轮", Keys.ENTER);
      long count = SearchPages.count(browser);
      assertThat(browser.driver().getCurrentUrl()).contains("/search.html?q=");
      assertThat(browser.text("return document.getElementById('q').value")).isEqualTo("灯塔 渡轮");
      assertThat(count).isPositive();
    }
    assertThat(browser.misdeeds(site)).isEmpty();
  }

  @Test
  void whatIsTypedIsSearchedAndTheAddressKeepsIt() {
    search("");
    browser.type("灯塔");
    long count = SearchPages.count(browser);
    assertThat(count).isPositive();
    assertThat(browser.driver().getCurrentUrl()).endsWith("search.html?q=" + encoded("灯塔"));
    assertThat(browser.driver().getTitle()).startsWith("灯塔");
    assertThat(SearchPages.status(browser)).contains(String.valueOf(count));
    List<?> urls = SearchPages.urls(browser);
    browser.driver().navigate().refresh();
    assertThat(SearchPages.count(browser)).isEqualTo(count);
    assertThat(SearchPages.urls(browser)).isEqualTo(urls);
  }

  @Test
  void aNewerQueryTakesThePlaceOfAnOlderOne() {
    long wanted = search("q=" + encoded("青屿"));
    search("");
    // Looked at with every key, in the page: between two commands a slow machine may have searched.
    browser.run(
        """
        window.typed = [];
        document.getElementById("q").addEventListener("input", () =>
          window.typed.push(document.getElementById("search-status").dataset.count || "none"));
        """);
    browser.type("灯");
    browser.type(Keys.BACK_SPACE, "青屿");
    assertThat((List<?>) browser.run("return window.typed"))
        .as("no number while something is being typed")
        .hasSizeGreaterThan(2)
        .allMatch("none"::equals);
    assertThat(SearchPages.count(browser)).isEqualTo(wanted);
    assertThat(browser.driver().getCurrentUrl()).endsWith(encoded("青屿"));
  }

  @Test
  void nothingIsSearchedWhileAnInputMethodComposes() {
    search("");
    browser.run(
        """
        const field = document.getElementById("q");
        field.dispatchEvent(new CompositionEvent("compositionstart"));
        field.value = "deng'ta";
        field.dispatchEvent(new InputEvent("input", { isComposing: true }));
        """);
    browser.driver().executeAsyncScript("setTimeout(arguments[0], 400)");
    assertThat(browser.driver().getCurrentUrl()).endsWith("search.html");
    browser.run(
        """
        const field = document.getElementById("q");
        field.value = "灯塔";
        field.dispatchEvent(new CompositionEvent("compositionend"));
        """);
    assertThat(SearchPages.count(browser)).isPositive();
  }

  @Test
  void wordsAreMarkedInHeadlinesAndSnippetsAndTheTextStaysAsItIs() {
    search("q=" + encoded("燈塔"));
    List<?> marks =
        (List<?>)
            browser.run(
                "return Array.from(document.querySelectorAll('#search-results mark'), (m) => m.textContent)");
    assertThat(marks).isNotEmpty();
    assertThat(marks).allMatch(mark -> mark.equals("灯塔") || mark.equals("燈塔"));
    assertThat(marks.contains("灯塔")).as("in simplified articles").isTrue();
    assertThat(
            browser.number(
                "return Math.max(...Array.from(document.querySelectorAll('.results .summary'), (s) => s.textContent.length))"))
        .isBetween(40L, 170L);
  }

  @Test
  void aFilterNarrowsByWhatItSaysAndCanBeTakenAway() {
    long all = search("q=" + encoded("青屿"));
    for (String kind : List.of("source", "section", "tag", "author")) {
      WebElement facet =
          browser.driver().findElement(By.cssSelector(".facet[data-kind=" + kind + "]"));
      if (facet.getDomAttribute("open") == null) {
        facet.findElement(By.tagName("summary")).click();
      }
      browser
          .driver()
          .executeAsyncScript(
              "const d = arguments[1]; const l = () => arguments[0].querySelector('a') ? d() : setTimeout(l, 10); l();",
              facet);
      WebElement line = facet.findElement(By.tagName("li"));
      long told = Long.parseLong(line.findElement(By.className("count")).getText());
      line.findElement(By.tagName("a")).click();
      assertThat(SearchPages.count(browser)).as(kind).isEqualTo(told);
      assertThat(browser.driver().getCurrentUrl()).contains("&" + kind + "=");
      browser.driver().findElement(By.cssSelector("#search-chosen a")).click();
      assertThat(SearchPages.count(browser)).isEqualTo(all);
    }
  }

  @Test
  void anAddressFillsTheFieldsAndPutsTheNewestFirst() {
    search("q=" + encoded("青屿") + "&from=2023-01-01&to=2025-12-31&sort=new");
    assertThat(browser.text("return document.getElementById('from').value"))
        .isEqualTo("2023-01-01");
    assertThat(browser.text("return document.getElementById('to').value")).isEqualTo("2025-12-31");
    assertThat(browser.text("return document.getElementById('sort').value")).isEqualTo("new");
    List<String> days =
        ((List<?>)
                browser.run(
                    "return Array.from(document.querySelectorAll('.results time'), (t) => t.dateTime)"))
            .stream().map(String::valueOf).toList();
    assertThat(days).hasSizeGreaterThan(2).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(days).allMatch(day -> day.compareTo("2023") > 0 && day.compareTo("2026") < 0);
  }

  @Test
  void resultsAreReachedAndPagedByKeyboard() {
    search("q=" + encoded("的"));
    browser.driver().findElement(By.id("q")).click();
    browser.type(Keys.ARROW_DOWN);
    assertThat(browser.text("return document.activeElement.closest('article').dataset.url"))
        .isEqualTo(SearchPages.urls(browser).get(0));
    browser.type("j");
    assertThat(browser.text("return document.activeElement.closest('article').dataset.url"))
        .isEqualTo(SearchPages.urls(browser).get(1));
    browser.run("document.querySelector('#search-pages [rel=next]').focus()");
    browser.type(Keys.ENTER);
    SearchPages.count(browser);
    assertThat(browser.driver().getCurrentUrl()).endsWith("&page=2");
    assertThat(browser.text("return document.activeElement.id")).isEqualTo("search-hits");
    browser.tab();
    assertThat(browser.text("return document.activeElement.closest('article').dataset.url"))
        .isEqualTo(SearchPages.urls(browser).get(0));
    String path = browser.text("return document.activeElement.getAttribute('href')");
    browser.type(Keys.ENTER);
    assertThat(browser.driver().getCurrentUrl()).endsWith(path);
    assertThat(browser.misdeeds(site)).isEmpty();
  }

  @Test
  void whenNothingIsFoundItSaysWhichWordIsToBlame() {
    assertThat(search("q=" + encoded("灯塔 火星人"))).isZero();
    String help = helped();
    assertThat(help).contains("火星人 0");
    browser.driver().findElement(By.cssSelector("#search-help a")).click();
    assertThat(SearchPages.count(browser)).isPositive();
    assertThat(search("q=" + encoded("灯塔") + "&from=1999-01-01&to=1999-12-31")).isZero();
    helped();
    browser.driver().findElement(By.cssSelector("#search-help a")).click();
    assertThat(SearchPages.count(browser)).as("without the filter").isPositive();
    assertThat(search("q=" + encoded("——"))).as("holds nothing that can be searched").isZero();
    assertThat(SearchPages.status(browser)).contains("——");
  }

  @Test
  void withoutJavaScriptThePageLeadsToTheIndexes() {
    browser.javaScript(false);
    browser.driver().get(site.resolve("search.html").toUri() + "?q=" + encoded("灯塔"));
    assertThat(
            browser
                .driver()
                .findElement(By.cssSelector("noscript a[href='sources/index.html']"))
                .isDisplayed())
        .isTrue();
    assertThat(browser.driver().findElement(By.id("search-filters")).isDisplayed()).isFalse();
  }

  @Test
  void aPartOfTheIndexThatIsMissingIsTold() throws IOException {
    Path broken = folder.resolve("broken");
    Fixtures.copy(site, broken);
    try (Stream<Path> files = Files.walk(broken.resolve("search"))) {
      for (Path shard :
          files.filter(file -> file.getFileName().toString().matches("t\\d+\\.js")).toList()) {
        Files.delete(shard);
      }
    }
    browser.driver().get(broken.resolve("search.html").toUri() + "?q=" + encoded("灯塔"));
    assertThat(SearchPages.count(browser)).isZero();
    assertThat(SearchPages.status(browser)).contains("索引").contains("不全");
    Files.delete(broken.resolve("search/index.js"));
    browser.driver().get(broken.resolve("search.html").toUri() + "?q=" + encoded("渡轮"));
    Browser.await(
        () -> SearchPages.status(browser).contains("search/index.js"), "a word of what is missing");
    browser.misdeeds(broken);
  }

  @Test
  void markupInATextIsTextInItsSnippet() throws IOException {
    Path seeds = Files.createDirectories(folder.resolve("seeds"));
    Files.writeString(
        seeds.resolve("markup.md"),
        """
        ---
        title: 怎样写 &lt;img&gt; 标签
        url: https://www.example.com/markup
        date: 2024-05-06
        ---

        老师在黑板上写了 &lt;img src=x onerror="document.title=1"&gt; 一行字，又写 <b>粗体</b> 二字，学生照抄下来。

        第二段说的是别的事情，与标签无关，只为让这一篇像一篇文章。
        """);
    Path out = build("search:\n  depth: full\n", seeds);
    browser.driver().get(out.resolve("search.html").toUri() + "?q=onerror");
    assertThat(SearchPages.count(browser)).isEqualTo(1);
    assertThat(
            browser.number(
                "return document.querySelectorAll('#search-results img, #search-results b').length"))
        .isZero();
    assertThat(browser.text("return document.querySelector('.results .summary').textContent"))
        .contains("<img src=x onerror=");
    assertThat(browser.misdeeds(out)).isEmpty();
  }

  @Test
  void switchedOffThereIsNoPageAndNoWayToIt() throws IOException {
    Path out = build("search:\n  depth: off\n", Path.of("seeds"));
    assertThat(out.resolve("search.html")).doesNotExist();
    assertThat(out.resolve("search")).doesNotExist();
    assertThat(Sites.read(out.resolve("index.html")))
        .doesNotContain("search.html")
        .doesNotContain("role=\"search\"");
  }

  @Test
  void resultsHaveNoBarriersAndFitTheirWindow() {
    for (Browser.View view : Browser.View.values()) {
      browser.look(view);
      search("q=" + encoded("青屿 的") + "&from=2020-01-01");
      browser
          .driver()
          .executeAsyncScript("requestAnimationFrame(() => setTimeout(arguments[0], 100))");
      assertThat(browser.barriers()).as(view.name()).isEmpty();
      assertThat(browser.overflow()).as(view.name()).isZero();
    }
    search("q=" + encoded("灯塔 火星人"));
    helped();
    assertThat(browser.barriers()).isEmpty();
  }

  private static long search(String asked) {
    browser
        .driver()
        .get(site.resolve("search.html").toUri() + (asked.isEmpty() ? "" : "?" + asked));
    return asked.isEmpty() ? 0 : SearchPages.count(browser);
  }

  private static String helped() {
    return (String)
        browser
            .driver()
            .executeAsyncScript(
                """
                const done = arguments[0];
                const look = () => {
                  const help = document.getElementById("search-help");
                  if (help.firstChild) done(help.innerText); else setTimeout(look, 10);
                };
                look();
                """);
  }

  private Path build(String config, Path seeds) throws IOException {
    Path file = Files.writeString(folder.resolve("site-config.yaml"), config);
    Path out = folder.resolve("site").toAbsolutePath();
    SiteConfig usual = SiteConfigFile.read(file);
    new Build(usual.with(List.of(seeds), out, null), 2, true, Progress.NONE).run();
    return out;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
