package microfiche.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SignatureTest {
  @Test
  void bothScriptsGiveOneSignature() {
    assertThat(Signature.of("青嶼電車今天開車", "電車從舊鹽倉開往茶嶺，載著學生和護士。"))
        .isEqualTo(Signature.of("青屿电车今天开车", "电车从旧盐仓开往茶岭，载著学生和护士。"));
  }

  @Test
  void aHeadlineIsKnownFromTheText() {
    Signature signature = Signature.of("石鸢灯塔重亮", "渡轮停在北湾。");
    assertThat(signature.headlineSize()).isEqualTo(5); // 石鸢 鸢灯 灯塔 塔重 重亮
    assertThat(signature.size()).isEqualTo(8); // and 渡轮 轮停 北湾: 在 says nothing
  }

  @Test
  void whereWhenAndByWhomSaysNothing() {
    String words = "渡轮停在北湾，灯塔亮了。";
    assertThat(Signature.of("灯塔", "【晨报2024年10月12日讯】（晨报记者林小舟综合报道）" + words))
        .isEqualTo(Signature.of("灯塔", words));
    assertThat(Signature.of("【海上新闻】灯塔", words)).isEqualTo(Signature.of("灯塔", words));
  }

  @Test
  void bracketsAreTakenOffAsAPatternWouldInOnePass() {
    Random random = new Random(11);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder headline = new StringBuilder();
      for (int i = random.nextInt(14); i > 0; i--) {
        headline.append("【】[]灯塔".charAt(random.nextInt(6)));
      }
      assertThat(Features.withoutBrackets(headline.toString()))
          .isEqualTo(headline.toString().replaceAll("【[^】]*】|\\[[^\\]]*\\]", " "));
    }
  }

  /** With a pattern for “opened, and closed somewhere” this takes some minutes. */
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aHeadlineOfBracketsThatNothingClosesIsReadInOnePass() {
    String headline = "【".repeat(400_000) + "[".repeat(400_000) + "灯塔";
    assertThat(Signature.of(headline, "").headlineSize()).isEqualTo(1);
  }

  @Test
  void figuresAreFeaturesAndYearsAreNot() {
    Signature figure = Signature.of("潮水", "3,200");
    assertThat(figure.size()).isEqualTo(2);
    assertThat(figure).isEqualTo(Signature.of("潮水", "3200"));
    assertThat(Signature.of("潮水", "2024").size()).isEqualTo(1);
  }

  @Test
  void wordsOfLatinScriptCountWhateverTheirCase() {
    assertThat(Signature.of("The Ferry returns", "to the lighthouse"))
        .isEqualTo(Signature.of("the FERRY Returns.", "to The Lighthouse."));
  }

  @Test
  void aLongTextGivesNoMoreThanItMay() {
    StringBuilder text = new StringBuilder();
    for (char c = 0x5000; c < 0x5800; c++) {
      text.append(c);
    }
    Signature signature = Signature.of(text.substring(0, 60), text.toString());
    assertThat(signature.size()).isEqualTo(Signature.MOST);
    assertThat(Signature.of(signature.toArray(), signature.headline())).isEqualTo(signature);
    assertThat(Signature.of(null, "").size()).isZero();
  }
}
