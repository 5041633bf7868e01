package microfiche.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import microfiche.Fixtures;
import microfiche.article.Article;
import microfiche.report.UserError;
import microfiche.seed.Seed;
import microfiche.seed.SeedFile;
import microfiche.seed.SeedFolder;
import microfiche.seed.SeedReader;
import org.junit.jupiter.api.Test;

class LedgerTest {

  @Test
  void anAccountChangesNothing() {
    Path shared = Fixtures.shared("corpus").getParent();
    List<Path> folders =
        List.of(
            shared.resolve("seeds"),
            shared.resolve("corpus"),
            shared.resolve("corpus2"),
            shared.resolve("cases"));
    List<SeedFile> seeds = new SeedFolder(Map.of(), finding -> {}).below(folders);
    AtomicInteger looked = new AtomicInteger();
    seeds.parallelStream()
        .forEach(
            file -> {
              Seed seed;
              try {
                seed = SeedReader.read(file);
              } catch (UserError e) {
                return;
              }
              Ledger ledger = Ledger.of(seed.text());
              Extraction without = Fixtures.EXTRACTOR.extract(seed);
              Extraction with = Fixtures.EXTRACTOR.extract(seed, ledger);
              Article article = without.article();
              assertThat(with.article()).as(file.path()).isEqualTo(article);
              assertThat(with.findings().stream().filter(f -> !f.toString().contains("layers")))
                  .as(file.path())
                  .containsAll(without.findings());
              looked.incrementAndGet();
            });
    assertThat(looked.get()).isGreaterThan(2_700);
  }

  /** What became of the part of {@code text} that {@code stretch} is. */
  private static String fate(String text, String stretch) {
    Seed seed = Fixtures.seed(text);
    Ledger ledger = Ledger.of(seed.text());
    assertThat(Fixtures.EXTRACTOR.extract(seed, ledger).article()).isNotNull();
    int at = seed.text().indexOf(stretch);
    return ledger.entries().stream()
        .filter(entry -> entry.start() <= at && at < entry.end())
        .map(entry -> entry.fate() == null ? "" : entry.fate().kind() + " " + entry.fate().name())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsBookedAsAFieldIsInTheRecord() {
    String text =
        "# 渡轮复航\n\n作者：周海澜\n\n标签：渡轮, 潮水\n\n分类：港口\n\n来源：https://news.example.org/1\n\n"
            + "港务局星期三说，停了三个月的渡轮从下星期起恢复往返贝壳屿，票价不变。\n";
    for (String line : List.of("作者：周海澜", "标签：渡轮, 潮水", "分类：港口", "来源：https://news.example.org/1")) {
      assertThat(fate(text, line)).as(line).startsWith("FIELD");
    }
  }

  @Test
  void whatWasStatedAndNotTakenIsNoField() {
    String text =
        "---\ntitle: 渡轮复航\ndate: someday\nauthor: 周海澜\n---\n\n"
            + "港务局星期三说，停了三个月的渡轮从下星期起恢复往返贝壳屿，票价不变。\n";
    assertThat(fate(text, "author")).startsWith("FIELD");
    assertThat(fate(text, "date")).startsWith("CHROME").contains("not taken");
  }
}
