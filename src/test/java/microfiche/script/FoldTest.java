package microfiche.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What readers take for the same. */
class FoldTest {
  @ParameterizedTest
  @CsvSource({
    "中國臺灣, 中国台湾",
    "後來, 后来",
    "乾隆, 干隆",
    "乾淨, 干净",
    "干净, 干净",
    "ＡＢｃ１２, abc12",
    "COVID-19, covid-19",
    "Émile ŠKODA, émile škoda",
    "ΑΘΗΝΑ Москва, αθηνα москва",
    "カタカナ한국, カタカナ한국",
    "𠮷野家, 𠮷野家",
    "看著, 看着",
    "裡裏, 里里",
    "甚麽甚麼, 甚么甚么",
    "香港警衞, 香港警卫",
    "備註, 备注",
    "公佈, 公布",
    "祕書, 秘书",
    "⾦⾨, 金门",
  })
  void isTakenFor(String text, String folded) {
    assertThat(Fold.of(text)).isEqualTo(folded);
    assertThat(Fold.of(folded)).as("folded twice").isEqualTo(folded);
  }

  @Test
  void everyCharacterBecomesOneThatStays() {
    for (int c = 0; c <= 0xFFFF; c++) {
      char folded = Fold.of((char) c);
      assertThat(Fold.of(folded)).as(Integer.toHexString(c)).isEqualTo(folded);
    }
  }

  @Test
  void spacesOfAllWidthsAreOne() {
    assertThat(Fold.of("海　岛\u00A0上")).isEqualTo("海 岛 上");
  }

  @Test
  void wordsEndAtPunctuationInAnyScript() {
    for (char c : "，。、！？「」《》・ -_,.·…\u0000\u0001\u0002\n　（％".toCharArray()) {
      assertThat(Fold.inWord(c)).as(Integer.toHexString(c)).isEqualTo('\0');
    }
    for (char c : "海國9９aＡéЯ々ー한カ\uD842\uDFB7".toCharArray()) {
      assertThat(Fold.inWord(c)).as(Integer.toHexString(c)).isEqualTo(Fold.of(c));
    }
  }
}
