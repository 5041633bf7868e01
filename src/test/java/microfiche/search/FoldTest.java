package microfiche.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a search takes for the same. */
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

  @Test
  void theOrderOfCharactersNamesEachOnce() {
    String order = CharacterOrder.order();
    assertThat(order.chars().distinct().count()).isEqualTo(order.length());
    assertThat(order.length()).isBetween(6000, 192 + 59 * 256);
    assertThat(order.substring(0, 192)).contains("的", "\n", "\u0001", " ", "0");
  }
}
