package microfiche.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import microfiche.browser.SearchTruth.Looked;
import microfiche.browser.SearchTruth.Query;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A search finds what plain search through all records finds: nothing less, nothing more. */
@InBrowser
class SearchExactnessTest {
  private static final Pattern HAN = Pattern.compile("[\u4e00-\u9fff]+");

  private static final List<String> FIXED =
      List.of(
          "COVID-19",
          "covid",
          "Covid",
          "ＣＯＶＩＤ－１９",
          "G20",
          "ｇ２０",
          "5G网络",
          "5G",
          "2021年",
          "19",
          "2",
          "a",
          "10.5%",
          "9·11",
          "3,000",
          "F-16",
          "U.S.",
          "8964",
          "2020年1月",
          "11月3日",
          "Biden",
          "twitter",
          "iPhone",
          "WHO",
          "的",
          "美国",
          "习近平",
          "習近平",
          "臺灣",
          "台湾",
          "總統",
          "中國共產黨",
          "新冠病毒",
          "六四",
          "zzzzqqqq",
          "龘龘",
          "中华人民共和国");

  private static Browser browser;
  private static Path site;
  private static SearchTruth truth;

  @BeforeAll
  static void start(Browser session) {
    site = Sites.corpus();
    browser = session;
    truth = new SearchTruth(site);
  }

  @BeforeEach
  void forget() {
    browser.misdeeds(site); // what its start left in the logs
  }

  @Test
  void everyQueryFindsWhatPlainSearchFinds() {
    List<Query> queries = new Draws(truth, new Random(20261121)).queries();
    assertThat(queries).hasSizeGreaterThan(400);
    assertThat(queries.stream().filter(query -> truth.of(query).isEmpty()).count())
        .as("queries that find nothing")
        .isGreaterThan(20);
    browser.open(site.resolve("search.html"));
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < queries.size(); i += 20) {
      List<Query> some = queries.subList(i, Math.min(queries.size(), i + 20));
      List<?> answers = found(some.stream().map(Query::address).toList());
      for (int j = 0; j < some.size(); j++) {
        Map<?, ?> answer = (Map<?, ?>) answers.get(j);
        List<?> urls = (List<?>) answer.get("urls");
        Set<String> expected = truth.of(some.get(j));
        if (urls.size() != expected.size() || !Set.copyOf(urls).equals(expected)) {
          wrong.add(some.get(j) + ": " + urls.size() + " found, " + expected.size() + " are there");
        }
        if (!List.of().equals(answer.get("failed"))) {
          wrong.add(some.get(j) + ": " + answer.get("failed"));
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(browser.misdeeds(site)).isEmpty();
  }

  @Test
  void thePagesOfResultsAddUpToTheCount() {
    List<Query> queries =
        List.of(
            Query.of("新华社"),
            Query.of("普京"),
            Query.of("經濟", "美國", "总统"),
            Query.of("COVID-19").with("from", "2022"),
            Query.of("中共中央政治局"),
            Query.of("台湾").with("source", "看中国"),
            Query.of("5G网络"),
            Query.of("\"川普 拜登\""),
            new Query(List.of("江泽民"), List.of("胡锦涛", "的"), Map.of()),
            Query.of("龘龘"),
            Query.of("疫").with("to", "2003"),
            Query.of("G20"));
    for (Query query : queries) {
      Set<String> expected = truth.of(query);
      browser.driver().get(site.resolve("search.html").toUri() + "?" + query.address());
      Set<String> shown = new TreeSet<>();
      int pages = 0;
      do {
        assertThat(SearchPages.count(browser)).as(query.address()).isEqualTo(expected.size());
        List<?> urls = SearchPages.urls(browser);
        urls.forEach(url -> assertThat(shown.add((String) url)).as("once: " + url).isTrue());
        pages++;
      } while (SearchPages.next(browser));
      assertThat(shown).as(query.address()).isEqualTo(expected);
      assertThat(pages).isEqualTo(Math.max(1, (expected.size() + 9) / 10));
    }
    assertThat(browser.misdeeds(site)).isEmpty();
  }

  private static List<?> found(List<String> addresses) {
    Object found =
        browser
            .driver()
            .executeAsyncScript(
                """
                const done = arguments[arguments.length - 1];
                (async () => {
                  const found = [];
                  for (const address of arguments[0]) found.push(await microfiche.search(address));
                  return found;
                })().then(done, (e) => done(String(e)));
                """,
                addresses);
    assertThat(found).isInstanceOf(List.class);
    return (List<?>) found;
  }

  /** Queries by fixed rules, drawn from the archive's own words. */
  private static final class Draws {
    private final SearchTruth truth;
    private final Random random;
    private final List<Query> queries = new ArrayList<>();

    Draws(SearchTruth truth, Random random) {
      this.truth = truth;
      this.random = random;
    }

    List<Query> queries() {
      FIXED.forEach(words -> queries.add(Query.of(words)));
      namesAndTags();
      for (int length = 2; length <= 12; length++) {
        for (int i = 0; i < 12; i++) {
          queries.add(Query.of(han(length)));
        }
      }
      for (int i = 0; i < 20; i++) {
        queries.add(Query.of(han(1)));
        queries.add(Query.of(traditional(han(2 + random.nextInt(3)))));
        queries.add(Query.of("\"" + text(4 + random.nextInt(10)) + "\""));
        queries.add(Query.of(han(2 + random.nextInt(2)), han(2)));
        queries.add(Query.of(han(2), han(2), han(1 + random.nextInt(2))));
        queries.add(new Query(List.of(han(2)), List.of(han(1 + random.nextInt(3))), Map.of()));
        queries.add(Query.of(chain()));
      }
      queries.add(new Query(List.of("美国"), List.of("\"" + text(5) + "\""), Map.of()));
      filters();
      return queries;
    }

    private void namesAndTags() {
      for (int i = 0; i < truth.articles().size(); i += 90) {
        Looked article = truth.articles().get(i);
        article.people().forEach(name -> queries.add(Query.of("\"" + name + "\"")));
        article.tags().stream().limit(2).forEach(tag -> queries.add(Query.of("\"" + tag + "\"")));
      }
    }

    private void filters() {
      for (int i = 0; i < 12; i++) {
        Looked article = article();
        queries.add(Query.of(han(1)).with("source", article.source()));
        queries.add(Query.of(han(2)).with("from", article.day()));
        queries.add(Query.of(han(2)).with("to", article.day().substring(0, 7)));
        article
            .sections()
            .forEach(section -> queries.add(Query.of(han(1)).with("section", section)));
        article.tags().forEach(tag -> queries.add(Query.of(han(1)).with("tag", tag)));
        article.authors().forEach(author -> queries.add(Query.of().with("author", author)));
      }
    }

    private Looked article() {
      while (true) {
        Looked article = truth.articles().get(random.nextInt(truth.articles().size()));
        if (article.body().length() > 200
            && !article.source().isEmpty()
            && !article.day().isEmpty()) {
          return article;
        }
      }
    }

    /** A piece of a text with all that stands in it, spaces and punctuation too. */
    private String text(int length) {
      while (true) {
        String body = article().body();
        int at = random.nextInt(body.length() - length);
        String piece = body.substring(at, at + length).strip();
        if (piece.length() > 1
            && piece.matches(".*[\u4e00-\u9fffa-zA-Z0-9].*")
            && !piece.matches("(?s).*[\n\"“”].*")) {
          return piece;
        }
      }
    }

    private String han(int length) {
      while (true) {
        String piece = text(Math.max(2, length));
        if (piece.length() >= length && HAN.matcher(piece.substring(0, length)).matches()) {
          return piece.substring(0, length);
        }
      }
    }

    private String traditional(String words) {
      StringBuilder other = new StringBuilder();
      for (int i = 0; i < words.length(); i++) {
        char c = words.charAt(i);
        other.append(truth.traditional().getOrDefault(c, c));
      }
      return other.toString();
    }

    /** Every two characters of it stand together somewhere; all of it hardly anywhere. */
    private String chain() {
      StringBuilder chain = new StringBuilder(han(2));
      while (chain.length() < 5) {
        String body = article().body();
        int at = body.indexOf(chain.charAt(chain.length() - 1));
        if (at >= 0
            && at + 1 < body.length()
            && HAN.matcher(body.substring(at + 1, at + 2)).matches()) {
          chain.append(body.charAt(at + 1));
        }
      }
      return chain.toString();
    }
  }
}
