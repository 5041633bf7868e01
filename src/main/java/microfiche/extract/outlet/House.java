package microfiche.extract.outlet;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.select.Evaluator;
import org.jspecify.annotations.Nullable;

/**
 * The rules one capture is read by.
 *
 * @param any those that hold for everybody
 * @param style those of its newsroom, or {@code any} again
 * @param zone where times without a zone are
 */
record House(HouseStyle any, HouseStyle style, ZoneId zone) {
  /** Whether the newsroom is one that rules know. */
  boolean isKnown() {
    return style.name() != null;
  }

  /** Where the article may be, best first. */
  List<Evaluator> bodies() {
    List<Evaluator> bodies = new ArrayList<>(style.body());
    bodies.addAll(any.body());
    return bodies;
  }

  /** The newsroom's selector, or everybody's, or null. */
  static @Nullable Evaluator either(@Nullable Evaluator own, @Nullable Evaluator others) {
    return own != null ? own : others;
  }

  /** Both, the newsroom's first. */
  static List<Evaluator> both(@Nullable Evaluator own, @Nullable Evaluator others) {
    List<Evaluator> list = new ArrayList<>();
    if (own != null) {
      list.add(own);
    }
    if (others != null && !others.equals(own)) {
      list.add(others);
    }
    return list;
  }
}
