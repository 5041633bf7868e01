package microfiche.archive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongTableTest {
  @Test
  void holdsMoreThanItWasMadeFor() {
    LongTable table = new LongTable(2);
    for (int i = 0; i < 10_000; i++) {
      assertThat(table.putIfAbsent(i * 0x9E3779B97F4A7C15L, i)).isEqualTo(LongTable.NONE);
    }
    for (int i = 0; i < 10_000; i++) {
      assertThat(table.get(i * 0x9E3779B97F4A7C15L)).isEqualTo(i);
    }
    assertThat(table.get(1)).isEqualTo(LongTable.NONE);
    assertThat(table.putIfAbsent(0, 7)).as("the first stays").isZero();
    assertThat(table.get(0)).isZero();
  }
}
