package microfiche.site;

import java.util.ArrayList;
import java.util.List;

/**
 * How dense a day or month is beside the densest of the archive, in five steps that each span the
 * same ratio: one article more among three shows, one more among a hundred does not. While the
 * densest has no more than five, each number is a step.
 */
final class Density {
  private static final int STEPS = 5;

  /** The most articles of each step. */
  private final int[] most = new int[STEPS];

  /** Steps up to {@code densest}, the most articles that any has. */
  Density(int densest) {
    for (int i = 0; i < STEPS; i++) {
      // StrictMath: the same on every machine.
      int even = (int) StrictMath.floor(StrictMath.pow(densest, (i + 1.0) / STEPS));
      most[i] = Math.min(densest, Math.max(even, i + 1));
    }
    most[STEPS - 1] = densest;
  }

  /** 1 to 5; 0 without articles. */
  int step(int count) {
    int step = count == 0 ? 0 : 1;
    while (count > 0 && step < STEPS && count > most[step - 1]) {
      step++;
    }
    return step;
  }

  /** What each step stands for, lightest first; steps that no number falls into are left out. */
  List<CalendarPage.Step> steps() {
    List<CalendarPage.Step> steps = new ArrayList<>(STEPS);
    int from = 1;
    for (int i = 0; i < STEPS; i++) {
      if (most[i] >= from) {
        String range = most[i] == from ? Integer.toString(from) : from + "–" + most[i];
        steps.add(new CalendarPage.Step(i + 1, range));
        from = most[i] + 1;
      }
    }
    return steps;
  }
}
