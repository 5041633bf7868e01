package microfiche.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What was changed between two wordings of a text, word by word: a Chinese character is a word.
 *
 * <p>To find the shortest way from one text to another costs up to the square of what differs, so
 * the work is bounded: ten million steps for a comparison and a hundred more for each character,
 * and forty million for all comparisons of a page. What goes beyond is compared more coarsely: by
 * the lines that both texts have once, and then by whole lines. Either way every line that is
 * called the same is in both texts, and both can be read from the result. The bound counts steps
 * and no time, so that all machines find the same; libraries (java-diff-utils 4.15) have none. Not
 * for several threads.
 */
public final class Differences {
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}&&[^\\p{IsHan}]]+|\\s+|.", Pattern.DOTALL);

  /** Texts with more changes than this are compared by lines only. */
  private static final int MOST_EDITS = 4000;

  /** Steps of one comparison, and for each character of both texts. */
  private static final long STEPS = 10_000_000;

  private static final long STEPS_OF_A_CHARACTER = 100;

  /** Steps of all comparisons. */
  private static final long ALL_STEPS = 40_000_000;

  /** Lines this much alike (shared of all words) are one line that was changed. */
  private static final double ALIKE = 0.3;

  private long allSteps = ALL_STEPS;
  private long steps;
  private boolean coarse;

  /** How a stretch came about. */
  public enum Kind {
    SAME,
    ADDED,
    REMOVED
  }

  /** A stretch of text with one fate; {@code kind} is lower case for templates. */
  public record Part(String kind, String text) {}

  /** A line of the comparison; {@code kind} is same, added, removed or changed. */
  public record Line(String kind, List<Part> parts) {
    public Line {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A comparison.
   *
   * @param coarse whether so much differs that a part was compared by whole lines only: lines that
   *     went and lines that came may be one line that was changed
   */
  public record Comparison(List<Line> lines, boolean coarse) {
    public Comparison {
      lines = List.copyOf(lines);
    }
  }

  /** What turns {@code before} into {@code after}, line by line. */
  public Comparison between(List<String> before, List<String> after) {
    long characters = characters(before) + characters(after);
    long mine = Math.min(allSteps, STEPS + STEPS_OF_A_CHARACTER * characters);
    steps = mine;
    coarse = false;
    List<Line> lines = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    List<String> added = new ArrayList<>();
    for (Edit edit : edits(before, after, true)) {
      if (edit.kind() == Kind.SAME) {
        change(removed, added, lines);
        lines.add(line("same", Kind.SAME, edit.text()));
      } else if (edit.kind() == Kind.REMOVED) {
        removed.add(edit.text());
      } else {
        added.add(edit.text());
      }
    }
    change(removed, added, lines);
    allSteps -= mine - steps;
    return new Comparison(lines, coarse);
  }

  private static long characters(List<String> lines) {
    return lines.stream().mapToLong(String::length).sum();
  }

  /** Takes so many steps. When there are not as many left there are none from then on. */
  private boolean take(long count) {
    boolean enough = steps >= count;
    steps = enough ? steps - count : 0;
    coarse |= !enough;
    return enough;
  }

  /** Lines that went and lines that came in one place: pairs of them may be one line, changed. */
  private void change(List<String> removed, List<String> added, List<Line> lines) {
    boolean pairs = !removed.isEmpty() && !added.isEmpty();
    Numbers numbers = new Numbers();
    List<int[]> came =
        pairs ? added.stream().map(line -> numbers.sorted(split(line))).toList() : List.of();
    int at = 0;
    for (String old : removed) {
      int match = -1;
      int[] went = pairs ? numbers.sorted(split(old)) : new int[0];
      for (int i = at; i < added.size() && match < 0 && take(1); i++) {
        match = alike(went, came.get(i)) ? i : -1;
      }
      if (match < 0) {
        lines.add(line("removed", Kind.REMOVED, old));
        continue;
      }
      while (at < match) {
        lines.add(line("added", Kind.ADDED, added.get(at++)));
      }
      lines.add(new Line("changed", words(old, added.get(at++))));
    }
    while (at < added.size()) {
      lines.add(line("added", Kind.ADDED, added.get(at++)));
    }
    removed.clear();
    added.clear();
  }

  private static Line line(String kind, Kind part, String text) {
    return new Line(kind, List.of(part(part, text)));
  }

  private static Part part(Kind kind, String text) {
    return new Part(
        switch (kind) {
          case SAME -> "same";
          case ADDED -> "added";
          case REMOVED -> "removed";
        },
        text);
  }

  /** Whether two lines share enough words; these are numbers in ascending order. */
  private boolean alike(int[] a, int[] b) {
    double needed = (a.length + b.length) * ALIKE;
    boolean possible = Math.min(a.length, b.length) * 2 > needed;
    if (!possible || !take((long) a.length + b.length)) {
      return false;
    }
    int same = 0;
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      int order = Integer.compare(a[i], b[j]);
      same += order == 0 ? 1 : 0;
      i += order <= 0 ? 1 : 0;
      j += order >= 0 ? 1 : 0;
    }
    return same * 2 > needed;
  }

  private List<Part> words(String before, String after) {
    List<Part> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Kind kind = Kind.SAME;
    for (Edit edit : edits(split(before), split(after), false)) {
      if (edit.kind() != kind && !text.isEmpty()) {
        parts.add(part(kind, text.toString()));
        text.setLength(0);
      }
      kind = edit.kind();
      text.append(edit.text());
    }
    if (!text.isEmpty()) {
      parts.add(part(kind, text.toString()));
    }
    return parts;
  }

  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words.add(word.group());
    }
    return words;
  }

  /** Equal texts have one number: to compare them costs the same however long they are. */
  private static final class Numbers {
    private final Map<String, Integer> numbers = new HashMap<>();

    private int[] of(List<String> texts) {
      return texts.stream()
          .mapToInt(text -> numbers.computeIfAbsent(text, t -> numbers.size()))
          .toArray();
    }

    private int[] sorted(List<String> texts) {
      int[] sorted = of(texts);
      Arrays.sort(sorted);
      return sorted;
    }
  }

  private record Edit(Kind kind, String text) {}

  /** The shortest way from {@code a} to {@code b}, what is removed before what is added. */
  private List<Edit> edits(List<String> a, List<String> b, boolean lines) {
    int start = 0;
    while (start < a.size() && start < b.size() && a.get(start).equals(b.get(start))) {
      start++;
    }
    int endA = a.size();
    int endB = b.size();
    while (endA > start && endB > start && a.get(endA - 1).equals(b.get(endB - 1))) {
      endA--;
      endB--;
    }
    List<Edit> edits = new ArrayList<>();
    a.subList(0, start).forEach(text -> edits.add(new Edit(Kind.SAME, text)));
    new Middle(a.subList(start, endA), b.subList(start, endB)).addTo(edits, lines);
    a.subList(endA, a.size()).forEach(text -> edits.add(new Edit(Kind.SAME, text)));
    return edits;
  }

  /** What is left of two texts without what they begin and end with alike. */
  private final class Middle {
    private final List<String> a;
    private final List<String> b;
    private final int[] numbersA;
    private final int[] numbersB;

    private Middle(List<String> a, List<String> b) {
      Numbers numbers = new Numbers();
      this.a = a;
      this.b = b;
      this.numbersA = numbers.of(a);
      this.numbersB = numbers.of(b);
    }

    private void addTo(List<Edit> edits, boolean lines) {
      List<Edit> shortest = new ArrayList<>();
      if (compare(0, a.size(), 0, b.size(), shortest)) {
        edits.addAll(shortest);
        return;
      }
      int fromA = 0;
      int fromB = 0;
      for (int[] anchor : lines ? anchors() : List.<int[]>of()) {
        replace(edits, fromA, anchor[0], fromB, anchor[1]);
        edits.add(new Edit(Kind.SAME, a.get(anchor[0])));
        fromA = anchor[0] + 1;
        fromB = anchor[1] + 1;
      }
      replace(edits, fromA, a.size(), fromB, b.size());
    }

    private void replace(List<Edit> edits, int fromA, int toA, int fromB, int toB) {
      a.subList(fromA, toA).forEach(text -> edits.add(new Edit(Kind.REMOVED, text)));
      b.subList(fromB, toB).forEach(text -> edits.add(new Edit(Kind.ADDED, text)));
    }

    /**
     * Adds the edits of a stretch of both texts; false when that costs more steps than there are.
     */
    private boolean compare(int fromA, int toA, int fromB, int toB, List<Edit> edits) {
      int start = fromA;
      while (start < toA
          && fromB + start - fromA < toB
          && numbersA[start] == numbersB[fromB + start - fromA]) {
        edits.add(new Edit(Kind.SAME, a.get(start++)));
      }
      int startB = fromB + start - fromA;
      int same = 0;
      while (toA - same > start
          && toB - same > startB
          && numbersA[toA - same - 1] == numbersB[toB - same - 1]) {
        same++;
      }
      int endA = toA - same;
      int endB = toB - same;
      if (start == endA || startB == endB) {
        replace(edits, start, endA, startB, endB);
      } else {
        int[] middle = middle(start, endA, startB, endB);
        if (middle == null
            || !compare(start, middle[0], startB, middle[1], edits)
            || !compare(middle[0], endA, middle[1], endB, edits)) {
          return false;
        }
      }
      a.subList(endA, toA).forEach(text -> edits.add(new Edit(Kind.SAME, text)));
      return take(start - fromA + same);
    }

    /**
     * A point half way on a shortest way from one stretch to the other (Myers 1986, 4b: in linear
     * space), found from both ends at once; null when that costs more steps than there are.
     */
    private int @Nullable [] middle(int fromA, int toA, int fromB, int toB) {
      int n = toA - fromA;
      int m = toB - fromB;
      int delta = n - m;
      int most = Math.min((n + m + 1) / 2, MOST_EDITS / 2);
      int[] forward = new int[2 * most + 3]; // by diagonal: the furthest point reached
      int[] backward = new int[2 * most + 3];
      int zero = most + 1;
      for (int d = 0; d <= most; d++) {
        if (!take(2L * (d + 1))) {
          return null;
        }
        for (int k = -d; k <= d; k += 2) {
          int x = next(forward, zero + k, k, d);
          int begin = x;
          while (x < n && x - k < m && numbersA[fromA + x] == numbersB[fromB + x - k]) {
            x++;
          }
          forward[zero + k] = x;
          int other = delta - k;
          boolean met = Math.abs(other) < d && x + backward[zero + other] >= n;
          if ((delta & 1) == 1 && met && x <= n && x - k <= m) {
            return new int[] {fromA + x, fromB + x - k};
          }
          if (x > begin && !take(x - begin)) {
            return null;
          }
        }
        for (int k = -d; k <= d; k += 2) {
          int x = next(backward, zero + k, k, d);
          int begin = x;
          while (x < n && x - k < m && numbersA[toA - x - 1] == numbersB[toB - x + k - 1]) {
            x++;
          }
          backward[zero + k] = x;
          int other = delta - k;
          boolean met = Math.abs(other) <= d && x + forward[zero + other] >= n;
          if ((delta & 1) == 0 && met && x <= n && x - k <= m) {
            return new int[] {toA - x, toB - x + k};
          }
          if (x > begin && !take(x - begin)) {
            return null;
          }
        }
      }
      coarse = true;
      return null;
    }

    /** Where the next edit leads on a diagonal: from the neighbour that is further. */
    private static int next(int[] furthest, int at, int k, int d) {
      boolean down = k == -d || k != d && furthest[at - 1] < furthest[at + 1];
      return down ? furthest[at + 1] : furthest[at - 1] + 1;
    }

    /**
     * Places in both texts of lines that each has once: as many as stand in the same order in both
     * (the longest increasing sequence).
     */
    private List<int[]> anchors() {
      int[] once = places(numbersA);
      int[] other = places(numbersB);
      List<int[]> both = new ArrayList<>();
      for (int i = 0; i < numbersA.length; i++) {
        int number = numbersA[i];
        if (once[number] >= 0 && other[number] >= 0) {
          both.add(new int[] {i, other[number]});
        }
      }
      int[] ends = new int[both.size()]; // of the sequence of each length: its last anchor
      int[] previous = new int[both.size()];
      int length = 0;
      for (int i = 0; i < both.size(); i++) {
        int low = 0;
        int high = length;
        while (low < high) {
          int middle = (low + high) >>> 1;
          if (both.get(ends[middle])[1] < both.get(i)[1]) {
            low = middle + 1;
          } else {
            high = middle;
          }
        }
        previous[i] = low == 0 ? -1 : ends[low - 1];
        ends[low] = i;
        length = Math.max(length, low + 1);
      }
      List<int[]> chosen = new ArrayList<>();
      for (int i = length == 0 ? -1 : ends[length - 1]; i >= 0; i = previous[i]) {
        chosen.add(both.get(i));
      }
      Collections.reverse(chosen);
      return chosen;
    }

    /** The only place of each number; -1 where there is none, -2 where there are several. */
    private int[] places(int[] numbers) {
      int[] places = new int[a.size() + b.size()];
      Arrays.fill(places, -1);
      for (int i = 0; i < numbers.length; i++) {
        places[numbers[i]] = places[numbers[i]] == -1 ? i : -2;
      }
      return places;
    }
  }
}
