package microfiche.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import microfiche.article.PublicationDate;
import microfiche.card.Card;
import microfiche.hash.Stamps;
import microfiche.likeness.Signature;
import org.jspecify.annotations.Nullable;

/**
 * Finds for one article others that a reader of it may want: alike in what they say, whenever. Any
 * number of threads may ask. Immutable when made.
 */
public final class SimilarArticles {
  /** Articles that are told, at most. */
  public static final int MOST = 5;

  /** Below this two articles have nothing to do with each other, whatever tags they share. */
  private static final double LEAST_ALIKE = 0.12;

  /** What likeness, tags, links and section must come to. */
  private static final double LEAST = 0.19;

  /** What a tag that both have, up to three, is worth. */
  private static final double TAG = 0.03;

  private static final int TAGS = 3;

  /** What a link from one to the other is worth. */
  private static final double LINK = 0.06;

  private static final double SECTION = 0.01;

  /** Features of an article that others are found by: the rarest it has. */
  private static final int FEATURES = 10;

  /** Articles that share a feature, at most; what more share is not rare. */
  private static final int ARTICLES = 24;

  /** Of these, that others must have. */
  private static final int SHARED = 2;

  private final List<ArchiveEntry> entries;
  private final DocumentFrequency frequency;
  private final Postings postings;
  private final CosineSimilarity likeness;
  private final Stories stories;
  private final SimilarNotes before;
  private final LongTable numbers;

  /** Of each article: a stamp of all by which it counts as another's kin. */
  private final long[] stamps;

  /** Of each slot of rare features: the stamps of those that have one, added up. */
  private final long[] ofSlots = new long[DocumentFrequency.slots()];

  private final int[][] found;
  private final long[] foundFrom;

  /**
   * Of {@code entries}, in the order of the archive.
   *
   * @param before what earlier builds found out
   */
  SimilarArticles(
      List<ArchiveEntry> entries,
      DocumentFrequency frequency,
      Postings postings,
      CosineSimilarity likeness,
      Stories stories,
      SimilarNotes before) {
    this.entries = entries;
    this.frequency = frequency;
    this.postings = postings;
    this.likeness = likeness;
    this.stories = stories;
    this.before = before;
    this.numbers = new LongTable(entries.size());
    this.stamps = new long[entries.size()];
    this.found = new int[entries.size()][];
    this.foundFrom = new long[entries.size()];
    for (ArchiveEntry entry : entries) {
      int number = entry.number();
      numbers.putIfAbsent(entry.card().id(), number);
      Story story = stories.of(entry);
      stamps[number] =
          Stamps.mix(
              entry.stamp(), likeness.stamp(number), story == null ? 0 : story.first().card().id());
      Signature signature = entry.card().signature();
      for (int i = 0; i < signature.size(); i++) {
        int slot = DocumentFrequency.slot(signature.feature(i));
        ofSlots[slot] += stamps[number];
      }
    }
  }

  /**
   * An article that is similar to another.
   *
   * @param tags that both are sorted under, in the words of the other; may be empty
   */
  public record Match(ArchiveEntry entry, List<String> tags) {
    public Match {
      tags = List.copyOf(tags);
    }
  }

  private record Scored(int number, int score) {}

  /**
   * The articles most similar to the one with that number among {@link Archive#entries}, the most
   * similar first; none of its own story.
   */
  public List<Match> to(int number) {
    ArchiveEntry entry = entries.get(number);
    return Arrays.stream(numbersOf(number))
        .mapToObj(entries::get)
        .map(kin -> new Match(kin, common(entry.card().keywords(), kin.card().keywords())))
        .toList();
  }

  /** The same by their numbers; found anew only when something has changed that may matter. */
  public int[] numbersOf(int number) {
    int[] known = found[number];
    if (known != null) {
      return known;
    }
    long from = foundFrom(number);
    int place = before.place(entries.get(number).card().id(), from);
    int[] kin = place < 0 ? null : known(place);
    int[] now = kin == null ? find(number) : kin;
    foundFrom[number] = from;
    found[number] = now;
    return now;
  }

  /** For the next build. */
  public SimilarNotes notes() {
    for (int i = 0; i < found.length; i++) {
      numbersOf(i);
    }
    return SimilarNotes.of(entries, foundFrom, found);
  }

  /** A stamp of all that can become its kin, and of itself. */
  private long foundFrom(int number) {
    Signature signature = entries.get(number).card().signature();
    long from = stamps[number];
    for (int i = 0; i < signature.size(); i++) {
      int feature = signature.feature(i);
      int articles = frequency.articles(feature);
      if (articles > 1 && articles <= ARTICLES) {
        from = Stamps.mix(from, ofSlots[DocumentFrequency.slot(feature)], articles);
      }
    }
    return from;
  }

  /** Null when one of them is not there any more. */
  private int @Nullable [] known(int place) {
    int[] kin = new int[MOST];
    for (int rank = 0; rank < MOST; rank++) {
      long id = before.kin(place, rank);
      if (id == 0) {
        return Arrays.copyOf(kin, rank);
      }
      kin[rank] = numbers.get(id);
      if (kin[rank] < 0) {
        return null;
      }
    }
    return kin;
  }

  private int[] find(int number) {
    ArchiveEntry entry = entries.get(number);
    List<Scored> scored = new ArrayList<>();
    for (int other : candidates(number)) {
      if (!stories.together(entry, entries.get(other))) {
        int score = score(number, other);
        if (score > 0) {
          scored.add(new Scored(other, score));
        }
      }
    }
    // Between equals the nearest in time, then the older.
    scored.sort(
        Comparator.comparingInt((Scored s) -> -s.score)
            .thenComparingLong(s -> apart(s.number, number))
            .thenComparingInt(Scored::number));
    return scored.stream().limit(MOST).mapToInt(Scored::number).toArray();
  }

  /** In seconds or so; those without a date are together, and far from all others. */
  private long apart(int one, int other) {
    return Math.abs(Archive.second(date(one)) - Archive.second(date(other)));
  }

  private @Nullable PublicationDate date(int number) {
    return entries.get(number).card().date();
  }

  /** What shares some of the rarest features, in ascending order. */
  private List<Integer> candidates(int number) {
    int[] rarest = rarest(entries.get(number).card().signature());
    int size = 0;
    for (int feature : rarest) {
      size += postings.end(feature) - postings.start(feature);
    }
    int[] met = new int[size];
    int count = 0;
    for (int feature : rarest) {
      for (int at = postings.start(feature); at < postings.end(feature); at++) {
        met[count++] = postings.number(at);
      }
    }
    Arrays.sort(met);
    List<Integer> candidates = new ArrayList<>();
    for (int from = 0, to; from < count; from = to) {
      for (to = from + 1; to < count && met[to] == met[from]; ) {
        to++;
      }
      if (to - from >= SHARED && met[from] != number) {
        candidates.add(met[from]);
      }
    }
    return candidates;
  }

  private int[] rarest(Signature signature) {
    long[] byArticles = new long[signature.size()];
    int count = 0;
    for (int i = 0; i < signature.size(); i++) {
      int articles = frequency.articles(signature.feature(i));
      if (articles > 1 && articles <= ARTICLES) {
        byArticles[count++] = (long) articles << 32 | signature.feature(i) & 0xFFFFFFFFL;
      }
    }
    Arrays.sort(byArticles, 0, count);
    return Arrays.stream(byArticles, 0, Math.min(count, FEATURES)).mapToInt(f -> (int) f).toArray();
  }

  /** In twentieths, so that a trifle does not change the order; 0 for what is not similar. */
  private int score(int a, int b) {
    double alike = likeness.ofTexts(a, b);
    if (alike < LEAST_ALIKE) {
      return 0;
    }
    Card one = entries.get(a).card();
    Card other = entries.get(b).card();
    boolean linked = one.links().contains(other.id()) || other.links().contains(one.id());
    double score =
        alike
            + TAG * Math.min(TAGS, common(one.keywords(), other.keywords()).size())
            + (linked ? LINK : 0)
            + (Objects.equals(section(entries.get(a)), section(entries.get(b))) ? SECTION : 0);
    return score < LEAST ? 0 : (int) (score * 20);
  }

  private static @Nullable String section(ArchiveEntry entry) {
    return entry.sections().isEmpty() ? null : entry.sections().get(0);
  }

  private static List<String> common(List<String> tags, List<String> others) {
    List<String> those = Taxonomy.first(others);
    return those.isEmpty()
        ? List.of()
        : Taxonomy.first(tags).stream().filter(those::contains).toList();
  }
}
