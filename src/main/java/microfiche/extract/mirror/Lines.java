package microfiche.extract.mirror;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import microfiche.extract.Fate;
import microfiche.extract.Ledger;

/** A seed line by line, with the place of each line in it. */
final class Lines {
  private final String text;
  private final List<Integer> starts = new ArrayList<>();

  Lines(String text) {
    this.text = text;
    for (int start = 0; start <= text.length(); ) {
      starts.add(start);
      int end = text.indexOf('\n', start);
      start = end < 0 ? text.length() + 1 : end + 1;
    }
  }

  int size() {
    return starts.size();
  }

  /** Where line {@code i} begins; the end of the text for the line after the last. */
  int start(int i) {
    return i < starts.size() ? starts.get(i) : text.length();
  }

  /** Line {@code i} without its end. */
  String get(int i) {
    int end = i + 1 < starts.size() ? starts.get(i + 1) - 1 : text.length();
    String line = text.substring(starts.get(i), end);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /** The first line at or after {@code from} that fits, or -1. */
  int next(int from, Predicate<String> fits) {
    for (int i = from; i < size(); i++) {
      if (fits.test(get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** The first line at or after {@code from} that is not blank, or {@link #size()}. */
  int skipBlank(int from) {
    int i = next(from, line -> !line.isBlank());
    return i < 0 ? size() : i;
  }

  /** The last line before {@code end} that is not blank, or -1. */
  int lastBefore(int end) {
    for (int i = Math.min(end, size()) - 1; i >= 0; i--) {
      if (!get(i).isBlank()) {
        return i;
      }
    }
    return -1;
  }

  /** Books lines {@code from} to {@code to} (exclusive). */
  void take(Ledger ledger, int from, int to, Fate fate) {
    ledger.take(start(from), start(to), fate);
  }
}
