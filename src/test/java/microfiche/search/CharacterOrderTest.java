package microfiche.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CharacterOrderTest {
  @Test
  void theOrderOfCharactersNamesEachOnce() {
    String order = CharacterOrder.order();
    assertThat(order.chars().distinct().count()).isEqualTo(order.length());
    assertThat(order.length()).isBetween(6000, 192 + 59 * 256);
    assertThat(order.substring(0, 192)).contains("的", "\n", "\u0001", " ", "0");
  }
}
