package microfiche.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DensityTest {
  @Test
  void stepsSpanTheSameRatio() {
    Density density = new Density(40);
    assertThat(density.steps())
        .extracting(CalendarPage.Step::range)
        .containsExactly("1–2", "3–4", "5–9", "10–19", "20–40");
    assertThat(IntStream.of(0, 1, 2, 3, 9, 10, 40).map(density::step))
        .containsExactly(0, 1, 1, 2, 3, 4, 5);
  }

  @Test
  void fewArticlesAreAStepEach() {
    assertThat(new Density(3).steps())
        .containsExactly(
            new CalendarPage.Step(1, "1"),
            new CalendarPage.Step(2, "2"),
            new CalendarPage.Step(3, "3"));
    assertThat(new Density(0).steps()).isEmpty();
  }
}
