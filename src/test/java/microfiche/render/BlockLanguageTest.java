package microfiche.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import microfiche.Fixtures;
import microfiche.article.Block;
import microfiche.article.Inline;
import org.junit.jupiter.api.Test;

/** A block states a language only where that is another than its article's, and certain. */
class BlockLanguageTest {
  private static final String ENGLISH = "The ferry was late, and the tea went cold with it.";

  private static String html(String article, Block... blocks) {
    Languages languages = new Languages(article, "zh-Hans");
    Map<String, String> words = Map.of("embed", "此处原有视频");
    FigureHtml figures = new FigureHtml("", address -> null, words, languages);
    return new BodyHtml("", url -> null, figures, Fixtures.words(words), languages)
        .write(List.of(blocks));
  }

  private static Block.Paragraph paragraph(String text) {
    return new Block.Paragraph(List.of(new Inline.Text(text)));
  }

  @Test
  void englishInAChineseArticleSaysSo() {
    assertThat(html("zh-Hans", paragraph(ENGLISH), paragraph("渡轮晚点。")))
        .isEqualTo("<p lang=\"en\">" + ENGLISH + "</p>\n<p>渡轮晚点。</p>\n");
    assertThat(
            html(
                "zh-Hant",
                Block.Listing.unordered(List.of(Block.Item.of(List.of(paragraph(ENGLISH))))),
                new Block.Quotation(List.of(paragraph(ENGLISH))),
                new Block.Heading(2, List.of(new Inline.Text(ENGLISH)))))
        .contains(
            "<li lang=\"en\">", "<blockquote>\n<p lang=\"en\">", "<h2 id=\"s1\" lang=\"en\">");
  }

  @Test
  void chineseInAnEnglishArticleSaysSo() {
    assertThat(BlockLanguage.of("海边的一天从潮水开始，到潮水结束。", "en")).isEqualTo("zh");
    assertThat(BlockLanguage.of("青屿", "en")).isNull();
    assertThat(BlockLanguage.of("海辺の一日は潮の満ち引きで始まります。", "en")).isNull();
  }

  @Test
  void whatIsNotCertainSaysNothing() {
    for (String text :
        List.of(
            "Anna Berg / Reuters",
            "De veerboot was te laat, of de thee was koud.",
            "Le traversier avait du retard et le thé était froid.",
            "https://www.example.com/the/end",
            "他说：“" + ENGLISH + "”",
            "The паром was late and cold.",
            "2024",
            "")) {
      assertThat(BlockLanguage.of(List.of(new Inline.Text(text)), "zh-Hans")).as(text).isNull();
    }
    assertThat(BlockLanguage.of(ENGLISH, "en")).isNull();
    assertThat(BlockLanguage.of(ENGLISH, "ja")).isNull();
  }

  @Test
  void theProgramsOwnWordsKeepTheirLanguageInAnotherArticle() {
    Block.Embed film = new Block.Embed(null, "Tide");
    assertThat(html("en", film)).contains("<span lang=\"zh-Hans\">此处原有视频");
    assertThat(html("zh-Hans", film)).contains("<span>此处原有视频");
  }
}
