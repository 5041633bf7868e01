package microfiche.archive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import microfiche.card.Card;
import org.jspecify.annotations.Nullable;

/** One way to sort the archive: by source, section, tag or author. */
public final class Taxonomy {
  /**
   * An article is sorted under the first so many of its tags, authors and sections; what it names
   * besides are words of the article. Otherwise two seeds that share 20,000 tags make 20,000 pages.
   * Of 2,600 real articles none has more than 16.
   */
  public static final int MOST = 50;

  /** What articles are sorted by: a new way is one line here, and its words in the messages. */
  public enum Kind {
    SOURCE("source", false, e -> publisher(e.card())),
    SECTION("section", false, ArchiveEntry::filed),
    TAG("tag", true, e -> first(e.card().keywords())),
    AUTHOR("author", true, e -> first(e.card().authors()));

    private final String word;
    private final boolean byName;

    @SuppressWarnings("ImmutableEnumChecker") // the functions above keep nothing
    private final Function<ArchiveEntry, List<String>> names;

    Kind(String word, boolean byName, Function<ArchiveEntry, List<String>> names) {
      this.word = word;
      this.byName = byName;
      this.names = names;
    }

    /** What messages and templates call it: {@code tag}. */
    public String word() {
      return word;
    }

    /**
     * Whether there are so many names that readers look them up by letter, and that one of a single
     * article needs no page.
     */
    public boolean byName() {
      return byName;
    }

    /** The folder of its pages: {@code tags/}. */
    public String folder() {
      return word + "s/";
    }

    private static List<String> publisher(Card card) {
      return card.publisher() == null ? List.of() : List.of(card.publisher().name());
    }
  }

  /**
   * A name and the articles it stands for, oldest first.
   *
   * @param number its place in {@link #terms}
   * @param key what all spellings of the name share
   * @param name the spelling most articles use, or the one that the user wants
   * @param others the other spellings, the most frequent first; at most {@value #SPELLINGS}
   */
  public record Term(
      Kind kind,
      int number,
      String key,
      String name,
      List<String> others,
      List<ArchiveEntry> entries) {
    private static final int SPELLINGS = 5;

    public Term {
      others = List.copyOf(others);
      entries = List.copyOf(entries);
    }
  }

  private final Kind kind;
  private final Map<String, Term> terms;
  private final Map<String, String> keys;
  private final List<Term> sorted;
  private final Spellings spellings;

  private Taxonomy(
      Kind kind,
      Spellings spellings,
      Map<String, Term> terms,
      Map<String, String> keys,
      List<Term> sorted) {
    this.kind = kind;
    this.spellings = spellings;
    this.terms = terms;
    this.keys = keys;
    this.sorted = sorted;
  }

  /** Sorts {@code entries}, which are in order of time. */
  static Taxonomy of(Kind kind, Spellings spellings, List<ArchiveEntry> entries) {
    Map<String, String> keys = new HashMap<>();
    Map<String, Sorted> sorted = new HashMap<>();
    for (ArchiveEntry entry : entries) {
      for (String name : kind.names.apply(entry)) {
        String key = keys.computeIfAbsent(name, n -> spellings.key(kind, n));
        if (!key.isEmpty()) {
          sorted.computeIfAbsent(key, Sorted::new).add(entry, name);
        }
      }
    }
    List<Sorted> inOrder = new ArrayList<>(sorted.values());
    inOrder.forEach(of -> of.choose(spellings.shown(kind, of.key)));
    inOrder.sort(Sorted.ORDER);
    List<Term> all = new ArrayList<>(inOrder.size());
    Map<String, Term> terms = new HashMap<>(inOrder.size() * 2);
    for (Sorted of : inOrder) {
      Term term = new Term(kind, all.size(), of.key, of.name, of.others, of.entries);
      all.add(term);
      terms.put(of.key, term);
    }
    return new Taxonomy(kind, spellings, terms, keys, List.copyOf(all));
  }

  /** The articles of a term and how often each spelling of its name occurs. */
  private static final class Sorted {
    /** Those with most articles first, then by name. */
    private static final Comparator<Sorted> ORDER =
        Comparator.comparingInt((Sorted of) -> -of.entries.size())
            .thenComparing(of -> of.name)
            .thenComparing(of -> of.key);

    private final String key;
    private final List<ArchiveEntry> entries = new ArrayList<>(2);
    private final Map<String, Integer> spellings = new HashMap<>(2);
    private String name = "";
    private List<String> others = List.of();
    private int last = -1;

    private Sorted(String key) {
      this.key = key;
    }

    private void add(ArchiveEntry entry, String name) {
      // An article that names the term in two spellings stands in its list once.
      if (entry.number() != last) {
        entries.add(entry);
        last = entry.number();
      }
      spellings.merge(name, 1, Integer::sum);
    }

    /**
     * Takes {@code wanted}, or without it the most frequent spelling; of several as frequent the
     * first in the order of characters.
     */
    private void choose(@Nullable String wanted) {
      if (wanted == null && spellings.size() == 1) {
        name = spellings.keySet().iterator().next();
        return;
      }
      List<String> inOrder =
          spellings.entrySet().stream()
              .sorted(
                  Map.Entry.<String, Integer>comparingByValue()
                      .reversed()
                      .thenComparing(Map.Entry.comparingByKey()))
              .map(Map.Entry::getKey)
              .toList();
      name = wanted == null ? inOrder.get(0) : wanted;
      others = inOrder.stream().filter(other -> !other.equals(name)).limit(Term.SPELLINGS).toList();
    }
  }

  /** Those of an article's names that it is sorted under. */
  public static <T> List<T> first(List<T> names) {
    return names.size() <= MOST ? names : names.subList(0, MOST);
  }

  /** What its terms are: sources, sections, tags or authors. */
  public Kind kind() {
    return kind;
  }

  /** All terms: those with most articles first, then by name. */
  public List<Term> terms() {
    return sorted;
  }

  /** The term of a name in any spelling, or null. */
  public @Nullable Term term(String name) {
    String key = keys.get(name);
    return terms.get(key == null ? spellings.key(kind, name) : key);
  }
}
