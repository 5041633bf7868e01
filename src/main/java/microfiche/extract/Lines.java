package microfiche.extract;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Predicate;

/** A text line by line, with the place of each line in it. */
public final class Lines {
  private final SourceText source;
  private final String text;
  private int[] starts = new int[64];
  private int size;

  /** The lines of a text. */
  public Lines(SourceText source) {
    this.source = source;
    this.text = source.text();
    for (int start = 0; start <= text.length(); ) {
      if (size == starts.length) {
        starts = Arrays.copyOf(starts, size * 2);
      }
      starts[size++] = start;
      int end = text.indexOf('\n', start);
      start = end < 0 ? text.length() + 1 : end + 1;
    }
  }

  /** How many lines there are. */
  public int size() {
    return size;
  }

  /** The whole text. */
  public SourceText source() {
    return source;
  }

  /** Where line {@code i} begins; the end of the text for the line after the last. */
  public int start(int i) {
    return i < size ? starts[i] : text.length();
  }

  /** Line {@code i} without its end. */
  public String get(int i) {
    return text.substring(start(i), end(i));
  }

  /** How many characters line {@code i} has, without its end. */
  public int length(int i) {
    return end(i) - start(i);
  }

  /** The first character of line {@code i} that is not white space, or 0 for a blank line. */
  public char first(int i) {
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
  public int next(int from, Predicate<String> fits) {
    for (int i = from; i < size(); i++) {
      if (fits.test(get(i))) {
        return i;
      }
    }
    return -1;
  }

  /** The first line at or after {@code from} that is not blank, or {@link #size()}. */
  public int skipBlank(int from) {
    for (int i = from; i < size; i++) {
      if (first(i) != 0) {
        return i;
      }
    }
    return size;
  }

  /** The last line before {@code end} that is not blank, or -1. */
  public int lastBefore(int end) {
    for (int i = Math.min(end, size()) - 1; i >= 0; i--) {
      if (first(i) != 0) {
        return i;
      }
    }
    return -1;
  }

  /** Lines {@code from} to {@code to} (exclusive), with where they stood. */
  public SourceText between(int from, int to) {
    return source.part(start(from), start(to));
  }

  /** Books lines {@code from} to {@code to} (exclusive). */
  public void take(Ledger ledger, int from, int to, Fate fate) {
    ledger.take(source, start(from), start(to), fate);
  }
}
