package microfiche.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import microfiche.Fixtures;
import microfiche.seed.SeedReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NotArticlesTest {
  private static final String PROSE = "# 渡轮复航\n\n港务局星期三说，停了三个月的渡轮从下星期起恢复往返贝壳屿，票价不变，船期贴在码头的木牌上。\n";

  private static Extraction extract(String path, String text) {
    return Fixtures.EXTRACTOR.extract(
        SeedReader.decode(path, null, text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String reason(String path, String text) {
    Extraction extraction = extract(path, text);
    assertThat(extraction.article()).as(path).isNull();
    assertThat(extraction.findings()).hasSize(1);
    return extraction.findings().get(0).toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "a/readme.zh-CN.md",
        "ReadMe.MD",
        "LICENSE",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "SUMMARY.md",
        "_sidebar.md",
        "404.html",
        "about.md",
        "tags.md",
        "archive.html",
        "關於本站.md",
        "读我.md",
        "目录.md",
        "許可證.txt",
        "ORIGIN.md"
      })
  void filesAboutTheFolderAreNoArticles(String path) {
    String text = path.endsWith("html") ? "<p>" + PROSE + "</p>" : PROSE;
    assertThat(reason(path, text)).contains("by its name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"readme-of-the-sea.md", "about-the-ferry.md", "tagsüber.md", "关于渡轮的报道.md"})
  void otherNamesSayNothing(String path) {
    assertThat(extract(path, PROSE).article()).isNotNull();
  }

  @Test
  void whatStatesTitleAndDateIsAnArticleWhateverItsName() {
    String stated = "---\ntitle: 关于\ndate: 2024-05-01\n---\n\n";
    assertThat(extract("about.md", stated + PROSE).article()).isNotNull();
    assertThat(reason("about.md", "---\ntitle: 关于\n---\n\n" + PROSE)).contains("by its name");
  }

  @Test
  void proseWithAHeadlineIsEnough() {
    Extraction extraction = extract("ferry.md", PROSE);
    assertThat(extraction.article()).isNotNull();
    assertThat(extraction.findings().toString()).contains("states no original address");
  }

  @Test
  void aHeadlineADateAndPicturesAreEnough() {
    String pictures =
        "![](https://pictures.example.org/1.jpg)\n\n![](https://pictures.example.org/2.jpg)\n";
    String dated = "---\ntitle: 潮水图集\ndate: 2024-05-01\n---\n\n";
    assertThat(extract("tide.md", dated + pictures).article()).isNotNull();
    assertThat(reason("tide.md", "---\ntitle: 潮水图集\n---\n\n" + pictures))
        .contains("a notice with a link");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "empty.md | '  ' | empty",
        "tides.csv | day,height | a table or data file",
        "note.md | '# 待办' | too short for an article",
        "list.md | '- [一](https://a.example.org)#- [二](https://b.example.org)#- [三](https://c.example.org)' | a list of links",
      })
  void othersAreTurnedAwayWithTheirReason(String path, String text, String reason) {
    assertThat(reason(path, text.replace('#', path.startsWith("list") ? '\n' : '#')))
        .contains(reason);
  }

  @Test
  void pagesOfAnArchiveLikeThisOneAreNoSeeds() {
    String page =
        "<!DOCTYPE html><html><head><meta name=\"generator\" content=\"Microfiche\">"
            + "<title>渡轮</title></head><body><article><p>"
            + PROSE
            + "</p></article></body></html>";
    assertThat(reason("index.html", page)).contains("an archive like this one");
  }
}
