package microfiche.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import microfiche.Fixtures;
import microfiche.article.Article;
import microfiche.build.Extractors;
import microfiche.build.PictureAddresses;
import microfiche.check.SiteCheck;
import microfiche.export.RecordJson;
import microfiche.extract.Extraction;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Progress;
import microfiche.report.Tally;
import microfiche.seed.SeedFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What crawlers left: pages and pictures in WARC and WACZ files. */
class WarcTest {
  private static final Instant AT = Samples.CAPTURED;

  @TempDir Path temporary;
  private Path seeds;

  @BeforeEach
  void makeFolder() throws IOException {
    seeds = Files.createDirectories(temporary.resolve("seeds"));
  }

  private static byte[] png() throws IOException {
    return Files.readAllBytes(Fixtures.RESOURCES.resolve("pictures/plain.png"));
  }

  private static Samples.Warc five() throws IOException {
    Samples.Warc warc = new Samples.Warc();
    for (int i = 0; i < 5; i++) {
      warc.page(Samples.address(i), AT, Samples.page(i, ""));
      warc.response(Samples.picture(i), AT, 200, "image/png", png());
    }
    return warc;
  }

  private List<Extraction> read(String name, byte[] bytes) throws IOException {
    Path file = Files.write(seeds.resolve(name), bytes);
    List<Extraction> found = new ArrayList<>();
    Extractors.each(new SeedFile(name, file, null, 0), Fixtures.EXTRACTOR, found::add);
    return found;
  }

  private static List<Article> articles(List<Extraction> found) {
    return found.stream().map(Extraction::article).filter(a -> a != null).toList();
  }

  private static List<String> said(List<Extraction> found) {
    return found.stream()
        .flatMap(extraction -> extraction.findings().stream())
        .map(Finding::toString)
        .toList();
  }

  @Test
  void pagesGiveTheArticlesThatTheyGiveAsFiles() throws IOException {
    List<Article> packed = articles(read("a.warc.gz", five().bytes()));
    List<Article> plain = articles(read("a.warc", five().plain().bytes()));
    assertThat(packed).hasSize(5);
    assertThat(packed.get(3).url()).isEqualTo(Samples.address(3));
    assertThat(packed.get(3).seed().mirroredAt()).isEqualTo("2024-06-01T02:03:04Z");
    assertThat(packed.get(3).seed().part()).startsWith("urn:uuid:");
    for (int i = 0; i < 5; i++) {
      String page =
          Samples.page(i, "")
              .replace(
                  "<title>", "<link rel=canonical href=\"" + Samples.address(i) + "\"><title>");
      Article loose = articles(read("loose.html", page.getBytes(UTF_8))).get(0);
      assertThat(bare(packed.get(i))).isEqualTo(bare(loose));
      assertThat(bare(plain.get(i))).isEqualTo(bare(loose));
    }
  }

  /** The full record without what only the file can say. */
  private static String bare(Article article) {
    return RecordJson.full(article).replaceFirst(",\"seed\":\\{.*$", "");
  }

  @Test
  void aSiteShowsThePicturesOfTheFile() throws IOException {
    five().write(seeds.resolve("crawl.warc.gz"));
    Path out = temporary.resolve("site");
    Fixtures.settle();
    BuildReport report = Fixtures.build(seeds, out, 2);
    assertThat(report.count(Tally.ARTICLES)).isEqualTo(5);
    assertThat(report.count(Tally.PICTURES)).isEqualTo(5);
    assertThat(report.count(Tally.MISSING)).isZero();
    assertThat(SiteCheck.of(out, Progress.NONE)).isEmpty();
    PictureAddresses.Found found =
        PictureAddresses.of(Fixtures.config(seeds, out), 2, Progress.NONE);
    assertThat(found.here())
        .as("nobody is asked for what the file holds")
        .hasSize(5)
        .isEqualTo(found.all());
    assertThat(Fixtures.files(out).keySet()).anyMatch(file -> file.endsWith(".png"));
    Fixtures.settle();
    assertThat(Fixtures.build(seeds, out, 2).count(Tally.READ)).isZero();
    // One page more: of the file that changed, only what is new is looked at.
    five().page(Samples.address(7), AT, Samples.page(7, "")).write(seeds.resolve("crawl.warc.gz"));
    Fixtures.settle();
    BuildReport more = Fixtures.build(seeds, out, 2);
    assertThat(more.count(Tally.EXTRACTED)).isEqualTo(1);
    assertThat(more.count(Tally.ARTICLES)).isEqualTo(6);
    assertThat(more.count(Tally.PICTURES)).isEqualTo(5);
    Path clean = temporary.resolve("clean");
    Fixtures.build(seeds, clean, 1);
    assertThat(Fixtures.files(out)).isEqualTo(Fixtures.files(clean));
  }

  @Test
  void capturesOfOneAddressAreVersionsWithTheirTimes() throws IOException {
    Instant later = AT.plusSeconds(86_400);
    new Samples.Warc()
        .page(Samples.address(1), AT, Samples.page(1, ""))
        .page(Samples.address(1), later, Samples.page(1, "午后又加开了一班，这是后来补上的一句。"))
        .revisit(Samples.address(1), later.plusSeconds(60), Samples.page(1, ""))
        .write(seeds.resolve("crawl.warc.gz"));
    Path out = temporary.resolve("site");
    BuildReport report = Fixtures.build(seeds, out, 2);
    assertThat(report.count(Tally.ARTICLES)).isEqualTo(1);
    assertThat(report.count(Tally.RECORDS)).isEqualTo(3);
    assertThat(pages(out, "-versions.html")).contains("2024-06-01T02:03:04Z");
    assertThat(pages(out, ".html"))
        .contains("2024-06-02T02:03:04Z")
        .contains("2024-06-02T02:04:04Z");
  }

  private static String pages(Path out, String end) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String file : Fixtures.files(out).keySet()) {
      if (file.endsWith(end)) {
        all.append(Files.readString(out.resolve(file)));
      }
    }
    return all.toString();
  }

  @Test
  void whatIsNoArticleSaysWhy() throws IOException {
    byte[] nothing = "x".getBytes(UTF_8);
    List<Extraction> found =
        read(
            "a.warc.gz",
            new Samples.Warc()
                .page("https://daily.example.net/", AT, Samples.page(1, ""))
                .page(
                    "https://daily.example.net/news/",
                    AT,
                    Samples.page(2, "").replace("class=\"single\"", "class=\"archive\""))
                .response("https://daily.example.net/feed", AT, 200, "application/rss+xml", nothing)
                .response("https://daily.example.net/a.js", AT, 200, "text/javascript", nothing)
                .response("https://daily.example.net/b", AT, 302, "text/html", nothing)
                .response("https://daily.example.net/c", AT, 404, "text/html", nothing)
                .page(Samples.address(3), AT, Samples.page(3, ""))
                .bytes());
    assertThat(articles(found)).hasSize(1);
    assertThat(said(found).toString())
        .contains("the front page of a site")
        .contains("a list of articles")
        .contains("a feed")
        .contains("1 × a redirect or an error, HTTP 3xx")
        .contains("1 × a redirect or an error, HTTP 4xx")
        .contains("1 × text/javascript");
  }

  @Test
  void theServersWordOnTheEncodingCounts() throws IOException {
    Charset big5 = Charset.forName("Big5");
    String page =
        Samples.page(4, "")
            .replace("<meta charset=utf-8>", "")
            .replace("渡轮", "渡輪")
            .replace("准点", "準點")
            .replace("开出", "開出")
            .replace("报", "報");
    Samples.Warc warc = new Samples.Warc();
    warc.response(Samples.address(4), AT, 200, "text/html; charset=big5", page.getBytes(big5));
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(Samples.page(5, "").getBytes(UTF_8));
    }
    warc.response(Samples.address(5), AT, 200, "text/html", "gzip", packed.toByteArray());
    warc.resource(Samples.address(6), AT, "text/html", Samples.page(6, "").getBytes(UTF_8));
    List<Article> articles = articles(read("a.warc.gz", warc.bytes()));
    assertThat(articles)
        .extracting(Article::headline)
        .containsExactly("第4班渡輪準點開出", "第5班渡轮准点开出", "第6班渡轮准点开出");
  }

  @Test
  void aDamagedRecordCostsItself() throws IOException {
    for (boolean packed : new boolean[] {true, false}) {
      String name = packed ? "a.warc.gz" : "a.warc";
      byte[] whole = packed ? five().bytes() : five().plain().bytes();
      byte[] cut = Arrays.copyOf(whole, whole.length - 30);
      assertThat(articles(read(name, cut))).as("cut, " + name).hasSize(5);
      byte[] damaged = whole.clone();
      int middle = place(whole, packed, 3);
      Arrays.fill(damaged, middle + 20, middle + 60, (byte) 0xEE);
      List<Extraction> found = read(name, damaged);
      assertThat(articles(found)).as("damaged, " + name).hasSizeBetween(4, 5);
      assertThat(said(found).toString()).contains("a damaged record");
    }
  }

  /** Where a record begins. */
  private static int place(byte[] warc, boolean packed, int number) {
    byte[] beginning =
        packed ? new byte[] {0x1F, (byte) 0x8B, 8} : "WARC/1".getBytes(StandardCharsets.US_ASCII);
    int count = 0;
    for (int i = 0; i < warc.length - beginning.length; i++) {
      if (Arrays.equals(Arrays.copyOfRange(warc, i, i + beginning.length), beginning)
          && count++ == number) {
        return i;
      }
    }
    throw new AssertionError("there are only " + count + " records");
  }

  @Test
  void hostileFilesAreTurnedAwayInLittleMemory() throws IOException {
    byte[] endless = new byte[3 << 20];
    Arrays.fill(endless, (byte) 'a');
    byte[] start = "WARC/1.1\r\nWARC-Type: response\r\nX: ".getBytes(UTF_8);
    System.arraycopy(start, 0, endless, 0, start.length);
    assertThat(said(read("a.warc", endless)).toString()).contains("a header without end");
    byte[] lies =
        ("WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
                + "WARC-Target-URI: https://daily.example.net/a\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
                + "Content-Type: application/http;msgtype=response\r\n"
                + "Content-Length: 999999999999\r\n\r\nHTTP/1.1 200 OK\r\n"
                + "Content-Type: text/html\r\n\r\n<p>kurz")
            .getBytes(UTF_8);
    assertThat(articles(read("b.warc", lies))).isEmpty();
    assertThat(said(read("c.warc.gz", "no archive at all".getBytes(UTF_8)))).isNotEmpty();
    assertThat(said(read("d.wacz", "no archive at all".getBytes(UTF_8)))).isNotEmpty();
    assertThat(articles(read("e.warc.gz", new byte[0]))).isEmpty();
  }

  @Test
  void aWaczHoldsWarcs() throws IOException {
    byte[] warc = five().bytes();
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(seeds.resolve("crawl.wacz")))) {
      zip.putNextEntry(new ZipEntry("datapackage.json"));
      zip.write("{}".getBytes(UTF_8));
      ZipEntry entry = new ZipEntry("archive/data.warc.gz");
      entry.setMethod(ZipEntry.STORED);
      entry.setSize(warc.length);
      CRC32 crc = new CRC32();
      crc.update(warc);
      entry.setCrc(crc.getValue());
      zip.putNextEntry(entry);
      zip.write(warc);
      zip.putNextEntry(new ZipEntry("../../evil.warc.gz"));
      zip.write(warc);
    }
    BuildReport report = Fixtures.build(seeds, temporary.resolve("site"), 2);
    assertThat(report.count(Tally.ARTICLES)).isEqualTo(5);
    assertThat(report.count(Tally.PICTURES)).isEqualTo(5);
    assertThat(temporary.resolve("evil.warc.gz")).doesNotExist();
  }
}
