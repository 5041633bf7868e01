package microfiche.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.adobe.epubcheck.api.EpubCheck;
import com.adobe.epubcheck.api.Report;
import com.adobe.epubcheck.util.FeatureEnum;
import com.adobe.epubcheck.util.WriterReportImpl;
import com.fasterxml.jackson.databind.ObjectMapper;
import gov.loc.repository.bagit.domain.Bag;
import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import microfiche.Fixtures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;

/** What leaves the archive in other formats, looked at by the checkers of these. */
class ExportTest {
  /** One machine for all, and archives that are built once: only what is exported differs. */
  @TempDir static Path shared;

  private static CommandShell shell;
  private static Path sample;
  private static Path real;

  @TempDir Path temporary;
  private Path config;

  @BeforeAll
  static void start() throws IOException {
    shell = CommandShell.in(shared);
    sample =
        configured(
            Files.createDirectories(shared.resolve("sample")),
            Path.of("seeds").toAbsolutePath(),
            "media: " + Path.of("seeds/pictures").toAbsolutePath());
  }

  @AfterAll
  static void end() throws IOException {
    shell.close();
  }

  @BeforeEach
  void choose() {
    config = sample;
  }

  private static Path real() throws IOException {
    if (real == null) {
      real =
          configured(
              Files.createDirectories(shared.resolve("real")),
              Fixtures.shared("corpus").toAbsolutePath().normalize(),
              "");
    }
    return real;
  }

  private static Path configured(Path folder, Path seeds, String more) throws IOException {
    return Files.writeString(
        folder.resolve("site-config.yaml"),
        "title: 青屿 <文档> & \"档案\"\nseeds: " + seeds + "\nout: site\n" + more + "\n");
  }

  private CommandShell.Said export(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of("export", "--config", config.toString()));
    all.addAll(List.of(arguments));
    return shell.run(all.toArray(new String[0]));
  }

  /** Errors and warnings alone: what a book consists of is no news. */
  private static Report report(StringWriter said) {
    return new WriterReportImpl(new PrintWriter(said), "", true) {
      @Override
      public void info(String resource, FeatureEnum feature, String value) {}
    };
  }

  /** Nothing at all, neither error nor warning. */
  private static void checked(Path book) throws InterruptedException {
    StringWriter said = new StringWriter();
    int[] found = {-1};
    Runnable check = () -> found[0] = new EpubCheck(book.toFile(), report(said)).doValidate();
    Thread deep = new Thread(null, check, "epubcheck", 64 << 20); // its schemas want a large stack
    deep.start();
    deep.join();
    assertThat(found[0]).as(said.toString()).isZero();
  }

  @Test
  void aBookOfTheSampleArchiveIsSound() throws Exception {
    Path book = temporary.resolve("book.epub");
    assertThat(export("epub", book.toString()).code()).isZero();
    checked(book);
    try (ZipFile zip = new ZipFile(book.toFile())) {
      assertThat(zip.entries().nextElement().getName()).isEqualTo("mimetype");
      assertThat(zip.stream().map(ZipEntry::getName))
          .anyMatch(name -> name.startsWith("EPUB/pictures/"));
      String nav =
          new String(
              zip.getInputStream(zip.getEntry("EPUB/nav.xhtml")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(nav).contains("<span>2025-06-02</span>", "xml:lang=\"en\"");
    }
    byte[] first = Files.readAllBytes(book);
    assertThat(export("epub", book.toString(), "--force").code()).isZero();
    assertThat(Files.readAllBytes(book)).as("the same articles, the same bytes").isEqualTo(first);
  }

  @Test
  void theCheckerFindsWhatIsWrong() throws Exception {
    Path book = temporary.resolve("book.epub");
    assertThat(export("epub", book.toString()).code()).isZero();
    Path damaged = temporary.resolve("damaged.epub");
    try (ZipFile zip = new ZipFile(book.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(damaged))) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (!entry.getName().endsWith("/a1.xhtml")) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          zip.getInputStream(entry).transferTo(out);
        }
      }
    }
    assertThatThrownBy(() -> checked(damaged)).hasMessageContaining("a1.xhtml");
  }

  @Test
  void aBookOfRealArticlesIsSound() throws Exception {
    config = real();
    Path book = temporary.resolve("book.epub");
    assertThat(export("epub", book.toString(), "--from", "2021-05", "--to", "2021-06").code())
        .isZero();
    checked(book);
  }

  @Test
  void manyArticlesBecomeVolumes() throws Exception {
    config = real();
    assertThat(export("epub", temporary.resolve("all.epub").toString(), "--from", "2020").code())
        .isZero();
    Path volume = temporary.resolve("all-2020-02.epub");
    checked(volume);
    assertThat(temporary.resolve("all.epub")).doesNotExist();
  }

  @Test
  void hostileHeadlinesAndNamesDoNoHarm() throws Exception {
    Path seeds = Files.createDirectories(temporary.resolve("seeds"));
    String headline = "<b>&amp; ]]> \\\" ' % { } \\\\ ^ ~ # $ _ " + "长".repeat(300);
    Files.writeString(
        seeds.resolve("a.md"),
        "---\ntitle: \""
            + headline
            + "\"\nauthor: \"A & <B> \\\\ {C}\"\n"
            + "url: https://news.example.org/a?b=%zz&c=[1]|2#x#y\n---\n\n"
            + "渡轮 & <b>灯塔</b>，“引”  见[此](https://news.example.org/%zz?a=b c).\n\n"
            + "<a name=\"1 2\"></a>位置，[跳](#1 2)。\n");
    config = configured(temporary, seeds, "");
    Path book = temporary.resolve("book.epub");
    assertThat(export("epub", book.toString()).code()).isZero();
    checked(book);
    Path bib = temporary.resolve("a.bib");
    assertThat(export("bib", bib.toString()).code()).isZero();
    assertThat(Files.readString(bib))
        .contains("\\& ]]>", "\\% \\{ \\} \\textbackslash{} \\^{} \\~{} \\# \\$ \\_");
  }

  @Test
  void citationsOfASelection() throws Exception {
    Path csl = temporary.resolve("a.json");
    assertThat(export("csl", csl.toString(), "--source", "灯塔周刊", "--from", "2023").code()).isZero();
    assertThat(new ObjectMapper().readTree(csl.toFile()))
        .isNotEmpty()
        .allSatisfy(
            item -> {
              assertThat(item.get("container-title").asText()).isEqualTo("灯塔周刊");
              assertThat(item.get("issued").get("date-parts").get(0).get(0).asInt())
                  .isGreaterThan(2022);
            });
    Path ris = temporary.resolve("a.ris");
    assertThat(export("ris", ris.toString(), "--tag", "渡輪").code()).isZero();
    List<String> lines = Files.readAllLines(ris);
    assertThat(lines).filteredOn("TY  - NEWS"::equals).hasSizeGreaterThan(3);
    assertThat(lines)
        .filteredOn(line -> !line.isEmpty())
        .allMatch(line -> line.matches("[A-Z][A-Z0-9]  - .*"));
  }

  @Test
  void whatIsThereIsNotWrittenOverAndNothingChosenWritesNothing() throws Exception {
    Path file = Files.writeString(temporary.resolve("a.bib"), "mine");
    CommandShell.Said refused = export("bib", file.toString());
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("is there already", "--force");
    assertThat(Files.readString(file)).isEqualTo("mine");
    CommandShell.Said none = export("bib", temporary.resolve("b.bib").toString(), "--to", "1999");
    assertThat(none.code()).isEqualTo(1);
    assertThat(none.err()).contains("no article is chosen");
    CommandShell.Said slip =
        export("bib", temporary.resolve("b.bib").toString(), "--source", "灯塔周");
    assertThat(slip.err()).contains("nothing is called 灯塔周", "there are 灯塔周刊");
    assertThat(temporary.resolve("b.bib")).doesNotExist();
    assertThat(export("pdf", "x").code()).isEqualTo(2);
  }

  @Test
  void aBagIsValidAndGivesTheSameSite() throws Exception {
    Path bag = temporary.resolve("bag");
    assertThat(export("bag", bag.toString()).code()).isZero();
    Bag read = new BagReader().read(bag);
    try (BagVerifier verifier = new BagVerifier()) {
      verifier.isValid(read, false);
    }
    assertThat(shell.run("check", bag.toString()).code()).isZero();
    Path again = temporary.resolve("again");
    String within = bag.resolve("data/site-config.yaml").toString();
    assertThat(shell.run("build", "--config", within, "--out", again.toString()).code()).isZero();
    assertThat(Fixtures.files(again)).isEqualTo(Fixtures.files(bag.resolve("data/site")));
    Path other = temporary.resolve("other");
    assertThat(export("bag", other.toString()).code()).isZero();
    assertThat(Fixtures.files(other))
        .as("the same files, the same bag")
        .isEqualTo(Fixtures.files(bag));
    assertThat(export("bag", other.toString()).code()).as("it is there already").isEqualTo(1);
  }

  @Test
  void aBagInOneFileHoldsTheSame() throws Exception {
    Path bag = temporary.resolve("bag");
    assertThat(export("bag", bag.toString()).code()).isZero();
    Path file = temporary.resolve("island.zip");
    assertThat(export("bag", file.toString(), "--zip").code()).isZero();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Map<String, String> files = Fixtures.files(bag);
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactlyInAnyOrderElementsOf(
              files.keySet().stream().map(name -> "island/" + name).toList());
      String manifest =
          new String(
              zip.getInputStream(zip.getEntry("island/manifest-sha256.txt")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(manifest).isEqualTo(Files.readString(bag.resolve("manifest-sha256.txt")));
    }
  }

  @Test
  void theReportsOfOneEvent() throws Exception {
    Path ris = temporary.resolve("a.ris");
    assertThat(export("ris", temporary.resolve("all.ris").toString()).code()).isZero();
    String page;
    try (Stream<Path> walk = Files.walk(shared.resolve("sample/site/stories"))) {
      page =
          walk.map(file -> shared.resolve("sample/site").relativize(file).toString())
              .filter(file -> file.endsWith(".html") && !file.endsWith("index.html"))
              .sorted()
              .findFirst()
              .orElseThrow();
    }
    assertThat(export("ris", ris.toString(), "--story", page).code()).isZero();
    assertThat(Files.readAllLines(ris)).filteredOn("TY  - NEWS"::equals).hasSizeBetween(2, 8);
    assertThat(export("ris", temporary.resolve("b").toString(), "--story", "none").err())
        .contains("nothing is called none");
  }

  @Test
  void everyByteOfABagThatFlipsIsFound() throws Exception {
    Path bag = temporary.resolve("bag");
    assertThat(export("bag", bag.toString()).code()).isZero();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(bag)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    Random random = new Random(7);
    for (int i = 0; i < 12; i++) {
      Path file = files.get(random.nextInt(files.size()));
      byte[] bytes = Files.readAllBytes(file);
      byte[] flipped = bytes.clone();
      flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, flipped);
      assertThat(shell.run("check", bag.toString()).code()).as(file.toString()).isEqualTo(3);
      Files.write(file, bytes);
    }
    assertThat(shell.run("check", bag.toString()).code()).isZero();
  }

  @Test
  void aWebArchiveIsReadBack() throws Exception {
    Path seeds = Files.createDirectories(temporary.resolve("crawl"));
    Path file = seeds.resolve("a.warc.gz");
    assertThat(export("warc", file.toString()).code()).isZero();
    int pages = 0;
    try (WarcReader warc = new WarcReader(file)) {
      for (WarcRecord record : warc) {
        pages += record.headers().first("Content-Type").orElse("").startsWith("text/html") ? 1 : 0;
      }
    }
    assertThat(pages).isGreaterThan(40);
    CommandShell.Said records = shell.run("extract", seeds.toString());
    List<String> back = records.out().lines().toList();
    assertThat(back).hasSize(pages);
    String site = Files.readString(shared.resolve("sample/site/records.ndjson"));
    ObjectMapper json = new ObjectMapper();
    for (String line : back) {
      String url = json.readTree(line).get("url").asText();
      String original =
          site.lines().filter(l -> l.contains("\"" + url + "\"")).findFirst().orElseThrow();
      assertThat(json.readTree(line).get("headline"))
          .as(url)
          .isEqualTo(json.readTree(original).get("headline"));
    }
    byte[] first = Files.readAllBytes(file);
    assertThat(export("warc", file.toString(), "--force").code()).isZero();
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
  }

  @Test
  void aZimFileIsSound() throws Exception {
    Path zim = temporary.resolve("a.zim");
    boolean tools = installed("zimwriterfs") && installed("zimcheck");
    if (!tools) {
      CommandShell.Said said = export("zim", zim.toString());
      assertThat(said.code()).isEqualTo(1);
      assertThat(said.err()).contains("apt install zim-tools");
      assertThat(System.getenv("MICROFICHE_REQUIRE_BROWSER")).as("CI has the tools").isNull();
      return;
    }
    assertThat(export("zim", zim.toString()).code()).isZero();
    Process check =
        new ProcessBuilder("zimcheck", "-A", zim.toString()).redirectErrorStream(true).start();
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(check.waitFor()).as(said).isZero();
    assertThat(said).contains("Overall Test Status: Pass");
  }

  private static boolean installed(String tool) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }
}
