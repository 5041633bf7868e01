package microfiche.extract.container;

import static org.assertj.core.api.Assertions.assertThat;

import microfiche.Fixtures;
import microfiche.article.Article;
import microfiche.article.Keyword;
import microfiche.extract.Fate;
import microfiche.extract.Ledger;
import microfiche.seed.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The facts that generators read before a text, in the spellings of their users. */
class FrontMatterTest {
  private static final String TEXT = "\n\n灯塔昨夜重新点亮，渡轮照常开行，渔民说夜里回港有了方向。\n";

  private static Article article(String text) {
    Article article = Fixtures.EXTRACTOR.extract(Fixtures.seed(text)).article();
    assertThat(article).as(text).isNotNull();
    return article;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "---\ntitle: 灯塔亮了\ndate: 2024-05-01\ntags: [灯塔, 渡轮]\n---",
        "\n\n---\ntitle: 灯塔亮了\ndate: 2024-05-01\ntags:\n  - 灯塔\n  - 渡轮\n...",
        "+++\ntitle = \"灯塔亮了\"\ndate = 2024-05-01\ntags = ['灯塔', '渡轮']\n+++",
        "+++\ntitle = \"\"\"灯塔亮了\"\"\"\ndate = 2024-05-01\ntags = [\n  \"灯塔\",\n  \"渡轮\"\n]\n+++",
        ";;;\n\"title\": \"灯塔亮了\",\n\"date\": \"2024-05-01\",\n\"tags\": [\"灯塔\", \"渡轮\"]\n;;;",
        "{\n  \"title\": \"灯塔亮了\",\n  \"date\": \"2024-05-01\",\n  \"tags\": [\"灯塔\", \"渡轮\"]\n}",
        "<!--\n.. title: 灯塔亮了\n.. date: 2024-05-01\n.. tags: 灯塔, 渡轮\n-->",
        ".. title: 灯塔亮了\n.. date: 2024-05-01\n.. tags: 灯塔, 渡轮\n",
        "title=灯塔亮了\ndate=2024-05-01\ntags=灯塔, 渡轮\n~~~~~~",
        "title: 灯塔亮了\ndate: 2024-05-01\ntags: [灯塔, 渡轮]\n---",
        "Title: 灯塔亮了\nDate: 2024-05-01\nTags: 灯塔, 渡轮\n",
      })
  void everySpellingStatesTheSame(String facts) {
    Article article = article(facts + TEXT);
    assertThat(article.headline()).isEqualTo("灯塔亮了");
    assertThat(article.datePublished().day()).hasToString("2024-05-01");
    assertThat(article.keywords().stream().map(Keyword::name)).containsExactly("灯塔", "渡轮");
    assertThat(article.articleBody().strip()).isEqualTo(TEXT.strip());
  }

  /** A colon in a title, a bracket nobody closed: read line by line. */
  @Test
  void whatIsNotQuiteYamlIsReadLineByLine() {
    Article article =
        article("---\ntitle: 灯塔: 亮了\ndate: 2024-05-01\ntags: [灯塔\nauthor: '林一舟\n---" + TEXT);
    assertThat(article.headline()).isEqualTo("灯塔: 亮了");
    assertThat(article.datePublished().day()).hasToString("2024-05-01");
    assertThat(article.keywords().stream().map(Keyword::name)).containsExactly("灯塔");
    assertThat(article.author().get(0).name()).isEqualTo("林一舟");
  }

  @Test
  void factsThatNobodyFilledInAreNone() {
    Article article = article("---\n# title: x\n\n---\n\n# 灯塔亮了" + TEXT);
    assertThat(article.headline()).isEqualTo("灯塔亮了");
    assertThat(article.articleBody()).doesNotContain("title");
  }

  @Test
  void manyFactsAreStillFacts() {
    String near = "---\ntitle: 灯塔亮了\n" + "x: y\n".repeat(150) + "---" + TEXT;
    assertThat(article(near).headline()).isEqualTo("灯塔亮了");
    assertThat(article(near).articleBody()).doesNotContain("x: y");
  }

  @Test
  void aPageOfOneKeyIsNoPelican() {
    assertThat(article("# 潮水\n\nNote: 潮水" + TEXT).articleBody()).contains("Note: 潮水");
    assertThat(article("Note: 潮水\nOther: 灯塔\n" + TEXT + "# 潮水\n").articleBody())
        .contains("Note: 潮水");
  }

  /** Read line by line, because of the colon in the title. */
  @Test
  void itemsBelowAKeyAreItsValues() {
    Article article =
        article("---\ntitle: 灯塔: 亮了\ntags:\n- 灯塔\n- \"渡轮\"\ndate: 2024-05-01\n---" + TEXT);
    assertThat(article.keywords().stream().map(Keyword::name)).containsExactly("灯塔", "渡轮");
  }

  @Test
  void pelicanContinuesItsLinesAndWantsTwoKeysItKnows() {
    Article article = article("Title: 灯塔亮了\nSummary: 昨夜\n    重新点亮\nMood: 晴\n" + TEXT);
    assertThat(article.headline()).isEqualTo("灯塔亮了");
    assertThat(article.articleBody()).doesNotContain("Mood");
  }

  @Test
  void nestingIsNotFollowed() {
    Article article = article("---\ntitle: 灯塔亮了\nx: [[[[[[1]]]]]]\n---" + TEXT);
    assertThat(article.headline()).isEqualTo("灯塔亮了");
  }

  @Test
  void eachLineHasItsFate() {
    Seed seed = Fixtures.seed("---\ntitle: 灯塔亮了\nlayout: post\n---" + TEXT);
    Ledger ledger = Ledger.of(seed.text());
    Fixtures.EXTRACTOR.extract(seed, ledger);
    String fates = "";
    for (Ledger.Stretch stretch : ledger.entries()) {
      Fate fate = stretch.fate();
      fates += fate.kind() + " " + fate.name() + "; ";
    }
    assertThat(fates)
        .contains("MARKUP markup", "FIELD", "front matter: title", "CHROME front matter: layout");
  }
}
