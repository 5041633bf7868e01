package microfiche.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DifferencesTest {
  @Test
  void showsChangedWordsInTheirLine() {
    List<Differences.Line> lines =
        Differences.between(
            List.of("渡轮停航", "大雾三天 for Ferry 2"), List.of("渡轮停航", "大雾五天 for Ferry 12"));
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
        Differences.between(List.of("一二三四", "甲乙丙丁"), List.of("新的一段话", "一二三四", "完全另外的句子"));
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
      List<Differences.Line> lines = Differences.between(before, after);
      assertThat(side(lines, "removed")).isEqualTo(before);
      assertThat(side(lines, "added")).isEqualTo(after);
    }
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
