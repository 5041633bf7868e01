package microfiche.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import microfiche.Fixtures;
import microfiche.article.Block;
import microfiche.article.Inline;
import org.junit.jupiter.api.Test;

class BodyHtmlTest {
  @Test
  void noLevelIsSkippedOnTheWayDown() {
    assertThat(levels(3, 2, 3, 4, 2)).containsExactly(2, 2, 3, 4, 2);
    assertThat(levels(6, 4, 5, 6)).containsExactly(2, 2, 3, 4);
  }

  @Test
  void whatWasEmbeddedIsPartOfTheArticle() {
    String html = writer().write(List.of(new Block.Embed("https://v.example.org/1", "潮水")));
    assertThat(html).startsWith("<div class=\"embed\">").contains("潮水");
  }

  /** The levels on the page of headings with these levels in a seed. */
  private static List<Integer> levels(int... ofSeed) {
    BodyHtml writer = writer();
    writer.write(
        Arrays.stream(ofSeed)
            .<Block>mapToObj(level -> new Block.Heading(level, List.of(new Inline.Text("渡轮"))))
            .toList());
    return writer.sections().stream().map(BodyHtml.Section::level).toList();
  }

  private static BodyHtml writer() {
    Languages languages = new Languages("zh-Hans", "zh-Hans");
    FigureHtml figures = new FigureHtml("../", address -> null, Map.of(), languages);
    return new BodyHtml("../", address -> null, figures, Fixtures.NO_WORDS, languages);
  }
}
