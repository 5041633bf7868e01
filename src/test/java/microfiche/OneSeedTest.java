package microfiche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import microfiche.build.CardStages;
import microfiche.card.Card;
import microfiche.check.SiteCheck;
import microfiche.config.SiteConfig;
import microfiche.config.SiteConfigFile;
import microfiche.export.ReportJson;
import microfiche.extract.Extractor;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Progress;
import microfiche.report.Tally;
import microfiche.report.UserError;
import microfiche.store.SeedNotes;
import microfiche.store.WorkFolder;
import microfiche.work.Parallel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in a seed costs only that seed. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class OneSeedTest {
  private static final String TEXT = "海边的一天从潮水开始，到潮水结束，中间没有别的事情发生，只有风。";

  @TempDir Path temporary;
  private Path seeds;

  @BeforeEach
  void makeFolder() throws IOException {
    seeds = Files.createDirectories(temporary.resolve("seeds"));
  }

  private void write(String name, String text) throws IOException {
    Files.write(seeds.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }

  private static String post(String name, String text) {
    return "---\ntitle: 潮水\ndate: 2024-01-01\nurl: https://blog.example.org/"
        + name
        + "\n---\n\n"
        + text
        + "\n";
  }

  @Test
  void aFolderOfHostileSeedsIsPublishedWithoutThem() throws IOException {
    write("good.md", post("good", TEXT));
    write("large.md", post("large", "<p>潮<b>水</b></p>".repeat(200_000)));
    write("long.md", post("long", ("<p>" + TEXT.repeat(40) + "</p>\n").repeat(4_000)));
    write("many.md", post("many", "潮\n\n".repeat(400_000)));
    write(
        "deep.md", "---\ntitle: 潮水\nx: " + "[".repeat(5_000) + "\n---\n\n日期：2024-01-02\n\n" + TEXT);
    Files.write(
        seeds.resolve("charset.html"),
        ("<html><head><meta charset=\"_autodetect_all\"><title>潮水</title>"
                + "<meta name=author content=若水><body><article><p>"
                + TEXT.repeat(4)
                + "</article>")
            .getBytes(Charset.forName("GB18030")));
    Path rules = Files.createDirectories(temporary.resolve("rules"));
    Files.writeString(
        rules.resolve("slow.yaml"),
        "name: 潮报\nhosts: [slow.example.org]\ndrop_text: {tide: '^(a|aa)+\\1b$'}\n");
    write("slow.md", post("x", "a".repeat(200)).replace("blog.example.org", "slow.example.org"));
    Path file = temporary.resolve("site-config.yaml");
    Files.writeString(file, "outlets: rules\n");
    Path out = temporary.resolve("site");
    SiteConfig config = SiteConfigFile.read(file);
    BuildReport report = new Build(config, 2, false, Progress.NONE).run();
    assertThat(report.findings(Finding.Severity.REJECTED).stream().map(Finding::toString))
        .satisfiesExactly(
            large -> assertThat(large).startsWith("large.md: too large for an article: more than"),
            length -> assertThat(length).contains("long.md", "4,000,000 characters of text"),
            many -> assertThat(many).startsWith("many.md: too large for an article: more than"),
            slow -> assertThat(slow).contains("slow.md: the rule \"drop_text.tide\"", "slow.yaml"));
    assertThat(report.count(Tally.ARTICLES)).isEqualTo(3);
    assertThat(SiteCheck.of(out, Progress.NONE)).isEmpty();
    Map<String, String> first = Fixtures.files(out);
    new Build(config.with(List.of(), temporary.resolve("again"), null), 1, true, Progress.NONE)
        .run();
    assertThat(Fixtures.files(temporary.resolve("again"))).isEqualTo(first);
    assertThat(new Build(config, 2, false, Progress.NONE).run().count(Tally.EXTRACTED)).isZero();
  }

  private List<Card> harvest(Supplier<Extractor> extractor, long heap, BuildReport report) {
    SiteConfig config = Fixtures.config(seeds, temporary.resolve("site"));
    try (WorkFolder work = WorkFolder.lock(temporary.resolve("work"), temporary.resolve("site"));
        Parallel parallel = new Parallel(2);
        SeedNotes notes = SeedNotes.open(work, "rules", false)) {
      return CardStages.cards(config, notes, parallel, extractor, heap, report);
    }
  }

  private static Supplier<Extractor> failing(Throwable failure) {
    return () -> {
      if (failure instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) failure;
    };
  }

  @Test
  void noFailureLeavesTheSeedItIsOf() throws IOException {
    write("a.md", post("a", TEXT));
    for (Throwable failure :
        List.of(
            new IllegalStateException("odd"),
            new AssertionError("odd"),
            new StackOverflowError())) {
      BuildReport report = new BuildReport();
      assertThat(harvest(failing(failure), 1L << 30, report)).isEmpty();
      assertThat(report.findings(Finding.Severity.REJECTED))
          .singleElement()
          .hasToString(
              "a.md: the program failed on this file ("
                  + failure
                  + ")\n  hint: this is a fault of the program, please report it with the file");
      assertThat(ReportJson.of(report))
          .contains("\"where\" : \"a.md\"", "\\tat microfiche.OneSeed");
      Files.delete(temporary.resolve("work/seeds"));
    }
  }

  @Test
  void whatIsNotOfTheSeedIsNotPutOnIt() throws IOException {
    write("a.md", post("a", TEXT));
    for (Throwable failure :
        List.of(
            UserError.usage("rules/x.yaml", "wrong", null),
            new OutOfMemoryError("Java heap space"),
            new NoClassDefFoundError("gone"))) {
      assertThatThrownBy(() -> harvest(failing(failure), 1L << 30, new BuildReport()))
          .isSameAs(failure);
    }
  }

  /** On a machine with more memory, or an hour later, the seed may well be read. */
  @Test
  void aRejectionThatIsTheMachinesIsTriedAgain() throws IOException {
    write("a.md", post("a", TEXT + "\n\n<!-- " + "x".repeat(400_000) + " -->"));
    BuildReport small = new BuildReport();
    assertThat(harvest(() -> Fixtures.EXTRACTOR, 1 << 20, small)).isEmpty();
    assertThat(small.findings(Finding.Severity.REJECTED))
        .extracting(Finding::what)
        .containsExactly("needs about 7 MB of memory, and Java may use 1");
    assertThat(harvest(() -> Fixtures.EXTRACTOR, 1L << 30, new BuildReport())).hasSize(1);
  }
}
