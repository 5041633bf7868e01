package microfiche.search;

import java.util.Arrays;

/**
 * Sequences of characters of one length, numbered in their order, and the articles each occurs in.
 * Plain arrays that grow: a segment has a million of them.
 */
final class Grams {
  private int count;
  private char[] last = new char[1 << 12];
  private int[] docsAt = new int[1 << 12];
  private char[] docs = new char[1 << 14];

  /** For each: the number of its first child among the grams that are one longer. */
  private int[] children = new int[1 << 12];

  private int[] listAt = new int[1 << 12];
  private boolean[] explicit = new boolean[1 << 12];
  private char[] lists = new char[1 << 12];

  void clear() {
    count = 0;
    docsAt[0] = 0;
    listAt[0] = 0;
  }

  int count() {
    return count;
  }

  /** Takes a gram; its articles follow with {@link #put}. The answer is its number. */
  int add(char lastCharacter, int documents) {
    if (count + 2 > docsAt.length) {
      int size = docsAt.length * 2;
      last = Arrays.copyOf(last, size);
      docsAt = Arrays.copyOf(docsAt, size);
      children = Arrays.copyOf(children, size);
      listAt = Arrays.copyOf(listAt, size);
      explicit = Arrays.copyOf(explicit, size);
    }
    int end = docsAt[count] + documents;
    if (end > docs.length) {
      docs = Arrays.copyOf(docs, Math.max(end, docs.length * 3 / 2));
    }
    last[count] = lastCharacter;
    docsAt[count + 1] = end;
    return count++;
  }

  /** Where in {@link #document} the articles of a gram begin; they end where the next begin. */
  int from(int gram) {
    return docsAt[gram];
  }

  int to(int gram) {
    return docsAt[gram + 1];
  }

  /** In how many articles it occurs. */
  int documents(int gram) {
    return docsAt[gram + 1] - docsAt[gram];
  }

  void put(int place, int document) {
    docs[place] = (char) document;
  }

  int document(int place) {
    return docs[place];
  }

  char last(int gram) {
    return last[gram];
  }

  /** Says that the children of {@code gram} begin here; {@link #count} closes the last. */
  void children(int gram, int first) {
    children[gram] = first;
  }

  int firstChild(int gram) {
    return children[gram];
  }

  /**
   * Keeps what tells the articles of a gram when those of its halves are known. To be called for
   * all grams in order.
   */
  void list(int gram, boolean allOfThem, int[] values, int size) {
    int at = listAt[gram];
    if (at + size > lists.length) {
      lists = Arrays.copyOf(lists, Math.max(at + size, lists.length * 2));
    }
    for (int i = 0; i < size; i++) {
      lists[at + i] = (char) values[i];
    }
    explicit[gram] = allOfThem;
    listAt[gram + 1] = at + size;
  }

  /** Whether the list names the articles themselves, not those to be taken out. */
  boolean explicit(int gram) {
    return explicit[gram];
  }

  int listSize(int gram) {
    return listAt[gram + 1] - listAt[gram];
  }

  /** Copies the list to the beginning of {@code to}. */
  void copyList(int gram, int[] to) {
    for (int i = listAt[gram]; i < listAt[gram + 1]; i++) {
      to[i - listAt[gram]] = lists[i];
    }
  }
}
