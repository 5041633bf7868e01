package microfiche.card;

import static org.assertj.core.api.Assertions.assertThat;

import microfiche.Fixtures;
import microfiche.address.PictureKey;
import org.junit.jupiter.api.Test;

class CardTest {
  @Test
  void copiesThatDifferOnlyInWhiteSpaceSayTheSame() {
    assertThat(card("海雾散了", "潮水 来了 又走").words()).isEqualTo(card("海雾 散了", "潮水来了又走").words());
    assertThat(card("海雾散了", "潮水来了").words()).isNotEqualTo(card("海雾散了", "潮水走了").words());
  }

  /** Two texts that share a digest of the kind this once was (FNV-1a). */
  @Test
  void noCopyInOtherWordsPassesForTheSame() {
    assertThat(card("8yn0iYCKYHlIj4-BwPqk", "潮水来了又走").words())
        .isNotEqualTo(card("GReLUrM4wMqfg9yzV3KQ", "潮水来了又走").words());
  }

  @Test
  void aPictureMayHaveAnAddressOfManySlashes() {
    assertThat(PictureKey.of("/./".repeat(100_000) + "a.png")).isEqualTo(PictureKey.of("a.png"));
  }

  private static Card card(String headline, String text) {
    return Card.of(
        Fixtures.article(
            "---\ntitle: "
                + headline
                + "\nurl: https://chenbao.example.net/n1.html\n---\n\n海边的一天从潮水开始，到潮水结束。\n\n"
                + text
                + "\n"),
        0,
        0,
        0);
  }
}
