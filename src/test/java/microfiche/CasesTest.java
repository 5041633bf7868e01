package microfiche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import microfiche.article.Article;
import microfiche.article.ImageObject;
import microfiche.article.Keyword;
import microfiche.article.Person;
import microfiche.build.Extractors;
import microfiche.check.SiteCheck;
import microfiche.config.SiteConfig;
import microfiche.config.SiteConfigFile;
import microfiche.extract.Extraction;
import microfiche.report.BuildReport;
import microfiche.report.Progress;
import microfiche.report.Tally;
import microfiche.seed.SeedFile;
import microfiche.seed.SeedFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What users of tools like this one found wrong, each with what must hold (resources/cases). */
@Isolated
class CasesTest {
  private static final Path CASES = Fixtures.RESOURCES.resolve("cases");

  @TempDir Path temporary;

  /** Name without ending → article; null when it was rejected. */
  private Map<String, Article> articles(String name) {
    Map<String, Article> articles = new HashMap<>();
    Path seeds = CASES.resolve(name).resolve("seeds");
    for (SeedFile file : new SeedFolder(Map.of(), finding -> {}).below(List.of(seeds))) {
      Extraction extraction = Extractors.extract(file, Fixtures.EXTRACTOR);
      String last = file.path().replaceFirst("^.*/", "").replaceFirst("\\.[a-z]+$", "");
      articles.put(last, extraction.article());
    }
    return articles;
  }

  private Article article(String name, String file) {
    Article article = articles(name).get(file);
    assertThat(article).as(name + "/" + file).isNotNull();
    return article;
  }

  /** The site of a case, which {@code check} finds nothing wrong with. */
  private Path site(String name) throws IOException {
    Path folder = temporary.resolve(name);
    Fixtures.copy(CASES.resolve(name), folder);
    Path file = folder.resolve("site-config.yaml");
    SiteConfig config =
        Files.exists(file)
            ? SiteConfigFile.read(file)
            : SiteConfigFile.read(Fixtures.RESOURCES.resolve("empty-config.yaml"));
    Path out = temporary.resolve("site-" + name);
    new Build(config.with(List.of(folder.resolve("seeds")), out, null), 2, true, Progress.NONE)
        .run();
    assertThat(SiteCheck.of(out, Progress.NONE)).isEmpty();
    return out;
  }

  /** The text of all article pages. */
  private static String pages(Path site) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> walk = Files.walk(site.resolve("articles"))) {
      for (Path page : walk.filter(f -> f.toString().endsWith(".html")).sorted().toList()) {
        all.append(Files.readString(page));
      }
    }
    return all.toString();
  }

  private static List<String> names(List<Person> people) {
    return people.stream().map(Person::name).toList();
  }

  private static List<String> tags(Article article) {
    return article.keywords().stream().map(Keyword::name).toList();
  }

  @Test
  void boldBesideChineseMarks() throws IOException {
    String page = pages(site("02-cjk-bold"));
    String body = page.substring(page.indexOf("<article"), page.indexOf("</article>"));
    assertThat(body).doesNotContain("**");
    for (String bold : List.of("提醒：", "“慢一点，”", "《潮汐手册》", "地点：", "时间（夏令）：", "粗体")) {
      assertThat(body).contains("<strong>" + bold + "</strong>");
    }
  }

  @Test
  void noTextIsGarbledWhateverItsLabel() {
    Map<String, Article> articles = articles("05-gb2312-label");
    assertThat(articles.get("gbk").articleBody()).contains("喆", "堃", "镕");
    assertThat(articles.get("hk").articleBody()).contains("喺", "咗", "嘅");
    assertThat(articles.get("utf8-says-gbk").articleBody()).contains("齿轮里卡进了一片贝壳");
    assertThat(articles.get("utf16le-nobom").articleBody()).contains("齿轮里卡进了一片贝壳");
  }

  @Test
  void aPostOfJekyllIsDatedByItsName() {
    Map<String, Article> articles = articles("10-jekyll-date-in-name");
    assertThat(articles.get("2018-03-14-tide-table").datePublished()).hasToString("2018-03-14");
    Article untitled = articles.get("2018-03-15-no-title-at-all");
    assertThat(untitled.datePublished()).hasToString("2018-03-15");
    assertThat(untitled.headline()).isEqualTo("no title at all");
  }

  @Test
  void theLanguageOfTheMachineChangesNothing() throws IOException {
    Locale before = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Map<String, String> usual = Fixtures.files(site("18-turkish-locale"));
      int number = 0;
      for (String tag : List.of("tr", "ar-EG-u-nu-arab", "th-TH-u-nu-thai", "fa", "hi-u-nu-deva")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
        Path out = temporary.resolve("other-" + number++);
        SiteConfig config = SiteConfigFile.read(Fixtures.RESOURCES.resolve("empty-config.yaml"));
        Path seeds = temporary.resolve("18-turkish-locale/seeds");
        new Build(config.with(List.of(seeds), out, null), 2, true, Progress.NONE).run();
        assertThat(Fixtures.files(out)).as(tag).isEqualTo(usual);
      }
    } finally {
      Locale.setDefault(before);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void aSeedOfTheSameSizeAndTimeIsReadAgain() throws IOException {
    Path seeds = temporary.resolve("seeds");
    Fixtures.copy(CASES.resolve("19-mtime-same-size/seeds"), seeds);
    Path seed = seeds.resolve("a.md");
    SiteConfig config = Fixtures.config(seeds, temporary.resolve("site"));
    FileTime time = Files.getLastModifiedTime(seed);
    Fixtures.settle();
    new Build(config, 2, false, Progress.NONE).run();
    Files.writeString(seed, Files.readString(seed).replace('七', '八'));
    Files.setLastModifiedTime(seed, time);
    Fixtures.settle();
    new Build(config, 2, false, Progress.NONE).run();
    assertThat(pages(config.out())).contains("八点").doesNotContain("七点");
    Files.setLastModifiedTime(seed, FileTime.fromMillis(time.toMillis() + 5_000));
    Fixtures.settle();
    BuildReport touched = new Build(config, 2, false, Progress.NONE).run();
    assertThat(touched.count(Tally.RENDERED)).isZero();
  }

  @Test
  void yearsOfTheRepublicAreReadOrLeft() {
    Map<String, Article> articles = articles("20-roc-date");
    for (String sure : List.of("numerals", "roc0", "roc1", "roc2")) {
      assertThat(articles.get(sure).datePublished()).as(sure).hasToString("2023-05-03");
    }
    for (String brief : List.of("roc3", "roc4", "page")) {
      var date = articles.get(brief).datePublished();
      assertThat(date == null || date.toString().equals("2023-05-03")).as(brief).isTrue();
    }
  }

  @Test
  void theAfternoonStaysTheAfternoon() {
    Map<String, Article> articles = articles("21-afternoon");
    assertThat(articles).hasSize(12);
    articles.forEach(
        (name, article) -> {
          String time = name.equals("pm7") ? "T00:05" : "T13:18";
          String date = String.valueOf(article.datePublished());
          assertThat(date).as(name).startsWith("2019-07-10");
          assertThat(date.length() == 10 || date.contains(time)).as(name + " " + date).isTrue();
        });
  }

  @Test
  void listsGoOnWithTheirNumbers() throws IOException {
    assertThat(pages(site("26-ol-start"))).contains("<ol start=\"3\">", "value=\"9\"");
  }

  @Test
  void readingsStayAboveTheirCharacters() throws IOException {
    assertThat(article("06-ruby", "ruby").articleBody())
        .contains("潮萤的萤火虫", "水碓村")
        .doesNotContain("cháo");
    assertThat(pages(site("06-ruby"))).contains("<ruby>", "cháo</rt>");
  }

  @Test
  void aPageSavedCompleteHasItsAddressAndPictures() throws IOException {
    Article article = article("29-save-complete", "钟楼修好了");
    assertThat(article.url()).isEqualTo("https://news.example.org/2023/tower/");
    Path site = site("29-save-complete");
    try (Stream<Path> pictures = Files.walk(site.resolve("pictures"))) {
      assertThat(pictures.filter(Files::isRegularFile)).isNotEmpty();
    }
    assertThat(pages(site)).doesNotContain("class=\"missing\"");
    assertThat(linksOf(site, "前一篇")).contains("articles/").doesNotContain("http");
  }

  /** The address of the first link with that text. */
  private static String linksOf(Path site, String text) throws IOException {
    String pages = pages(site);
    int end = pages.indexOf(">" + text + "</a>");
    assertThat(end).as(text).isPositive();
    String tag = pages.substring(pages.lastIndexOf("<a ", end), end);
    return tag.replace("../", "articles/");
  }

  @Test
  void lazyPicturesAreTheRealOnes() {
    Article article = article("32-lazy-pictures", "lazy");
    List<String> found = article.image().stream().map(ImageObject::contentUrl).toList();
    assertThat(found).noneMatch(url -> url.startsWith("data:") || url.contains("240"));
    for (String name :
        List.of(
            "data-src",
            "data-actualsrc",
            "data-srv",
            "data-original",
            "data-lazy-src",
            "data-lazyload",
            "data-url",
            "data-echo",
            "data-native-src",
            "data-baseurl",
            "s-1200",
            "amp")) {
      assertThat(found).as(name).contains("https://img.example.org/" + name + ".jpg");
    }
    assertThat(found).contains("https://img.example.org/real.jpg?wx_fmt=jpeg");
  }

  @Test
  void codeOfTheOldGeneratorIsNotShown() {
    Article article = article("33-liquid", "l");
    assertThat(article.articleBody())
        .doesNotContain("{:", "{%", "{{<", "TOC")
        .contains("第一段正文。", "双花括号 {{ 原样 }} 要保留。", "最后一段。");
    List<String> pictures = article.image().stream().map(ImageObject::contentUrl).toList();
    assertThat(pictures)
        .anyMatch(url -> url.endsWith("b.png"))
        .anyMatch(url -> url.endsWith("c.png"));
    assertThat(article.image().stream().map(ImageObject::caption)).contains("雨果的图", "标题");
  }

  @Test
  void footnotesStayAndTheirLinksLand() throws IOException {
    assertThat(article("34-footnotes", "f1").articleBody())
        .contains("见港务处公告。", "多行的脚注，第二行。")
        .doesNotContain("[^");
    assertThat(article("34-footnotes", "f2").articleBody()).contains("见港务处公告。", "见船期表。");
    String pages = pages(site("34-footnotes"));
    assertThat(pages).contains("href=\"#");
  }

  @Test
  void headersOfEveryGeneratorAreRead() {
    Map<String, Article> articles = articles("35-pelican-jbake");
    assertThat(articles).hasSize(4);
    articles.forEach((name, a) -> assertThat(a.articleBody()).as(name).startsWith("正文第一段"));
    assertThat(articles.get("pelican").headline()).isEqualTo("鹅式开头");
    assertThat(names(articles.get("pelican").author())).containsExactly("季怀舟", "柳听澜");
    assertThat(tags(articles.get("pelican"))).containsExactly("钟楼", "渡轮");
    assertThat(articles.get("pelican").datePublished().day()).hasToString("2010-12-03");
    assertThat(articles.get("jbake").datePublished().day()).hasToString("2013-02-14");
    assertThat(tags(articles.get("jbake"))).containsExactly("钟楼", "渡轮");
    assertThat(articles.get("nikola").headline()).isEqualTo("两点式开头");
    assertThat(articles.get("nikola").datePublished().day()).hasToString("2014-08-28");
    assertThat(articles.get("hexo-nofence").headline()).isEqualTo("没有上横线");
  }

  @Test
  void aPageOfAWebArchiveIsACaptureOfItsOriginal() throws IOException {
    Article article = article("36-wayback", "old");
    assertThat(article.url()).isEqualTo("https://news.example.org/2019/old-tower");
    assertThat(article.datePublished().day()).hasToString("2019-12-30");
    assertThat(article.seed().mirroredAt()).isEqualTo("2020-01-02T03:04:05Z");
    assertThat(article.articleBody()).doesNotContain("Wayback", "captures");
    assertThat(article.image().get(0).contentUrl())
        .isEqualTo("https://img.example.org/2019/tower.png");
    Path site = site("36-wayback");
    assertThat(linksOf(site, "另一篇")).doesNotContain("http");
    assertThat(pages(site)).doesNotContain("class=\"missing\"");
  }

  @Test
  void anAuthorKeepsHisNameInAnyScript() {
    List<String> authors = new ArrayList<>();
    List<String> seeds = new ArrayList<>();
    articles("41-marks-in-names")
        .forEach(
            (name, article) -> {
              assertThat(names(article.author())).as(name).hasSize(1);
              authors.addAll(names(article.author()));
              seeds.add(name);
            });
    assertThat(authors).doesNotHaveDuplicates().contains("吴·买买提", "O'Brien-Smith Jr.", "Jose´");
    assertThat(seeds).hasSize(20);
  }

  @Test
  void anItemOfAListIsOneTag() {
    Article one = article("42-list-items", "one");
    assertThat(tags(one)).containsExactly("climate change");
    assertThat(one.articleSection()).containsExactly("9/11");
    Article two = article("42-list-items", "two");
    assertThat(tags(two)).containsExactly("climate change", "9/11");
    assertThat(two.articleSection()).containsExactly("24/7", "C/C++");
  }

  @Test
  void addressesAreWhole() throws IOException {
    List<String> urls =
        articles("43-address-signs").values().stream().map(Article::url).sorted().toList();
    assertThat(urls)
        .containsExactlyInAnyOrder(
            "https://zh.wiki.example.org/wiki/渡轮_(船)",
            "https://zh.wiki.example.org/wiki/渡轮_(电影)",
            "https://old.example.org/read%20file.asp?id=3",
            "https://old.example.org/read%20file.asp?id=4",
            "https://old.example.org/it's.html");
    try (Stream<String> lines =
        Files.lines(site("43-address-signs").resolve("records.ndjson"), StandardCharsets.UTF_8)) {
      assertThat(lines).hasSize(5);
    }
  }
}
