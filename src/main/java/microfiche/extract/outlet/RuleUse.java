package microfiche.extract.outlet;

/**
 * A selector in a user's rule file, and whether it has matched anything yet. Safe for several
 * threads.
 */
final class RuleUse {
  private final String key;
  private final String file;
  private final String css;
  private volatile boolean matched;

  /** The selector {@code css} under {@code key} in {@code file}. */
  RuleUse(String key, String file, String css) {
    this.key = key;
    this.file = file;
    this.css = css;
  }

  /** What a user reads of it. */
  String label() {
    return "\"" + key + "\" in " + file;
  }

  /** The key with the selector: {@code drop.share ".share-box"}. */
  String spelled() {
    return key + " \"" + css + "\"";
  }

  void match() {
    if (!matched) {
      matched = true;
    }
  }

  boolean hasMatched() {
    return matched;
  }
}
