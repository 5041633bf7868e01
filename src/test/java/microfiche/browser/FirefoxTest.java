package microfiche.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample archive in Firefox, opened by double click. */
class FirefoxTest {
  private static Firefox firefox;

  @BeforeAll
  static void start() {
    firefox = Firefox.start();
  }

  @AfterAll
  static void end() {
    if (firefox != null) {
      firefox.close();
    }
  }

  /** Else what is blocked in a reader's Firefox would pass here. */
  @Test
  void filesAreKeptApartAsReadersHaveIt() {
    firefox.open(Sites.sample().resolve("index.html"), "");
    assertThat(firefox.text("fetch('records.ndjson').then(() => 'read', () => 'blocked')"))
        .isEqualTo("blocked");
    firefox.misdeeds(Sites.sample());
  }

  @Test
  void searchFindsWhatTheTextsHold() {
    firefox.open(Sites.sample().resolve("search.html"), "?q=%E6%B8%A1%E8%BD%AE");
    String told =
        firefox.text(
            """
            (async () => {
              const { opened, segmentOf, article, hits, parse } = microfiche.engine;
              const wrong = [];
              for (const query of ["渡轮", "燈塔", "灯塔 -渡轮", "lighthouse", "没有的词语"]) {
                const found = await microfiche.search("q=" + encodeURIComponent(query));
                const [group] = parse(query).groups;
                const expected = [];
                for (const segment of (await opened()).segments.map(segmentOf)) {
                  for (let doc = 0; doc < segment.size; doc++) {
                    const of = article(await segment.text(doc, null));
                    if (hits(of, group)) expected.push(of.parts[1] || of.parts[0]);
                  }
                }
                const same = found.urls.slice().sort().join() === expected.sort().join();
                if (!same || found.failed.length || (query === "渡轮" && !expected.length)) wrong.push(query);
              }
              return wrong.join() || "all found";
            })()
            """);
    assertThat(told).isEqualTo("all found");
    assertThat(firefox.text("document.getElementById('search-status').dataset.count"))
        .matches("[1-9]\\d*");
  }

  @Test
  void everyKindOfPageIsQuiet() {
    Path site = Sites.sample();
    firefox.misdeeds(site);
    List<String> wrong = new ArrayList<>();
    for (Set<Path> kind : Samples.of(site).values()) {
      Path page = kind.iterator().next();
      firefox.open(page, "");
      firefox.misdeeds(site).forEach(misdeed -> wrong.add(site.relativize(page) + ": " + misdeed));
      assertThat(firefox.text("document.getElementById('words').hidden + ''"))
          .as("the scripts ran in " + page)
          .isEqualTo("false");
    }
    assertThat(wrong).isEmpty();
  }
}
