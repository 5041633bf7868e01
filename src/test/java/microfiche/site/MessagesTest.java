package microfiche.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Messages WORDS =
      new Messages(
          Map.of(
              "count", "{0} article|{0} articles",
              "cell", "{0}: {1} article|{0}: {1} articles",
              "篇", "共 {0} 篇",
              "date.year", "{0}",
              "date.day", "d MMMM yyyy",
              "date.month", "MMMM yyyy",
              "date.dayOfYear", "d MMMM",
              "date.monthOfYear", "MMM"));

  @Test
  void oneIsToldFromSeveral() {
    assertThat(WORDS.counted("count", 1)).isEqualTo("1 article");
    assertThat(WORDS.counted("count", 0)).isEqualTo("0 articles");
    assertThat(WORDS.counted("count", 12345)).isEqualTo("12,345 articles");
    assertThat(WORDS.counted("cell", 1, "4")).isEqualTo("4: 1 article");
    assertThat(WORDS.counted("cell", 2, "4")).isEqualTo("4: 2 articles");
  }

  @Test
  void languagesWithoutPluralsHaveOneForm() {
    assertThat(WORDS.counted("篇", 1)).isEqualTo("共 1 篇");
  }

  @Test
  void datesAreWrittenOneWay() {
    assertThat(WORDS.date("2019-07-04")).isEqualTo("4 July 2019");
    assertThat(WORDS.month("2019-07")).isEqualTo("July 2019");
    assertThat(WORDS.month("2019")).isEqualTo("2019");
  }
}
