package microfiche.archive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import microfiche.article.PublicationDate;
import microfiche.likeness.Signature;
import org.jspecify.annotations.Nullable;

/**
 * Finds the articles that report one event: alike in what they say, within a few days, each with
 * each. The same articles give the same stories in whatever order they come. See decision record
 * 10. Immutable when made.
 */
public final class Stories {
  /** Days between the first and the last report of a story, at most. */
  public static final int DAYS = 3;

  /** How alike two articles of different outlets must be to begin a story. */
  private static final double BEGIN = 0.24;

  /** How alike two articles of one outlet must be for that. */
  private static final double BEGIN_IN_ONE_OUTLET = 0.30;

  /** How alike the articles of two parts must be on average to be one story. */
  private static final double JOIN = 0.15;

  /** How alike any two articles of a story must be. */
  private static final double EACH = 0.10;

  /** Rare features that two articles must share to be compared. */
  private static final int SHARED = 3;

  /** Articles of one feature that are looked at, back from another, at most. */
  private static final int LOOK_BACK = 32;

  /** Articles that are grouped at one time, at most; of more, only those more alike are. */
  private static final int TOGETHER = 48;

  private static final double STEP = 0.04;

  private final List<ArchiveEntry> entries;
  private final DocumentFrequency frequency;
  private final CosineSimilarity likeness;

  /** Of each article its day since 1970, or the largest number. */
  private final long[] days;

  private final List<Story> stories;
  private final @Nullable Story[] byNumber;

  /**
   * The stories of an archive.
   *
   * @param entries all its articles in order of time, those without a date last
   */
  Stories(
      List<ArchiveEntry> entries,
      DocumentFrequency frequency,
      Postings postings,
      CosineSimilarity likeness) {
    this.entries = entries;
    this.frequency = frequency;
    this.likeness = likeness;
    this.days = new long[entries.size()];
    for (int i = 0; i < days.length; i++) {
      PublicationDate date = entries.get(i).card().date();
      days[i] = date == null ? Long.MAX_VALUE : date.day().toEpochDay();
    }
    List<List<Integer>> found = new ArrayList<>();
    group(pairs(postings), JOIN, found);
    found.forEach(numbers -> numbers.sort(Comparator.naturalOrder()));
    found.sort(Comparator.comparing(numbers -> numbers.get(0)));
    this.stories =
        found.stream()
            .map(numbers -> new Story(numbers.stream().map(entries::get).toList()))
            .toList();
    this.byNumber = new Story[entries.size()];
    for (Story story : stories) {
      story.reports().forEach(entry -> byNumber[entry.number()] = story);
    }
  }

  /** All stories in the order of their first reports, oldest first. */
  public List<Story> all() {
    return stories;
  }

  /** The story that an article is a report of, or null. */
  public @Nullable Story of(ArchiveEntry entry) {
    return byNumber[entry.number()];
  }

  /** Whether two articles are reports of one story. */
  boolean together(ArchiveEntry a, ArchiveEntry b) {
    Story one = of(a);
    Story other = of(b);
    return one != null && other != null && one.first().number() == other.first().number();
  }

  /** Two articles that may be of one story. */
  private record Pair(int older, int newer, double like) {}

  /** All pairs that are alike enough to be joined; found through the rare features they share. */
  private List<Pair> pairs(Postings postings) {
    List<Pair> pairs = new ArrayList<>();
    byte[] shared = new byte[entries.size()];
    int[] met = new int[Signature.MOST * LOOK_BACK];
    int[] passed = postings.noneYet();
    for (int number = 0; number < entries.size(); number++) {
      if (days[number] == Long.MAX_VALUE) {
        break; // and so have all that follow
      }
      Signature signature = entries.get(number).card().signature();
      if (Series.reports(entries.get(number).card())) {
        int count = meet(number, signature, postings, passed, shared, met);
        for (int i = 0; i < count; i++) {
          double like = shared[met[i]] < SHARED ? 0 : like(met[i], number);
          shared[met[i]] = 0;
          if (like >= JOIN) {
            pairs.add(new Pair(met[i], number, like));
          }
        }
      }
      for (int i = 0; i < signature.size(); i++) {
        passed[DocumentFrequency.slot(signature.feature(i))]++;
      }
    }
    return pairs;
  }

  /** Counts the rare features that older articles of the last days share with one. */
  private int meet(
      int number, Signature signature, Postings postings, int[] passed, byte[] shared, int[] met) {
    int count = 0;
    for (int i = 0; i < signature.size(); i++) {
      int feature = signature.feature(i);
      if (frequency.rare(feature)) {
        int start = postings.start(feature);
        int listed =
            Math.min(passed[DocumentFrequency.slot(feature)], postings.end(feature) - start);
        for (int at = start + listed - 1; at >= start + Math.max(0, listed - LOOK_BACK); at--) {
          int other = postings.number(at);
          if (days[number] - days[other] > DAYS) {
            break;
          }
          if (shared[other]++ == 0) {
            met[count++] = other;
          }
        }
      }
    }
    return count;
  }

  /** How alike two articles are as reports of one event; 0 when they are none. */
  private double like(int a, int b) {
    ArchiveEntry one = entries.get(a);
    ArchiveEntry other = entries.get(b);
    boolean never =
        days[a] == Long.MAX_VALUE
            || days[b] == Long.MAX_VALUE
            || Math.abs(days[a] - days[b]) > DAYS
            || !Series.reports(one.card());
    double like = never ? 0 : likeness.ofReports(a, b);
    return like > 0 && Series.apart(one.card(), other.card()) ? 0 : like;
  }

  /**
   * Cuts what hangs together by {@code pairs} into stories. Where too much does, only pairs that
   * are more alike count; what hangs together even so is a template and no story.
   */
  private void group(List<Pair> pairs, double least, List<List<Integer>> found) {
    for (List<Pair> component : components(pairs)) {
      List<Integer> numbers =
          component.stream()
              .flatMap(pair -> List.of(pair.older, pair.newer).stream())
              .distinct()
              .sorted()
              .toList();
      if (numbers.size() <= TOGETHER) {
        new Grouping(numbers).addTo(found);
      } else if (least < 1) {
        double more = least + STEP;
        group(component.stream().filter(pair -> pair.like >= more).toList(), more, found);
      }
    }
  }

  /** The pairs, in heaps that share no article. */
  private static List<List<Pair>> components(List<Pair> pairs) {
    Map<Integer, Integer> parents = new HashMap<>();
    for (Pair pair : pairs) {
      int one = root(pair.older, parents);
      int other = root(pair.newer, parents);
      parents.put(Math.max(one, other), Math.min(one, other));
    }
    Map<Integer, List<Pair>> heaps = new HashMap<>();
    for (Pair pair : pairs) {
      heaps.computeIfAbsent(root(pair.older, parents), r -> new ArrayList<>()).add(pair);
    }
    return List.copyOf(heaps.values());
  }

  private static int root(int number, Map<Integer, Integer> parents) {
    int root = number;
    for (int up = parents.getOrDefault(root, root); up != root; ) {
      root = up;
      up = parents.getOrDefault(root, root);
    }
    parents.put(number, root);
    return root;
  }

  /** Joins articles, the most alike first, as long as all in a story are alike. */
  private final class Grouping {
    private final List<List<Integer>> parts = new ArrayList<>();

    /** By place in the list that this was made of. */
    private final double[][] like;

    private final List<Integer> numbers;

    Grouping(List<Integer> numbers) {
      this.numbers = numbers;
      this.like = new double[numbers.size()][numbers.size()];
      for (int i = 0; i < like.length; i++) {
        parts.add(new ArrayList<>(List.of(i)));
        for (int j = 0; j < i; j++) {
          like[i][j] = like(numbers.get(j), numbers.get(i));
          like[j][i] = like[i][j];
        }
      }
    }

    private void addTo(List<List<Integer>> found) {
      while (joinTheMostAlike()) {
        // until no two parts are alike enough
      }
      for (List<Integer> part : parts) {
        if (part.size() > 1) {
          found.add(new ArrayList<>(part.stream().map(numbers::get).toList()));
        }
      }
    }

    /** Between equals the parts with the older articles come first. */
    private boolean joinTheMostAlike() {
      int first = -1;
      int second = -1;
      double best = 0;
      for (int i = 0; i < parts.size(); i++) {
        for (int j = i + 1; j < parts.size(); j++) {
          double average = average(parts.get(i), parts.get(j));
          if (average > best) {
            best = average;
            first = i;
            second = j;
          }
        }
      }
      if (first < 0) {
        return false;
      }
      parts.get(first).addAll(parts.remove(second));
      return true;
    }

    /** Of two parts that can be one; 0 when they cannot. */
    private double average(List<Integer> a, List<Integer> b) {
      double sum = 0;
      for (int i : a) {
        for (int j : b) {
          if (like[i][j] < EACH) {
            return 0;
          }
          sum += like[i][j];
        }
      }
      double average = sum / (a.size() * b.size());
      return average < needed(a, b) ? 0 : average;
    }

    private double needed(List<Integer> a, List<Integer> b) {
      if (a.size() + b.size() > 2) {
        return JOIN;
      }
      ArchiveEntry one = entries.get(numbers.get(a.get(0)));
      ArchiveEntry other = entries.get(numbers.get(b.get(0)));
      return Series.sameOutlet(one.card(), other.card()) ? BEGIN_IN_ONE_OUTLET : BEGIN;
    }
  }
}
