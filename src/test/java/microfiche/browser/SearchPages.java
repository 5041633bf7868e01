package microfiche.browser;

import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** How tests read the page of a search. */
final class SearchPages {
  private SearchPages() {}

  /** The number of all hits, when the search is done. */
  static long count(Browser browser) {
    Object count =
        browser
            .driver()
            .executeAsyncScript(
                """
                const done = arguments[0];
                const look = () => {
                  const status = document.getElementById("search-status");
                  if (status && status.dataset.count) done(status.dataset.count);
                  else setTimeout(look, 10);
                };
                look();
                """);
    return Long.parseLong((String) count);
  }

  /** The addresses of the hits on this page. */
  static List<?> urls(Browser browser) {
    return (List<?>)
        browser.run(
            "return Array.from(document.querySelectorAll('[data-url]'), (hit) => hit.dataset.url)");
  }

  /** Goes to the next page of hits, if there is one. */
  static boolean next(Browser browser) {
    List<WebElement> link =
        browser.driver().findElements(By.cssSelector("#search-pages [rel=next]"));
    link.forEach(WebElement::click);
    return !link.isEmpty();
  }

  static String status(Browser browser) {
    return browser.text("return document.getElementById('search-status').textContent");
  }
}
