package microfiche.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * How many bytes a reader opens, in the corpus. A page of an article carries its text twice, to be
 * read and in its record; what a page weighs beyond 30 KB must be that text, not our frame.
 */
class PageWeightTest {
  private static final int KB = 1024;
  private static final int ARTICLE = 30 * KB;

  /**
   * All that is neither the article nor its record: head, navigation, search, tags, other reports,
   * related reading, neighbours, provenance, how to cite, footer. Measured: 3.9 to 8.2 KB.
   */
  private static final int FRAME = 8 * KB + KB / 2;

  /**
   * Of the corpus, 87 articles alone are above 15 KB of text, so twice that is above 30. More than
   * these few dozen are not due to the text.
   */
  private static final int HEAVY = 165;

  private static final Pattern RECORD =
      Pattern.compile("<script type=\"application/ld\\+json\">.*?</script>", Pattern.DOTALL);

  private static final Pattern TEXT =
      Pattern.compile("<article lang=.*?</article>", Pattern.DOTALL);

  private static final Pattern SHARED =
      Pattern.compile("<(?:link rel=\"stylesheet\" href|script src)=\"([^\"]+)\"");

  @Test
  void anArticleWeighsItsTextTwiceAndASmallFrame() {
    Path site = Sites.corpus();
    List<String> wrong = new ArrayList<>();
    int heavy = 0;
    int articles = 0;
    for (Path page : Sites.pages(site)) {
      String html = Sites.read(page);
      String record = found(RECORD, html);
      if (record.isEmpty()) {
        continue;
      }
      articles++;
      int whole = bytes(html);
      String article = found(TEXT, html);
      int frame = whole - bytes(record) - bytes(article);
      if (frame > FRAME) {
        wrong.add(site.relativize(page) + ": a frame of " + frame + " bytes");
      }
      int text = bytes(article.replaceAll("<[^>]*>", ""));
      // A fifth of the text for elements, links and addresses in article and record alike:
      // measured.
      int bound = Math.max(ARTICLE, 2 * text + 2 * text / 5 + FRAME);
      if (whole > bound) {
        wrong.add(site.relativize(page) + ": " + whole + " bytes for " + text + " of text");
      }
      heavy += whole > ARTICLE ? 1 : 0;
    }
    assertThat(articles).isGreaterThan(1700);
    assertThat(wrong).isEmpty();
    assertThat(heavy).as("articles above 30 KB").isLessThanOrEqualTo(HEAVY);
  }

  @Test
  void theEntranceIsLight() {
    for (Path site : List.of(Sites.sample(), Sites.corpus())) {
      assertThat(site.resolve("index.html").toFile().length()).isBetween(1L * KB, 60L * KB);
    }
  }

  @Test
  void whatAllArticlesShareIsLight() {
    Path site = Sites.sample();
    Path article =
        Sites.pages(site).stream()
            .filter(p -> p.startsWith(site.resolve("articles")))
            .findFirst()
            .orElseThrow();
    Matcher shared = SHARED.matcher(Sites.read(article));
    int sum = 0;
    int files = 0;
    while (shared.find()) {
      sum += bytes(Sites.read(article.resolveSibling(shared.group(1)).normalize()));
      files++;
    }
    assertThat(files).isGreaterThanOrEqualTo(2);
    assertThat(sum).as("style and script of an article").isLessThanOrEqualTo(30 * KB);
  }

  private static String found(Pattern pattern, String html) {
    Matcher matcher = pattern.matcher(html);
    return matcher.find() ? matcher.group() : "";
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
