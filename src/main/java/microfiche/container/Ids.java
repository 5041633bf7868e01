package microfiche.container;

import java.util.HashMap;
import java.util.Map;

/** Names for the parts of one file: those they have, made different where two are alike. */
final class Ids {
  private static final int LONGEST = 500;

  private final Map<String, Integer> taken = new HashMap<>();

  /** The name of a part that calls itself {@code stated}; a number where it has none. */
  String of(String stated) {
    String bare = stated.strip().replaceAll("\\s+", " ");
    String id = bare.length() > LONGEST ? bare.substring(0, LONGEST) : bare;
    String name = id.isEmpty() ? "entry" : id;
    int count = taken.merge(name, 1, Integer::sum);
    return count == 1 && !id.isEmpty() ? name : name + " (" + count + ")";
  }
}
