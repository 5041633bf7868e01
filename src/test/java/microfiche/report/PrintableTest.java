package microfiche.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void nothingThatActsOnATerminalIsLeft() {
    String hostile = "a\u001B[31mred\u001B]0;title\u0007\r\n\u009B2J\u202Eevil\u2028\u2066x\u007F";
    assertThat(Printable.of(hostile))
        .isEqualTo(
            "a\\u001b[31mred\\u001b]0;title\\u0007\\u000d\\u000a\\u009b2J\\u202eevil\\u2028\\u2066x\\u007f");
  }

  @Test
  void wordsStayAsTheyAre() {
    String words = "港口的灯 ‘é’ עברית 👨‍👩‍👧";
    assertThat(Printable.of(words)).isSameAs(words);
  }

  @Test
  void theEndsOfLinesMayStay() {
    assertThat(Printable.lines("a\nb\u001B\r\n\rc\n")).isEqualTo("a\nb\\u001b\r\n\\u000dc\n");
  }

  @Test
  void findingsArePrintable() {
    Finding finding = Finding.warning("a\nb.md", "title \u001B[2J", "rename \u0007 it");
    assertThat(finding).hasToString("a\\u000ab.md: title \\u001b[2J\n  hint: rename \\u0007 it");
  }
}
