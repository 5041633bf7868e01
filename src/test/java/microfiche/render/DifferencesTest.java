package microfiche.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DifferencesTest {
  @Test
  void showsChangedWordsInTheirLine() {
    List<Differences.Line> lines =
        between(List.of("渡轮停航", "大雾三天 for Ferry 2"), List.of("渡轮停航", "大雾五天 for Ferry 12"));
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).kind()).isEqualTo("same");
    assertThat(lines.get(1).kind()).isEqualTo("changed");
    assertThat(lines.get(1).parts())
        .containsExactly(
            new Differences.Part("same", "大雾"),
            new Differences.Part("removed", "三"),
            new Differences.Part("added", "五"),
            new Differences.Part("same", "天 for Ferry "),
            new Differences.Part("removed", "2"),
            new Differences.Part("added", "12"));
  }

  @Test
  void showsNewAndLostLines() {
    List<Differences.Line> lines =
        between(List.of("一二三四", "甲乙丙丁"), List.of("新的一段话", "一二三四", "完全另外的句子"));
    assertThat(lines)
        .extracting(Differences.Line::kind)
        .containsExactly("added", "same", "removed", "added");
  }

  @Test
  void bothWordingsCanBeReadFromTheComparison() {
    Random random = new Random(5);
    for (int round = 0; round < 300; round++) {
      List<String> before = text(random);
      List<String> after = text(random);
      List<Differences.Line> lines = between(before, after);
      assertThat(side(lines, "removed")).isEqualTo(before);
      assertThat(side(lines, "added")).isEqualTo(after);
    }
  }

  private static List<Differences.Line> between(List<String> before, List<String> after) {
    Differences.Comparison comparison = new Differences().between(before, after);
    assertThat(comparison.coarse()).isFalse();
    return comparison.lines();
  }

  /** Every line of one with every line of the other would be ten thousand million comparisons. */
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void textsOfManyDifferentLinesAreComparedByWhatTheyHaveInCommon() {
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      before.add(i % 1_000 == 7 ? "两边都有的第" + i + "行" : "前" + i + "潮水" + i * 31);
      after.add(i % 1_000 == 7 ? "两边都有的第" + i + "行" : "后" + i + "灯塔" + i * 37);
    }
    Differences.Comparison comparison = new Differences().between(before, after);
    assertThat(comparison.coarse()).isTrue();
    assertThat(comparison.lines())
        .filteredOn(line -> line.kind().equals("same"))
        .extracting(line -> line.parts().get(0).text())
        .isEqualTo(before.stream().filter(line -> line.startsWith("两边")).toList());
    assertThat(side(comparison.lines(), "removed")).isEqualTo(before);
    assertThat(side(comparison.lines(), "added")).isEqualTo(after);
  }

  /** Lines that moved: those that keep their order are the same, whatever else there is. */
  @Test
  void aCoarseComparisonIsTrueAsWell() {
    Random random = new Random(9);
    List<String> before = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      before.add("第" + random.nextInt(15_000) + "行");
    }
    List<String> after = new ArrayList<>(before);
    Collections.shuffle(after, random);
    Differences.Comparison comparison = new Differences().between(before, after);
    assertThat(comparison.coarse()).isTrue();
    assertThat(comparison.lines()).anyMatch(line -> line.kind().equals("same"));
    assertThat(side(comparison.lines(), "removed")).isEqualTo(before);
    assertThat(side(comparison.lines(), "added")).isEqualTo(after);
    assertThat(new Differences().between(before, after)).isEqualTo(comparison);
  }

  /** What many comparisons of one page may cost in all is bounded, and so is what each may. */
  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void manyComparisonsOfOnePageBecomeCoarse() {
    Random random = new Random(3);
    List<String> lines = List.of(line(random, 3_000), line(random, 3_000));
    Differences differences = new Differences();
    int coarse = 0;
    for (int i = 0; i < 500; i++) {
      List<String> other = List.of(line(random, 3_000), line(random, 3_000));
      Differences.Comparison comparison = differences.between(other, lines);
      assertThat(side(comparison.lines(), "removed")).isEqualTo(other);
      coarse += comparison.coarse() ? 1 : 0;
    }
    assertThat(coarse).isGreaterThan(450);
    Differences.Comparison small = new Differences().between(List.of("潮水来了"), List.of("潮水走了"));
    assertThat(small.coarse()).isFalse();
  }

  private static String line(Random random, int length) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < length; i++) {
      line.append((char) (0x4E00 + random.nextInt(400)));
    }
    return line.toString();
  }

  private static List<String> text(Random random) {
    List<String> lines = new ArrayList<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      StringBuilder line = new StringBuilder();
      for (int j = random.nextInt(12); j >= 0; j--) {
        line.append("海雾灯船 ab".charAt(random.nextInt(7)));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static List<String> side(List<Differences.Line> lines, String kind) {
    List<String> side = new ArrayList<>();
    for (Differences.Line line : lines) {
      StringBuilder text = new StringBuilder();
      boolean any = false;
      for (Differences.Part part : line.parts()) {
        if (part.kind().equals("same") || part.kind().equals(kind)) {
          text.append(part.text());
          any = true;
        }
      }
      if (any) {
        side.add(text.toString());
      }
    }
    return side;
  }
}
