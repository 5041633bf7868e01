package microfiche.container;

import java.util.HashMap;
import java.util.Map;

/**
 * Names for the parts of one file: those they have, made different where two are alike. For one
 * thread.
 */
public final class Ids {
  private static final int LONGEST = 500;

  /** What parts are called that have no name. */
  private static final String NAMELESS = "entry";

  private final Map<String, Integer> taken = new HashMap<>();

  /** The name of a part that calls itself {@code stated}; a number where it has none. */
  String of(String stated) {
    String bare = stated.strip().replaceAll("\\s+", " ");
    String id = bare.length() > LONGEST ? bare.substring(0, LONGEST) : bare;
    return id.isEmpty() ? numbered(NAMELESS, count(NAMELESS)) : unique(id);
  }

  /** The name itself where no part before had it; otherwise with a number. */
  public String unique(String name) {
    int count = count(name);
    return count == 1 ? name : numbered(name, count);
  }

  private int count(String name) {
    return taken.merge(name, 1, Integer::sum);
  }

  private static String numbered(String name, int count) {
    return name + " (" + count + ")";
  }
}
