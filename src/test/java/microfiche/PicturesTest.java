package microfiche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import microfiche.build.PictureAddresses;
import microfiche.check.SiteCheck;
import microfiche.config.SiteConfig;
import microfiche.config.SiteConfigFile;
import microfiche.hash.Digest;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Progress;
import microfiche.report.Tally;
import microfiche.report.UserError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures come into the site, change and leave it as those in the media folder do. */
class PicturesTest {
  private static final Path PICTURES = Fixtures.RESOURCES.resolve("pictures");

  @TempDir Path temporary;
  private Path media;
  private Path site;

  /** Long ago, and for every change a second later: a file just written is never trusted. */
  private Instant clock = Instant.parse("2020-01-01T00:00:00Z");

  @BeforeEach
  void makeSeeds() throws IOException {
    media = Files.createDirectories(temporary.resolve("media"));
    site = temporary.resolve("site");
    seed("tide", "https://img.example.com/2024/tide.jpg");
    seed("ferry", "https://img.example.com/2024/ferry.png");
    seed("lamp", "https://img.example.com/lamp/1.png");
    seed("kite", "https://img.example.com/kite/1.png");
  }

  private void seed(String name, String picture) throws IOException {
    put(
        temporary.resolve("seeds").resolve(name + ".md"),
        ("---\ntitle: " + name + "\ndate: 2024-01-01\nurl: https://blog.example.org/" + name)
            .concat("\n---\n\n![海上的黄昏](" + picture + ")\n\n")
            .concat("海边的一天从潮水开始，到潮水结束，中间没有别的事情发生。\n")
            .getBytes(StandardCharsets.UTF_8));
  }

  private void put(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    clock = clock.plusSeconds(1);
    Files.setLastModifiedTime(file, FileTime.from(clock));
  }

  private void put(String path, String picture) throws IOException {
    put(media.resolve(path), Files.readAllBytes(PICTURES.resolve(picture)));
  }

  private BuildReport build(boolean full, Path out) throws IOException {
    Path file = temporary.resolve("site-config.yaml");
    Files.writeString(file, "seeds: seeds\n");
    Fixtures.settle();
    SiteConfig config = SiteConfigFile.read(file).with(List.of(), out, null);
    return new Build(config, 2, full, Progress.NONE).run();
  }

  /** Builds, and compares with a build that begins anew. */
  private BuildReport build() throws IOException {
    BuildReport report = build(false, site);
    Path clean = temporary.resolve("clean");
    BuildReport anew = build(true, clean);
    assertThat(Fixtures.files(site)).isEqualTo(Fixtures.files(clean));
    assertThat(SiteCheck.of(site, Progress.NONE)).isEmpty();
    assertThat(report.findings()).isEqualTo(anew.findings());
    BuildReport again = build(false, site);
    assertThat(again.count(Tally.CHANGED)).isZero();
    assertThat(again.count(Tally.RENDERED)).isZero();
    assertThat(again.findings())
        .as("what is wrong is said every time")
        .isEqualTo(report.findings());
    assertThat(again.count(Tally.PICTURES)).isEqualTo(report.count(Tally.PICTURES));
    return report;
  }

  private String page(String name) throws IOException {
    try (Stream<Path> pages = Files.walk(site.resolve("articles"))) {
      return Files.readString(
          pages.filter(p -> p.getFileName().toString().startsWith(name)).findFirst().orElseThrow());
    }
  }

  private List<String> published() {
    return Fixtures.files(site).keySet().stream().filter(p -> p.startsWith("pictures/")).toList();
  }

  @Test
  void comeChangeAndGo() throws IOException {
    assertThat(build().count(Tally.MISSING)).isEqualTo(4);
    assertThat(page("tide")).contains("class=\"missing\"").doesNotContain("<img");

    put("tide.jpg", "plain.jpg");
    BuildReport added = build();
    assertThat(added.count(Tally.PICTURES)).isEqualTo(1);
    assertThat(added.count(Tally.READ)).as("seeds are not read for a picture").isZero();
    assertThat(page("tide"))
        .contains("width=\"30\" height=\"20\"", "alt=\"海上的黄昏\"", "src=\"../../../pictures/")
        .doesNotContain("loading=\"lazy\"");
    assertThat(page("ferry")).contains("class=\"missing\"");
    String first = published().get(0);
    assertThat(first).matches("pictures/[0-9a-f]{2}/[0-9a-f]{32}\\.jpg");
    assertThat(Fixtures.files(site).get(first)).isEqualTo(digest("plain.jpg"));

    put("tide.jpg", "turned.jpg");
    BuildReport replaced = build();
    assertThat(page("tide")).contains("width=\"20\" height=\"30\"");
    assertThat(published()).singleElement().isNotEqualTo(first);
    assertThat(replaced.count(Tally.DELETED)).isEqualTo(1);
    assertThat(replaced.count(Tally.RENDERED))
        .as("its page and the lists it stands in")
        .isLessThan(10);

    put("ferry.png", "turned.jpg");
    build();
    assertThat(published()).as("equal pictures are copied once").hasSize(1);
    assertThat(page("ferry")).contains(published().get(0));

    Files.delete(media.resolve("tide.jpg"));
    build();
    assertThat(page("tide")).contains("class=\"missing\"");
    Files.delete(site.resolve(published().get(0)));
    build();
    assertThat(published()).as("put back after somebody deleted it").hasSize(1);
  }

  @Test
  void aPictureThatIsTouchedChangesNothing() throws IOException {
    put("tide.jpg", "plain.jpg");
    build();
    Files.setLastModifiedTime(media.resolve("tide.jpg"), FileTime.from(clock.plusSeconds(99)));
    BuildReport report = build();
    assertThat(report.count(Tally.RENDERED)).isZero();
    assertThat(report.count(Tally.CHANGED)).isZero();
  }

  @Test
  void hostileFilesCostOnlyThemselves() throws IOException {
    put(
        media.resolve("tide.jpg"),
        "<!doctype html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
    byte[] cut = Files.readAllBytes(PICTURES.resolve("plain.png"));
    put(media.resolve("ferry.png"), Arrays.copyOf(cut, cut.length / 2));
    put(media.resolve("lamp/1.png"), new byte[0]);
    put("img.example.com/kite/1.png", "plain.avif");
    put(media.resolve("img.example.com/lamp/1.png"), new byte[0]);
    BuildReport report = build();
    assertThat(report.count(Tally.ARTICLES)).isEqualTo(4);
    assertThat(report.count(Tally.PICTURES)).isEqualTo(1);
    assertThat(page("kite")).contains(".avif\"").contains("<img");
    assertThat(report.findings(Finding.Severity.WARNING))
        .extracting(f -> f.where().substring(f.where().lastIndexOf('/') + 1) + " " + f.what())
        .containsExactlyInAnyOrder(
            "tide.jpg is not used: it is no picture by its first bytes (JPEG, PNG, GIF, WebP and AVIF are)",
            "ferry.png is not used: it ends too early",
            "1.png is not used: it is empty");
  }

  @Test
  void severalFilesOfOneNameAreTakenOnlyIfTheyAreEqual() throws IOException {
    put("a/tide.jpg", "plain.jpg");
    put("b/tide.jpg", "plain.jpg");
    assertThat(build().count(Tally.PICTURES)).isEqualTo(1);
    put("b/tide.jpg", "progressive.jpg");
    BuildReport report = build();
    assertThat(report.count(Tally.PICTURES)).isZero();
    assertThat(report.findings(Finding.Severity.WARNING))
        .singleElement()
        .satisfies(f -> assertThat(f.what()).contains("may be the same picture, and differs"));
  }

  @Test
  void emptyMediaFoldersDoNotEmptyTheSite() throws IOException {
    put("tide.jpg", "plain.jpg");
    build();
    Map<String, String> before = Fixtures.files(site);
    Files.delete(media.resolve("tide.jpg"));
    assertThatThrownBy(() -> build(false, site))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no picture was found");
    assertThat(Fixtures.files(site)).isEqualTo(before);
  }

  @Test
  void whatIsWrittenIntoASeedIsShown() throws IOException {
    page("bell", embedded("plain.png") + " <img src=\"" + SVG + "\">");
    BuildReport report = build();
    assertThat(report.count(Tally.PICTURES)).isEqualTo(1);
    assertThat(page("bell")).contains("<img src=\"../../../pictures/", "width=\"30\"");
    assertThat(published()).singleElement().asString().endsWith(".png");
    assertThat(Fixtures.files(site).get(published().get(0))).isEqualTo(digest("plain.png"));
    assertThat(Files.readString(site.resolve("records.ndjson")))
        .as("records name it by its digest")
        .contains("\"contentUrl\":\"" + name("plain.png") + "\"")
        .doesNotContain("data:");
    assertThat(page("bell")).doesNotContain("data:");

    page("bell", embedded("plain.png") + embedded("turned.jpg") + embedded("plain.png"));
    page("horn", embedded("turned.jpg"));
    assertThat(build().count(Tally.PICTURES)).isEqualTo(2);
    assertThat(published()).hasSize(2);
    Files.delete(site.resolve(published().get(0)));
    build();
    assertThat(published()).as("put back after somebody deleted it").hasSize(2);

    page(
        "bell",
        "<img src=\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAB4AAAAUCAIAAAAVyRqTAAAA\">");
    BuildReport damaged = build();
    assertThat(published()).as("what an empty media folder cannot explain").hasSize(1);
    assertThat(damaged.findings(Finding.Severity.WARNING))
        .singleElement()
        .satisfies(
            f ->
                assertThat(f.where() + f.what())
                    .startsWith("bell.html")
                    .contains("written into it"));
  }

  @Test
  void whatLiesBesideASeedIsShown() throws IOException {
    Files.delete(media);
    put(
        seeds("2020/钟楼.html"),
        html("https://news.example.org/2020/tower/", "./钟楼_files/tower.png"));
    put(
        seeds("2021/钟楼.html"),
        html("https://news.example.org/2021/tower/", "./%E9%92%9F%E6%A5%BC_files/tower.png"));
    put(seeds("post/index.html"), html("https://blog.example.org/post/", "cover.jpg?v=2"));
    put(seeds("note/index.html"), html(null, "../shared/cover.jpg"));
    put(
        seeds("far/index.html"),
        html("https://blog.example.org/far/", "https://img.example.org/cover.jpg"));
    put(
        seeds("copied/a/b/page.html"),
        html("http://news.example.net/a/b/page.html?x=1", "/img/%E7%81%AF.jpg"));
    put(seeds("page.html"), html("http://news.example.net/a/b/other.html", "/img/%E7%81%AF.jpg"));
    assertThat(build().count(Tally.PICTURES)).isZero();

    put(seeds("2020/钟楼_files/tower.png"), picture("plain.png"));
    put(seeds("2021/钟楼_files/tower.png"), picture("plain.gif"));
    put(seeds("post/cover.jpg"), picture("plain.jpg"));
    put(seeds("shared/cover.jpg"), picture("turned.jpg"));
    put(seeds("copied/img/灯.jpg"), picture("lossy.webp"));
    BuildReport report = build();
    assertThat(report.count(Tally.PICTURES)).isEqualTo(5);
    assertThat(report.count(Tally.MISSING)).isEqualTo(4 + 1);
    assertThat(published()).hasSize(5);
    assertThat(report.findings(Finding.Severity.WARNING)).isEmpty();
    assertThat(Files.readString(site.resolve("records.ndjson")))
        .contains(
            "\"contentUrl\":\"钟楼_files/tower.png\"", "https://blog.example.org/post/cover.jpg?v=2");

    put(seeds("post/cover.jpg"), picture("progressive.jpg"));
    Files.delete(seeds("2021/钟楼_files/tower.png"));
    assertThat(build().count(Tally.PICTURES)).isEqualTo(4);
    assertThat(Fixtures.files(site)).containsValue(digest("progressive.jpg"));
  }

  private void page(String name, String pictures) throws IOException {
    put(seeds(name + ".html"), page(name, "https://news.example.org/" + name, pictures));
  }

  private Path seeds(String path) {
    return temporary.resolve("seeds").resolve(path);
  }

  private static byte[] html(@Nullable String url, String picture) {
    return page(picture, url, "<img src=\"" + picture + "\">");
  }

  private static byte[] page(String title, @Nullable String url, String pictures) {
    String address = url == null ? "" : "<link rel=\"canonical\" href=\"" + url + "\">";
    return ("<html><head><title>"
            + title
            + "</title><meta property=\"article:published_time\" content=\"2023-05-10\">"
            + address
            + "</head><body><article><p>海边的一天从潮水开始，到潮水结束，中间没有别的事情发生。</p>"
            + pictures
            + "<p>管钟人说，齿轮里卡进了一片贝壳，修好大约要到周末，渡轮照常开航。往返贝壳屿的渡轮只是报时改由船上的汽笛代替，每逢整点拉一长两短。港务处请居民不要自行攀登钟楼，也不要把捡到的铜件带回家，送到码头办公室即可。</p></article></body></html>")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** What holds the place of a picture, or cannot be shown. */
  private static final String SVG =
      "data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'></svg>";

  private static String embedded(String picture) throws IOException {
    String type = picture.endsWith("png") ? "image/png" : "image/jpeg";
    String data = Base64.getMimeEncoder().encodeToString(picture(picture));
    return "<img alt=\"海上的黄昏\" src=\"data:" + type + ";base64," + data + "\">";
  }

  private static String name(String picture) throws IOException {
    byte[] sha256 = HexFormat.of().parseHex(digest(picture));
    return "ni:///sha-256;"
        + Base64.getUrlEncoder().withoutPadding().encodeToString(sha256)
        + "?ct=image/png";
  }

  private static byte[] picture(String name) throws IOException {
    return Files.readAllBytes(PICTURES.resolve(name));
  }

  @Test
  void addressesAreThoseOfTheArticles() throws IOException {
    Path file = temporary.resolve("site-config.yaml");
    Files.writeString(file, "seeds: seeds\n");
    seed("local", "beside/me.jpg");
    Files.createDirectories(temporary.resolve("media/img.example.com/2024"));
    Files.createDirectories(temporary.resolve("media/img.example.com/lamp"));
    Files.write(temporary.resolve("media/img.example.com/2024/ferry.png"), picture("plain.png"));
    Files.write(temporary.resolve("media/tide.jpg"), picture("plain.jpg"));
    Files.writeString(temporary.resolve("media/img.example.com/lamp/1.png"), "damaged");
    PictureAddresses.Found found = PictureAddresses.of(SiteConfigFile.read(file), 2, Progress.NONE);
    assertThat(found.here())
        .as("by place and by name; what is no picture does not count")
        .containsExactly(
            "https://img.example.com/2024/ferry.png", "https://img.example.com/2024/tide.jpg");
    assertThat(found.all())
        .containsExactly(
            "https://blog.example.org/beside/me.jpg",
            "https://img.example.com/2024/ferry.png",
            "https://img.example.com/2024/tide.jpg",
            "https://img.example.com/kite/1.png",
            "https://img.example.com/lamp/1.png");
    assertThat(site).doesNotExist();
  }

  private static String digest(String picture) throws IOException {
    return Digest.of(Files.readAllBytes(PICTURES.resolve(picture)));
  }
}
