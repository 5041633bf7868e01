package microfiche.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was changed between two wordings of a text, word by word: a Chinese character is a word. */
public final class Differences {
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}&&[^\\p{IsHan}]]+|\\s+|.", Pattern.DOTALL);

  /**
   * Texts with more changes than this are compared by lines only; the table grows with its square.
   */
  private static final int MOST_EDITS = 4000;

  /** Lines this much alike (shared of all words) are one line that was changed. */
  private static final double ALIKE = 0.3;

  private Differences() {}

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

  /** What turns {@code before} into {@code after}, line by line. */
  public static List<Line> between(List<String> before, List<String> after) {
    List<Line> lines = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    List<String> added = new ArrayList<>();
    for (Edit edit : edits(before, after)) {
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
    return lines;
  }

  /** Lines that went and lines that came in one place: pairs of them may be one line, changed. */
  private static void change(List<String> removed, List<String> added, List<Line> lines) {
    int at = 0;
    for (String old : removed) {
      int match = -1;
      for (int i = at; i < added.size() && match < 0; i++) {
        match = alike(old, added.get(i)) ? i : -1;
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

  private static boolean alike(String a, String b) {
    Map<String, Integer> words = new HashMap<>();
    List<String> before = split(a);
    List<String> after = split(b);
    before.forEach(word -> words.merge(word, 1, Integer::sum));
    int same = 0;
    for (String word : after) {
      same += words.merge(word, -1, Integer::sum) >= 0 ? 1 : 0;
    }
    return same * 2 > (before.size() + after.size()) * ALIKE;
  }

  private static List<Part> words(String before, String after) {
    List<Part> parts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Kind kind = Kind.SAME;
    for (Edit edit : edits(split(before), split(after))) {
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

  private record Edit(Kind kind, String text) {}

  /**
   * The shortest way from {@code a} to {@code b} (Myers 1986), what is removed before what is
   * added.
   */
  private static List<Edit> edits(List<String> a, List<String> b) {
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
    edits.addAll(middle(a.subList(start, endA), b.subList(start, endB)));
    a.subList(endA, a.size()).forEach(text -> edits.add(new Edit(Kind.SAME, text)));
    return edits;
  }

  private static List<Edit> middle(List<String> a, List<String> b) {
    int most = Math.min(a.size() + b.size(), MOST_EDITS);
    int[] furthest = new int[2 * most + 2];
    List<int[]> trace = new ArrayList<>();
    for (int d = 0; d <= most; d++) {
      trace.add(Arrays.copyOfRange(furthest, most - d, most + d + 2));
      for (int k = -d; k <= d; k += 2) {
        boolean down = k == -d || k != d && furthest[most + k - 1] < furthest[most + k + 1];
        int x = down ? furthest[most + k + 1] : furthest[most + k - 1] + 1;
        int y = x - k;
        while (x < a.size() && y < b.size() && a.get(x).equals(b.get(y))) {
          x++;
          y++;
        }
        furthest[most + k] = x;
        if (x >= a.size() && y >= b.size()) {
          return back(trace, a, b);
        }
      }
    }
    List<Edit> all = new ArrayList<>();
    a.forEach(text -> all.add(new Edit(Kind.REMOVED, text)));
    b.forEach(text -> all.add(new Edit(Kind.ADDED, text)));
    return all;
  }

  private static List<Edit> back(List<int[]> trace, List<String> a, List<String> b) {
    ArrayList<Edit> reversed = new ArrayList<>();
    int x = a.size();
    int y = b.size();
    for (int d = trace.size() - 1; d >= 0 && (x > 0 || y > 0); d--) {
      int[] furthest = trace.get(d); // begins at diagonal -d
      int k = x - y;
      boolean down = k == -d || k != d && furthest[d + k - 1] < furthest[d + k + 1];
      int beforeK = down ? k + 1 : k - 1;
      int beforeX = d == 0 ? 0 : furthest[d + beforeK];
      int beforeY = d == 0 ? 0 : beforeX - beforeK;
      while (x > beforeX && y > beforeY) {
        reversed.add(new Edit(Kind.SAME, a.get(--x)));
        y--;
      }
      if (d > 0 && x > beforeX) {
        reversed.add(new Edit(Kind.REMOVED, a.get(--x)));
      } else if (d > 0 && y > beforeY) {
        reversed.add(new Edit(Kind.ADDED, b.get(--y)));
      }
    }
    Collections.reverse(reversed);
    return reversed;
  }
}
