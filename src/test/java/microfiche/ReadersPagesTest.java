package microfiche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import microfiche.config.SiteConfigFile;
import microfiche.report.BuildReport;
import microfiche.report.BuildReport.ChangeKind;
import microfiche.report.Progress;
import microfiche.report.UserError;
import org.assertj.core.api.Assertions;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader and a librarian look for on the pages of an archive. */
class ReadersPagesTest {
  private static final String TEXT = "渡轮在雾里停了一夜，码头上的人等到天亮，灯塔的灯一直没有灭。";

  @TempDir Path temporary;
  private Path seeds;
  private Path out;

  @BeforeEach
  void folders() throws IOException {
    seeds = Files.createDirectories(temporary.resolve("seeds"));
    out = temporary.resolve("site");
  }

  private void write(String file, String url, String day, String more, String text)
      throws IOException {
    String seed =
        "---\ntitle: 题"
            + file
            + "\ndate: "
            + day
            + "\nurl: https://chenbao.example.net/"
            + url
            + ".html\n"
            + more
            + "---\n\n"
            + text
            + "\n";
    Files.write(seeds.resolve(file + ".md"), seed.getBytes(StandardCharsets.UTF_8));
  }

  private BuildReport build(String config) throws IOException {
    Path file = Files.writeString(temporary.resolve("site-config.yaml"), config);
    return new Build(SiteConfigFile.read(file).with(List.of(), out, null), 2, false, Progress.NONE)
        .run();
  }

  private Document page(String path) throws IOException {
    return Jsoup.parse(Files.readString(out.resolve(path)), "https://archive.example.org/" + path);
  }

  private Document article(String name) throws IOException {
    try (var walk = Files.walk(out.resolve("articles"))) {
      Path file =
          walk.filter(path -> path.getFileName().toString().matches(name + "-[0-9a-f]+\\.html"))
              .findFirst()
              .orElseThrow();
      return page(out.relativize(file).toString());
    }
  }

  @Test
  void whatIsMissingOrLongFolds() throws IOException {
    StringBuilder sections = new StringBuilder(TEXT).append("\n");
    for (int i = 0; i < 13; i++) {
      sections.append("\n## 第").append(i).append("节\n\n").append(TEXT).append("\n");
    }
    for (int i = 0; i < 3; i++) {
      sections.append("\n![IMG_2019040").append(i).append(".jpg](https://chenbao.example.net/p");
      sections.append(i).append(".jpg)\n");
    }
    write("long", "long", "2019-05-07", "", "【晨报2019年5月9日讯】" + sections);
    build("");
    Document page = article("long");
    assertThat(page.select(".contents details li")).hasSize(13);
    assertThat(page.select("details.missing-row > summary").text()).contains("3 幅");
    assertThat(page.select("details.missing-row figure")).hasSize(3);
    assertThat(page.select(".missing").text()).as("a file's name is no text").doesNotContain("IMG");
    assertThat(page.select(".byline .dateline time").attr("datetime")).isEqualTo("2019-05-09");
    assertThat(page.select(".byline").text()).doesNotContain("历年");
    assertThat(page.select(".about-article .on a").attr("href")).endsWith("dates/on/05-07.html");
  }

  @Test
  void theHeadOfATableIsOne() throws IOException {
    write("t", "t", "2019-05-07", "", TEXT + "\n\n| 船 | 时 |\n|---|---|\n| 白鹭 | 六点 |\n");
    build("");
    assertThat(article("t").select(".text thead th").eachText()).containsExactly("船", "时");
    assertThat(article("t").select(".text tbody td").eachText()).containsExactly("白鹭", "六点");
  }

  @Test
  void anArticleSaysWhoLinksToIt() throws IOException {
    write("a", "a", "2019-05-07", "", TEXT);
    write("b", "b", "2019-05-08", "", TEXT + "见[旧文](https://chenbao.example.net/a.html)。");
    write("c", "c", "2019-05-09", "", TEXT);
    build("");
    assertThat(article("a").select("h2:contains(链接到本文) + ul a").eachText()).containsExactly("题b");
    assertThat(article("c").select("h2:contains(链接到本文)")).isEmpty();
  }

  @Test
  void anEmptyArticleSaysSoAndLeadsOn() throws IOException {
    write("e", "e", "2019-05-07", "", "![海](https://chenbao.example.net/sea.jpg)");
    build("");
    Element said = article("e").selectFirst(".no-text");
    assertThat(said).isNotNull();
    assertThat(said.text()).contains("没有正文");
    assertThat(said.select("a").attr("href")).isEqualTo("https://chenbao.example.net/e.html");
  }

  @Test
  void copiesElsewhereAreOffByOneKey() throws IOException {
    write("a", "a", "2019-05-07", "", TEXT);
    build("");
    assertThat(article("a").select(".provenance a[rel=noreferrer]").eachAttr("href"))
        .contains(
            "https://web.archive.org/web/20190507/https://chenbao.example.net/a.html",
            "https://archive.today/newest/https://chenbao.example.net/a.html");
    build("elsewhere: off\n");
    assertThat(article("a").html()).doesNotContain("web.archive.org", "archive.today");
  }

  @Test
  void atMostTwoRowsOfNeighboursLeadToDifferentPlaces() throws IOException {
    for (int i = 1; i < 8; i++) {
      String section = i % 2 == 0 ? "categories: [潮汐]\n" : "categories: [灯塔]\n";
      write("n" + i, "n" + i, "2019-05-0" + (1 + i / 4), "publisher: 晨报\n" + section, TEXT);
    }
    build("");
    Document page = article("n4");
    List<String> links = page.select("div.neighbours a").eachAttr("href");
    assertThat(page.select("div.neighbours")).hasSizeBetween(1, 2);
    assertThat(links).doesNotHaveDuplicates();
    assertThat(page.select("div.neighbours .before span").first().text()).isEqualTo("上一篇");
  }

  @Test
  void versionsAreCountedFoldedAndNamed() throws IOException {
    String first = TEXT + "\n\n" + TEXT.repeat(2) + "\n\n第三段。\n\n第四段讲潮水。\n\n末段。";
    write("v", "v", "2019-05-07", "", first);
    write("v2", "v", "2019-05-07", "", first.replace("潮水", "海风") + "\n\n又一段，只在这里。");
    build("");
    try (var walk = Files.walk(out.resolve("articles"))) {
      Path file =
          walk.filter(p -> p.toString().endsWith("-versions.html")).findFirst().orElseThrow();
      Document page = page(out.relativize(file).toString());
      assertThat(page.title()).contains("《题v2》的各版本");
      assertThat(page.select(".difference")).hasSizeGreaterThan(1);
      assertThat(page.select(".difference .jump a").first().attr("href")).isEqualTo("#d1-2");
      assertThat(page.select("details summary").text()).contains("段相同");
      assertThat(page.select(".version > .meta").text()).contains("处不同");
    }
  }

  @Test
  void longListsAreNamedByTheirDatesAndEnteredByYear() throws IOException {
    for (int i = 0; i < 30; i++) {
      String day = (2019 + i / 10) + "-03-" + (10 + i % 10);
      write(
          "l" + i,
          "l" + i,
          day,
          "tags: [" + (i % 3 > 0 ? "渡轮" : "渡輪") + "]\npublisher: 晨报\n",
          TEXT);
    }
    build("page_size: 5\n");
    Document tags = page("tags/index.html");
    assertThat(tags.select(".letter a").eachText()).containsExactly("渡轮 / 渡輪");
    String path =
        tags.selectFirst(".letter a").absUrl("href").replace("https://archive.example.org/", "");
    Document newest = page(path);
    assertThat(newest.select("header.title").text()).contains("又写作：渡輪", "共 30 篇");
    assertThat(newest.select(".by-year a").eachText()).containsExactly("2021", "2020", "2019");
    for (Element year : newest.select(".by-year a")) {
      String[] target = year.absUrl("href").replace("https://archive.example.org/", "").split("#");
      assertThat(page(target[0]).getElementById(target[1])).as(year.text()).isNotNull();
    }
    Document oldest = page(path.replace("index.html", "page-1.html"));
    assertThat(oldest.title()).contains("第 1 页", "2019年3月10日 至 2019年3月14日");
    assertThat(newest.select("ul.brief li")).hasSizeLessThan(7);
  }

  @Test
  void aDayIsGroupedBySourceAndASectionBelongsToOne() throws IOException {
    write("d1", "d1", "2019-05-07", "publisher: 晨报\ncategories: [潮汐]\n", TEXT);
    write("d2", "d2", "2019-05-07", "publisher: 晚报\ncategories: [灯塔]\n", TEXT);
    write("d3", "d3", "2019-05-07", "publisher: 晚报\ncategories: [灯塔]\n", TEXT);
    build("");
    Document day = page("dates/2019/05/07/index.html");
    assertThat(day.select(".group > h2 > a").eachText()).containsExactly("晚报", "晨报");
    assertThat(day.select(".group time")).as("the date is in the title").isEmpty();
    assertThat(page("sections/index.html").select("h2.shelf").eachText())
        .containsExactly("晚报", "晨报");
    assertThat(page("index.html").select("nav[aria-label] li a").eachText())
        .contains("来源", "栏目")
        .doesNotContain("标签", "作者");
  }

  @Test
  void theReportTellsWhatChanged() throws IOException {
    write("a", "a", "2019-05-07", "", TEXT);
    write("b", "b", "2019-05-08", "", TEXT);
    assertThat(build("").changes())
        .extracting(BuildReport.Change::kind)
        .containsOnly(ChangeKind.ADDED);
    Fixtures.settle();
    write("a", "a", "2019-05-07", "", TEXT + "又来了一句。");
    Files.delete(seeds.resolve("b.md"));
    write("c", "c", "2019-05-09", "", TEXT);
    assertThat(build("").changes())
        .extracting(change -> change.kind() + " " + change.seed())
        .containsExactlyInAnyOrder("CHANGED a.md", "ADDED c.md", "REMOVED null");
    assertThat(build("").changes()).isEmpty();
  }

  @Test
  void aFolderWithoutArticlesIsRefusedAtOnce() throws IOException {
    for (int i = 0; i < 80; i++) {
      Files.writeString(seeds.resolve("service" + i), "port = 80" + i + "\nuser = root\n");
    }
    Assertions.assertThatThrownBy(() -> build(""))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("nothing there looks like an article")
        .hasMessageContaining("--all-files");
    assertThat(out).doesNotExist();
    write("a", "a", "2019-05-07", "", TEXT);
    write("b", "b", "2019-05-07", "", TEXT);
    assertThat(build("").changes()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void whatWasLeftOutIsCountedAndListedOnRequest() throws IOException {
    write("a", "a", "2019-05-07", "", TEXT);
    Files.writeString(seeds.resolve("README.md"), "# 说明\n\n这里是文件夹的说明。\n");
    build("");
    assertThat(page("about.html").text()).contains("关于文件夹或网站的说明文件：1");
    assertThat(out.resolve("rejected.txt")).doesNotExist();
    build("publish_rejected: on\n");
    assertThat(Files.readString(out.resolve("rejected.txt"))).contains("README.md\t");
    assertThat(page("about.html").select("a[href=rejected.txt]")).hasSize(1);
  }
}
