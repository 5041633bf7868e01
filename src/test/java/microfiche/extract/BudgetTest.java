package microfiche.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import microfiche.Fixtures;
import microfiche.extract.html.Html;
import microfiche.report.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a seed may cost, and that the same seed is given up in the same way every time. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class BudgetTest {
  private static final String MANY = "a".repeat(200);

  @TempDir Path folder;

  private Extraction extract(String text) {
    return new Extractor(folder, ZoneId.of("Asia/Shanghai")).extract(Fixtures.seed(text));
  }

  private void rules(String yaml) throws IOException {
    Files.writeString(folder.resolve("mine.yaml"), "name: 潮报\nhosts: [x.example.org]\n" + yaml);
  }

  private static String post(String host, String text) {
    return "---\ntitle: 潮水\ndate: 2024-01-01\nurl: https://"
        + host
        + "/"
        + MANY
        + "\n---\n\n"
        + text
        + "\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "drop_text.slow # drop_text: {slow: '^(a|aa)+\\1b$'}",
        "dateline       # dateline: ['(?<month>a|aa)(?<day>a|aa)+\\2b']",
        "address_date   # address_date: ['/(?<month>a|aa)(?<day>a|aa)+\\2b']",
        "byline         # byline: ['^(a|aa)+\\1b$']",
        "tags           # tags: ['/(a|aa)+\\1b$']",
        "drop.slow      # drop: {slow: 'p:matches(^(a|aa)+\\1b$)'}",
        "figures        # figures: 'div:has(p[title~=^(a|aa)+\\1b$])'",
      })
  void aRuleThatNeverEndsCostsOnlyTheSeedsItIsAppliedTo(String key, String yaml)
      throws IOException {
    rules(yaml);
    String text =
        "<div><p title=" + MANY + ">" + MANY + "</p><p><a href=/" + MANY + ">潮</a></p></div>";
    Extraction extraction = extract(post("x.example.org", text));
    assertThat(extraction.article()).isNull();
    assertThat(extraction.lasting()).isTrue();
    assertThat(extraction.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Finding.Severity.REJECTED);
              assertThat(finding.where()).isEqualTo("seed.md");
              assertThat(finding.what())
                  .contains("\"" + key + "\" in " + folder.resolve("mine.yaml"))
                  .contains("given up after");
            });
    assertThat(extract(post("y.example.org", text)).article()).isNotNull();
  }

  @Test
  void aRuleThatGoesTooDeepIsNamed() throws IOException {
    rules("drop_text: {deep: '^(?:潮|水)*雾$'}\n");
    Extraction extraction = extract(post("x.example.org", "潮水".repeat(200_000)));
    assertThat(extraction.failure()).isNull();
    assertThat(extraction.findings())
        .extracting(Finding::what)
        .singleElement()
        .asString()
        .contains("\"drop_text.deep\" in ", "goes too deep");
  }

  /** Rules that look at every character of a long text are not what the budget is against. */
  @Test
  void manyRulesMayReadALongText() throws IOException {
    String rules =
        IntStream.range(0, 60)
            .mapToObj(i -> "  r" + i + ": '雾" + i + "[^。]*。$'\n")
            .collect(Collectors.joining());
    rules("drop_text:\n" + rules);
    String text = ("潮水".repeat(50) + "。").repeat(10_000);
    assertThat(extract(post("x.example.org", text)).article()).isNotNull();
  }

  @Test
  void stepsAreCountedAndNotMeasured() {
    String text = "a".repeat(100);
    Pattern slow = Pattern.compile("^(a|aa)+\\1b$");
    List<String> messages =
        IntStream.range(0, 2)
            .mapToObj(
                i -> {
                  try {
                    return Budget.within(
                        100,
                        () ->
                            slow.matcher(Budget.current().watched(text, "mine")).find()
                                ? "found"
                                : "not found");
                  } catch (OverBudget e) {
                    return e.getMessage();
                  }
                })
            .toList();
    assertThat(messages)
        .containsOnly("the rule mine takes too much work on it (given up after 200,010,000 steps)");
  }

  @Test
  void whoIsInterruptedStops() {
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> Budget.within(100, () -> spendAll()))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static boolean spendAll() {
    for (int i = 0; i < 1_000; i++) {
      Budget.current().spend(1_000);
    }
    return true;
  }

  @Test
  void withoutASeedThereIsNoLimit() {
    for (int i = 0; i < 10; i++) {
      Budget.current().spend(1_000_000_000);
    }
    assertThat(Budget.current()).isSameAs(Budget.current());
  }

  @Test
  void aPageOfTooManyElementsIsGivenUp() {
    String page = "<p>潮<b>水</b></p>";
    assertThat(Html.parse(page.repeat(60_000), false).getElementsByTag("b")).hasSize(60_000);
    // The parser repeats what was never closed: few tags, many elements.
    String unclosed = "<p><b><i><u><s><em><strong><small><big><tt><code><font><strike>";
    for (String text : List.of(page.repeat(100_000), unclosed + "<p>潮".repeat(20_000))) {
      assertThatThrownBy(() -> Html.parse(text, false))
          .isInstanceOf(OverBudget.class)
          .hasMessage("too large for an article: more than 150,000 elements");
    }
    assertThatThrownBy(() -> Html.parse("<!---->".repeat(700_000), false))
        .isInstanceOf(OverBudget.class);
  }

  /** A tree that was counted is the tree that was not. */
  @Test
  void countingChangesNothing() {
    String part = "<p>潮<b>水<i></b>雾</i><table>船<tr><td>岛</table><div><p>灯</div></p>";
    String text = part.repeat(2_000);
    assertThat(Html.parse(text, false).outerHtml())
        .isEqualTo(org.jsoup.Jsoup.parse(text).outerHtml());
    assertThat(Html.parse(text, true).body().child(7).sourceRange().startPos()).isPositive();
  }

  @Test
  void aTextLongerThanAnyBookIsGivenUp() {
    Extraction extraction =
        Fixtures.EXTRACTOR.extract(
            Fixtures.seed(post("x.example.org", ("潮水。".repeat(99) + "\n\n").repeat(14_000))));
    assertThat(extraction.findings())
        .extracting(Finding::what)
        .containsExactly("too large for an article: more than 4,000,000 characters of text");
  }
}
