package microfiche.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The authors of the corpus, each as often as the corpus names him, and now and then a new one. */
final class People {
  private static final int NEW = 8;

  private final Map<Integer, List<String>> byLength = new HashMap<>();

  People(List<String> names) {
    names.stream()
        .filter(name -> name.matches("\\p{IsHan}{2,4}"))
        .forEach(name -> byLength.computeIfAbsent(name.length(), n -> new ArrayList<>()).add(name));
  }

  /** A name as long as {@code name}. */
  String instead(String name, Draw draw) {
    List<String> names = byLength.get(name.length());
    if (names == null || names.size() < 20) {
      return name;
    }
    String other = names.get(draw.below(names.size()));
    return draw.percent(NEW)
        ? other.charAt(0) + names.get(draw.below(names.size())).substring(1)
        : other;
  }
}
