package microfiche.extract.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import microfiche.address.Addresses;
import microfiche.extract.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlRoomTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "渡轮~\t复航 | 渡轮复航",
        "New~ York | New York",
        "2021~年 | 2021年",
        "word~ , next | word, next",
        "(~ word) | (word)",
        "2019 年 | 2019 年",
        "`  a   b  ` | a b",
        "`中\u3000文` | 中 文",
        "`中\u00a0~文` | 中 文",
        "`零\u200b宽` | 零宽",
        "`A\u2028B` | A B",
      })
  void collapsesWhiteSpaceAsChineseIsSet(String text, String expected) {
    assertThat(CjkText.collapse(text.replace('~', '\n'))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "说明。（何屿晴/青屿日报） | 何屿晴/青屿日报",
        "说明 (A (B)/C). | A (B)/C",
        "图（图片来源: 视频截图) | 视频截图",
        "（图／大纪元） | 大纪元",
        "甲（左）与乙（右二） | NULL",
        "没有括号 | NULL",
        "先（路透社）后面还有很多别的话 | NULL",
      })
  void findsTheCredit(String caption, String credit) {
    assertThat(String.valueOf(Credits.of(caption)).replace("null", "NULL")).isEqualTo(credit);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "NULL",
      value = {
        "https://a.example.org/x/y.html | ../z.jpg | https://a.example.org/z.jpg",
        "https://a.example.org/x/ | //b.example.org/q | https://b.example.org/q",
        "https://a.example.org/x | javascript:alert(1) | NULL",
        "https://a.example.org/x | file:///etc/passwd | NULL",
        "https://a.example.org/x | mailto:a@example.org | mailto:a@example.org",
        "NULL | /relative | NULL",
        "NULL | https://images.weserv.nl/?url=a.example.org/b.jpg&w=3 | https://a.example.org/b.jpg",
        "NULL | https://images.weserv.nl/?url=ssl%3Aa.example.org%2Fb.jpg | https://a.example.org/b.jpg",
        "NULL | https://a.example.org/?url=b.example.org/c | https://a.example.org/?url=b.example.org/c",
      })
  void resolvesAddresses(String base, String href, String expected) {
    assertThat(Addresses.resolve(base, href)).isEqualTo(expected);
  }

  /** Or ten thousand links of a page become a gigabyte. */
  @Test
  void nothingIsResolvedAgainstAnAddressThatIsVeryLong() {
    String base = "https://a.example.org/" + "x".repeat(5_000) + "/y.html";
    assertThat(Addresses.resolve(base, "?page=2")).isNull();
    assertThat(Addresses.resolve(base, "https://b.example.org/q"))
        .isEqualTo("https://b.example.org/q");
  }

  @Test
  void repairsLinksAndKeepsOrigins() {
    String html = "x<a name=\"k\">t</ok><span href='u'>v</span><span>w</span></br>z";
    SourceText repaired =
        NonstandardTags.repair(
            SourceText.of(html, 0, html.length()), () -> fail("no comment stands open"));
    assertThat(repaired.text())
        .isEqualTo("x<ok name=\"k\">t</ok><ok href='u'>v</ok><span>w</span>z");
    for (String letter : new String[] {"x", "t", "v", "w", "z"}) {
      int at = repaired.text().indexOf(">" + letter) + 1;
      at = letter.equals("x") ? 0 : letter.equals("z") ? repaired.text().length() - 1 : at;
      assertThat(html.charAt(repaired.origin(at))).isEqualTo(letter.charAt(0));
    }
  }
}
