package microfiche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import microfiche.archive.Archive;
import microfiche.archive.ArchiveEntry;
import microfiche.build.Extractors;
import microfiche.card.Card;
import microfiche.check.SiteCheck;
import microfiche.config.SiteConfig;
import microfiche.config.SiteConfigFile;
import microfiche.hash.Digest;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Progress;
import microfiche.report.Tally;
import microfiche.report.UserError;
import microfiche.seed.SeedFile;
import microfiche.seed.SeedFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Laws that every site must obey, tried on the sample archive. */
@Isolated("sets locale and time zone of the whole machine")
class SiteLawsTest {
  @TempDir Path temporary;
  private SiteConfig config;

  @BeforeEach
  void readTheSampleConfiguration() {
    config = SiteConfigFile.read(Path.of("site-config.yaml"));
  }

  private Path build(String name, int jobs) {
    Path out = temporary.resolve(name);
    new Build(config.with(List.of(), out, null), jobs, false, Progress.NONE).run();
    return out;
  }

  @Test
  void everyLinkLandsAndNothingIsRemote() {
    assertThat(BuiltSites.sample().problems()).isEmpty();
  }

  @Test
  void theSameSeedsGiveTheSameBytes() {
    Map<String, String> first = Fixtures.files(build("a", 1));
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      // Arabic digits, other week days, the far side of the world.
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertThat(Fixtures.files(build("b", 4))).isEqualTo(first);
      assertThat(Fixtures.files(build("b", 3))).as("built again in place").isEqualTo(first);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void theOrderOfTheSeedsDoesNotMatter() {
    List<SeedFile> seeds =
        new ArrayList<>(new SeedFolder(config.sections(), f -> {}).below(config.seeds()));
    List<ArchiveEntry> straight = Archive.of(cards(seeds)).entries();
    Collections.shuffle(seeds, new Random(7));
    assertThat(keys(Archive.of(cards(seeds)).entries())).isEqualTo(keys(straight));
  }

  private List<Card> cards(List<SeedFile> seeds) {
    List<Card> cards = new ArrayList<>();
    for (SeedFile seed : seeds) {
      var article = Extractors.extract(seed, Fixtures.EXTRACTOR).article();
      if (article != null) {
        cards.add(Card.of(article, 0, 0, 0));
      }
    }
    return cards;
  }

  private static List<String> keys(List<ArchiveEntry> entries) {
    return entries.stream()
        .map(e -> e.card().key() + " " + e.card().seed().path() + " " + e.copies() + e.sections())
        .toList();
  }

  @Test
  void copiesAreFoldedAndKeptAsProvenance() throws IOException {
    Path site = BuiltSites.sample().folder();
    List<String> records = Files.readAllLines(site.resolve("records.ndjson"));
    assertThat(records).hasSize(51);
    assertThat(records)
        .filteredOn(record -> record.contains("/24/10/12/n10388.htm\",\"datePublished"))
        .singleElement()
        .asString()
        .contains("\"articleSection\":[\"本地新闻\",\"文化\",")
        .contains("\"copies\":[{")
        .contains("easy2view/pages/ncid102/n10388.md")
        .contains("island-news/pages/nsc101/n10388.md");
    // The longer of two versions is published, under its own headline.
    assertThat(String.join("\n", records)).contains("easy2view/pages/ncid103/n9420.md");
  }

  @Test
  void articlesLinkToEachOtherAndTagsToTheirPages() throws IOException {
    Path site = BuiltSites.sample().folder();
    Path page = page(site, "n10480-");
    String html = Files.readString(page);
    assertThat(html).contains("href=\"../../../articles/");
    assertThat(html).contains("href=\"../../../tags/");
    assertThat(html)
        .contains("application/ld+json")
        .contains("<script src=\"../../../assets/site.js\"></script>");
  }

  @Test
  void theManifestListsEveryFile() throws IOException {
    Path site = BuiltSites.sample().folder();
    Map<String, String> files = Fixtures.files(site);
    files.remove("MANIFEST.sha256");
    StringBuilder lines = new StringBuilder();
    files.forEach((path, hash) -> lines.append(hash).append("  ").append(path).append('\n'));
    assertThat(Files.readString(site.resolve("MANIFEST.sha256"))).isEqualTo(lines.toString());
  }

  @Test
  void aSeedThatIsGoneTakesItsPagesWithIt() throws IOException {
    Path seeds = Files.createDirectories(temporary.resolve("seeds"));
    write(seeds.resolve("a.md"), post("潮水", "2024-01-01", "https://blog.example.org/a"));
    write(seeds.resolve("b.md"), post("灯塔", "2024-02-02", "https://blog.example.org/b"));
    Path out = temporary.resolve("out");
    Fixtures.build(seeds, out, 1);
    Files.delete(seeds.resolve("b.md"));
    BuildReport report = Fixtures.build(seeds, out, 1);
    assertThat(report.count(Tally.DELETED)).isPositive();
    assertThat(SiteCheck.of(out, Progress.NONE)).isEmpty();
    Fixtures.build(seeds, temporary.resolve("clean"), 1);
    assertThat(Fixtures.files(out)).isEqualTo(Fixtures.files(temporary.resolve("clean")));
  }

  @Test
  void aBuildThatFailsLeavesTheOldSite() throws IOException {
    Path seeds = Files.createDirectories(temporary.resolve("seeds"));
    write(seeds.resolve("a.md"), post("潮水", "2024-01-01", "https://blog.example.org/a"));
    Path out = temporary.resolve("out");
    Fixtures.build(seeds, out, 2);
    Map<String, String> before = Fixtures.files(out);
    write(seeds.resolve("b.md"), post("灯塔", "2024-02-02", "https://blog.example.org/b"));
    Path theme = Files.createDirectories(temporary.resolve("theme"));
    write(theme.resolve("about.ftlh"), "${page.nothing}");
    SiteConfig broken = Fixtures.config(seeds, out).with(List.of(), null, theme);
    assertThatThrownBy(() -> new Build(broken, 2, false, Progress.NONE).run())
        .isInstanceOf(UserError.class);
    assertThat(Fixtures.files(out)).isEqualTo(before);
    Files.delete(seeds.resolve("a.md"));
    Files.delete(seeds.resolve("b.md"));
    assertThatThrownBy(() -> Fixtures.build(seeds, out, 1))
        .hasMessageContaining("no article was found");
    assertThat(Fixtures.files(out)).isEqualTo(before);
  }

  @Test
  void aBuildThatWasKilledWhileMovingIsCompleted() throws IOException {
    Path seeds = Files.createDirectories(temporary.resolve("seeds"));
    write(seeds.resolve("a.md"), post("潮水", "2024-01-01", "https://blog.example.org/a"));
    Path out = temporary.resolve("out");
    Fixtures.build(seeds, out, 1);
    Map<String, String> clean = Fixtures.files(out);
    // As if a build had been moving in a page of an article that is gone by now.
    write(Files.createDirectories(out.resolve("articles/x")).resolve("gone.html"), "<p>gone</p>");
    write(
        out.resolve(".microfiche-begun"),
        "Microfiche build begun 1\n" + Digest.of("<p>gone</p>") + "  articles/x/gone.html\n");
    write(out.resolve("mine.txt"), "not ours");
    Fixtures.build(seeds, out, 1);
    Map<String, String> now = Fixtures.files(out);
    assertThat(now.remove("mine.txt")).isNotNull();
    assertThat(now).isEqualTo(clean);
  }

  @Test
  void theSiteItselfIsNoSeed() throws IOException {
    Path seeds = Files.createDirectories(temporary.resolve("seeds"));
    write(seeds.resolve("a.md"), post("潮水", "2024-01-01", "https://blog.example.org/a"));
    Path out = seeds.resolve("site");
    Fixtures.build(seeds, out, 1);
    Map<String, String> once = Fixtures.files(out);
    assertThat(Fixtures.build(seeds, out, 1).count(Tally.ARTICLES)).isEqualTo(1);
    assertThat(Fixtures.files(out)).isEqualTo(once);
  }

  @Test
  void oneBadSeedCostsOnlyItself() throws IOException {
    Path seeds = Files.createDirectories(temporary.resolve("seeds"));
    write(seeds.resolve("good.md"), post("潮水", "2024-01-01", "https://blog.example.org/a"));
    write(seeds.resolve("note.md"), "# A note\n\nBuy rope.\n");
    Files.write(seeds.resolve("picture.bin"), new byte[] {0, 1, 2});
    BuildReport report = Fixtures.build(seeds, temporary.resolve("out"), 2);
    assertThat(report.count(Tally.ARTICLES)).isEqualTo(1);
    assertThat(report.findings(Finding.Severity.REJECTED))
        .extracting(Finding::where)
        .containsExactly("note.md", "picture.bin");
  }

  @Test
  void aHostileTitleStaysText() throws IOException {
    Path seeds = Files.createDirectories(temporary.resolve("seeds"));
    write(
        seeds.resolve("x.md"),
        post(
            "</title><script>alert(1)</script>\"'&",
            "2024-01-01",
            "https://blog.example.org/x?\"><img src=x>"));
    Path out = temporary.resolve("out");
    Fixtures.build(seeds, out, 1);
    assertThat(SiteCheck.of(out, Progress.NONE)).isEmpty();
    try (var pages = Files.walk(out)) {
      for (Path page : pages.filter(p -> p.toString().endsWith(".html")).toList()) {
        assertThat(Files.readString(page)).doesNotContain("<script>alert", "<img src=x");
      }
    }
  }

  private static String post(String title, String date, String url) {
    return "---\ntitle: '"
        + title.replace("'", "''")
        + "'\ndate: "
        + date
        + "\nurl: '"
        + url.replace("'", "''")
        + "'\ntags: [海]\n---\n\n海边的一天从潮水开始，到潮水结束，中间没有别的事情发生。\n";
  }

  private static void write(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Path page(Path site, String prefix) throws IOException {
    try (var walk = Files.walk(site.resolve("articles"))) {
      return walk.filter(p -> p.getFileName().toString().startsWith(prefix))
          .findFirst()
          .orElseThrow();
    }
  }
}
