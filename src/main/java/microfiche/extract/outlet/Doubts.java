package microfiche.extract.outlet;

import java.util.List;
import java.util.function.Consumer;
import microfiche.report.Finding;
import org.jspecify.annotations.Nullable;

/** Tells what is doubtful about one seed. */
final class Doubts {
  /** Statements of a day that are named when they cannot be one. */
  private static final int MOST = 5;

  /** Characters of a statement that are shown. */
  private static final int SHOWN = 80;

  private final String path;
  private final Consumer<Finding> findings;

  Doubts(String path, Consumer<Finding> findings) {
    this.path = path;
    this.findings = findings;
  }

  void warn(String what, @Nullable String hint) {
    findings.accept(Finding.warning(path, what, hint));
  }

  void note(String what) {
    findings.accept(Finding.note(path, what));
  }

  /** Says which statements are no dates, but not of a page that has thousands of them. */
  void noDays(List<Dates.Evidence> impossible, @Nullable String hint) {
    for (Dates.Evidence e : impossible.subList(0, Math.min(MOST, impossible.size()))) {
      warn(
          "no such day, or not understood: " + e.source() + " \"" + beginning(e.text()) + "\"",
          hint);
    }
    if (impossible.size() > MOST) {
      warn(impossible.size() - MOST + " more statements of a day were not understood", null);
    }
  }

  static String beginning(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
