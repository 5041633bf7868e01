package microfiche.extract.mirror;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Predicate;
import microfiche.extract.Fate;
import microfiche.extract.Ledger;

/** A seed line by line, with the place of each line in it. */
final class Lines {
  private final String text;
  private int[] starts = new int[64];
  private int size;

  Lines(String text) {
    this.text = text;
    for (int start = 0; start <= text.length(); ) {
      if (size == starts.length) {
        starts = Arrays.copyOf(starts, size * 2);
      }
      starts[size++] = start;
      int end = text.indexOf('\n', start);
      start = end < 0 ? text.length() + 1 : end + 1;
    }
  }

  int size() {
    return size;
  }

  /** Where line {@code i} begins; the end of the text for the line after the last. */
  int start(int i) {
    return i < size ? starts[i] : text.length();
  }

  /** Line {@code i} without its end. */
  String get(int i) {
    return text.substring(start(i), end(i));
  }

  /** The first character of line {@code i} that is not white space, or 0 for a blank line. */
  char first(int i) {
    int end = end(i);
    for (int at = start(i); at < end; at++) {
      if (!Character.isWhitespace(text.charAt(at))) {
        return text.charAt(at);
      }
    }
    return 0;
  }

  private int end(int i) {
    Objects.checkIndex(i, size);
    int end = i + 1 < size ? starts[i + 1] - 1 : text.length();
    return end > starts[i] && text.charAt(end - 1) == '\r' ? end - 1 : end;
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
    for (int i = from; i < size; i++) {
      if (first(i) != 0) {
        return i;
      }
    }
    return size;
  }

  /** The last line before {@code end} that is not blank, or -1. */
  int lastBefore(int end) {
    for (int i = Math.min(end, size()) - 1; i >= 0; i--) {
      if (first(i) != 0) {
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
