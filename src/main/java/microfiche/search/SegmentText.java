package microfiche.search;

import java.util.Arrays;
import java.util.List;
import microfiche.script.Fold;

/**
 * The searchable text of the articles of one segment, folded; what is no part of a word is 0. Used
 * for one segment after the other, so that its room is taken once.
 */
final class SegmentText {
  private char[] text = new char[1 << 16];
  private int length;
  private int[] starts = new int[64];
  private int[] headlineEnds = new int[64];
  private int documents;

  /** Forgets all; about so many characters will come. */
  void clear(long expected) {
    length = 0;
    documents = 0;
    if (text.length < expected && expected < Integer.MAX_VALUE / 4) {
      text = new char[(int) expected];
    }
  }

  /** Adds an article; no word reaches from one field into another. */
  void add(String headline, List<String> fields) {
    if (documents + 2 > starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 2);
      headlineEnds = Arrays.copyOf(headlineEnds, headlineEnds.length * 2);
    }
    starts[documents] = length;
    add(headline);
    headlineEnds[documents] = length;
    fields.forEach(this::add);
    documents++;
    starts[documents] = length;
  }

  private void add(String field) {
    int count = field.length();
    if (length + count + 2 > text.length) {
      text = Arrays.copyOf(text, Math.max(text.length * 3 / 2, length + count + 2));
    }
    for (int i = 0; i < count; i++) {
      text[length + i] = Fold.inWord(field.charAt(i));
    }
    length += count;
    text[length++] = 0;
  }

  int documents() {
    return documents;
  }

  /** Characters of all articles together; one more may be asked for, which is 0. */
  int length() {
    return length;
  }

  char at(int place) {
    return text[place];
  }

  /** Where the article begins; that of {@link #documents} is the end of the last. */
  int start(int document) {
    return starts[document];
  }

  int headlineEnd(int document) {
    return headlineEnds[document];
  }
}
