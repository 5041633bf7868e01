package microfiche.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** What helps a reader: the other script, the way from a hit to its place, the keys. */
@InBrowser
class ReadingInBrowserTest {
  private static Browser browser;
  private static Path site;

  @BeforeAll
  static void start(Browser session) {
    browser = session;
    site = Sites.sample();
  }

  @BeforeEach
  void atDesk() {
    browser.forget();
    browser.javaScript(true);
    browser.look(Browser.View.DESKTOP_LIGHT);
  }

  @Test
  void aReaderChoosesTheScriptAndKeepsIt() {
    browser.open(page("灯塔"));
    String written = headline();
    assertThat(loaded("hant.js")).as("loaded before anybody asked").isFalse();
    choose("script", "hant");
    await(() -> !headline().equals(written));
    String traditional = headline();
    assertThat(traditional).contains("燈塔");
    assertThat(browser.text("return document.querySelector('.cite').innerText"))
        .as("what is cited stays as it is")
        .contains(written);
    browser.driver().navigate().refresh();
    await(() -> headline().equals(traditional));
    choose("script", "original");
    await(() -> headline().equals(written));
    assertThat(browser.misdeeds(site)).isEmpty();
  }

  @Test
  void phrasesDecideAndRegionsDiffer() {
    browser.open(site.resolve("about.html"));
    choose("script", "tw");
    await(
        () ->
            loaded("hant.js")
                && Boolean.TRUE.equals(
                    browser.run(
                        "return Boolean(window.microficheScripts && microficheScripts.hant)")));
    assertThat(converted("头发发光，皇后之后，一只干净的饼干", "zh-Hans", "hant")).isEqualTo("頭髮發光，皇后之後，一隻乾淨的餅乾");
    assertThat(converted("台湾为什么在里面", "zh-Hans", "tw")).isEqualTo("臺灣為什麼在裡面");
    assertThat(converted("为什么在里面", "zh-Hans", "hk")).isEqualTo("為什麼在裏面");
    choose("script", "hans");
    await(() -> Boolean.TRUE.equals(browser.run("return Boolean(microficheScripts.hans)")));
    assertThat(converted("乾隆皇帝的頭髮乾淨", "zh-Hant", "hans")).isEqualTo("乾隆皇帝的头发干净");
    choose("script", "original");
  }

  @Test
  void aHitOpensAtItsPlaceAndLeadsToTheNext() {
    search("灯塔");
    browser.driver().findElement(By.cssSelector("#search-results h2 a")).click();
    await(() -> browser.number("return document.querySelectorAll('mark').length") > 0);
    assertThat(browser.text("return document.querySelector('#find span').textContent"))
        .startsWith("第 1 处，共 ");
    assertThat(browser.text("return document.querySelector('mark.current').textContent"))
        .matches("[灯燈]塔");
    browser.driver().findElements(By.cssSelector("#find button")).get(1).click();
    assertThat(browser.text("return document.querySelector('#find span').textContent"))
        .startsWith("第 2 处，共 ");
    browser.driver().findElements(By.cssSelector("#find button")).get(2).click();
    assertThat(browser.number("return document.querySelectorAll('mark, #find').length")).isZero();
    assertThat(browser.driver().getCurrentUrl()).doesNotContain("#find");
    assertThat(browser.misdeeds(site)).isEmpty();
  }

  @Test
  void eitherWordAndFieldsNarrowASearch() {
    long lighthouse = search("灯塔");
    long ferry = search("渡轮");
    long both = search("灯塔 渡轮");
    assertThat(search("灯塔 OR 渡轮")).isEqualTo(lighthouse + ferry - both);
    assertThat(search("灯塔 -渡轮")).isEqualTo(lighthouse - both);
    long weekly = search("灯塔 来源：灯塔周刊");
    assertThat(weekly).isPositive().isLessThan(lighthouse);
    assertThat(search("灯塔 source:灯塔周刊")).isEqualTo(weekly);
    assertThat(search("灯塔 -source:灯塔周刊")).isEqualTo(lighthouse - weekly);
    assertThat(search("灯塔 before:2024") + search("灯塔 after:2024")).isEqualTo(lighthouse);
    assertThat(search("tag:渡輪")).isEqualTo(search("tag:渡轮")).isPositive();
  }

  @Test
  void latinLettersFindWhatSoundsLikeThem() {
    long ferry = search("渡轮");
    assertThat(search("dulun")).isGreaterThanOrEqualTo(ferry);
    assertThat(SearchPages.status(browser)).contains("渡轮");
    assertThat(search("\"dulun\"")).as("in quotes only as it is written").isZero();
  }

  @Test
  void filtersCanBeBrowsedBeforeAQuery() {
    browser.open(site.resolve("search.html"));
    await(
        () ->
            browser.number("return document.querySelectorAll('.facet[data-kind=source] a').length")
                > 3);
    assertThat(browser.number("return document.querySelectorAll('#search-results li').length"))
        .isZero();
    browser.driver().findElement(By.cssSelector(".facet[data-kind=year] a")).click();
    assertThat(SearchPages.count(browser)).isPositive();
    assertThat(browser.driver().getCurrentUrl()).contains("from=").contains("to=");
    browser.driver().navigate().back();
    await(() -> browser.driver().getCurrentUrl().endsWith("search.html"));
    await(
        () -> browser.number("return document.querySelectorAll('#search-results li').length") == 0);
  }

  @Test
  void backReturnsThroughPages() {
    search("的");
    browser.driver().findElement(By.cssSelector("#search-pages a[rel=next]")).click();
    SearchPages.count(browser);
    assertThat(browser.driver().getCurrentUrl()).contains("page=2");
    browser.driver().navigate().back();
    await(() -> !browser.driver().getCurrentUrl().contains("page=2"));
    await(() -> browser.number("return document.getElementById('search-results').start") == 1);
  }

  @Test
  void whatWasFoundCanBeSaved() {
    long count = search("灯塔");
    browser.run(
        """
        window.saved = [];
        URL.createObjectURL = (blob) => { blob.text().then((text) => window.saved.push(text)); return "#"; };
        """);
    browser.driver().findElement(By.cssSelector("#search-save [data-kind=csv]")).click();
    await(() -> browser.number("return window.saved.length") == 1);
    assertThat(browser.text("return window.saved[0]").strip().lines().count()).isEqualTo(count + 1);
    browser.driver().findElement(By.cssSelector("#search-save [data-kind=bib]")).click();
    await(() -> browser.number("return window.saved.length") == 2);
    assertThat(browser.text("return window.saved[1]").split("@article\\{"))
        .hasSize((int) count + 1);
  }

  @Test
  void anArticleOffersItsCitation() {
    browser.open(page("灯塔"));
    assertThat(loaded("cite.js")).isFalse();
    for (String form : List.of("[N/OL]", "(20", "@article{", "TY  - NEWS")) {
      int at = List.of("[N/OL]", "(20", "@article{", "TY  - NEWS").indexOf(form);
      browser.driver().findElements(By.cssSelector(".cite button")).get(at).click();
      await(
          () ->
              browser
                  .text(
                      "const t = document.querySelector('.cite textarea'); return t ? t.value : ''")
                  .contains(form));
    }
    assertThat(browser.misdeeds(site)).isEmpty();
  }

  @Test
  void singleKeysCanBeSwitchedOff() {
    browser.open(site.resolve("index.html"));
    browser.type("?");
    browser.driver().findElement(By.cssSelector("#keys button")).click();
    browser.type(Keys.ESCAPE);
    assertThat(browser.number("return document.querySelectorAll('#keys').length")).isZero();
    browser.run("document.activeElement.blur()");
    browser.type("/");
    assertThat(browser.text("return document.activeElement.tagName")).isEqualTo("BODY");
    browser.driver().navigate().refresh();
    browser.type("?");
    assertThat(browser.number("return document.querySelectorAll('#keys').length")).isZero();
    browser.run("document.querySelector('#words > button').click()");
    browser.driver().findElement(By.cssSelector("#keys button")).click();
    browser.type(Keys.ESCAPE);
    browser.run("document.activeElement.blur()");
    browser.type("/");
    assertThat(browser.text("return document.activeElement.tagName")).isEqualTo("INPUT");
  }

  private static Path page(String query) {
    search(query);
    List<?> paths =
        (List<?>)
            browser.run(
                "return Array.from(document.querySelectorAll('#search-results h2 a'))"
                    + ".filter(a => /灯塔/.test(a.textContent))"
                    + ".map(a => a.getAttribute('href').split('#')[0])");
    return site.resolve((String) paths.get(0));
  }

  private static void await(BooleanSupplier holds) {
    Browser.await(holds, "what the reader asked for");
  }

  private static String headline() {
    return browser.text("return document.querySelector('article h1').textContent");
  }

  private static boolean loaded(String asset) {
    return Boolean.TRUE.equals(
        browser.run(
            "return Array.from(document.scripts).some(s => s.src.endsWith(arguments[0]))", asset));
  }

  private static void choose(String kind, String value) {
    browser.run(
        "document.querySelector('[data-' + arguments[0] + '=' + arguments[1] + ']:is(button)').click()",
        kind,
        value);
  }

  private static String converted(String text, String language, String script) {
    return browser.text(
        "return microficheScripts.converted(arguments[0], arguments[1], arguments[2])",
        text,
        language,
        script);
  }

  private static long search(String query) {
    String asked = URLEncoder.encode(query, StandardCharsets.UTF_8);
    browser.driver().get(site.resolve("search.html").toUri() + "?q=" + asked);
    return SearchPages.count(browser);
  }
}
