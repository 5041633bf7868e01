package microfiche.archive;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One way to sort the archive: by source, section, tag or author. */
public final class Taxonomy {
  /** What articles are sorted by. */
  public enum Kind {
    SOURCE,
    SECTION,
    TAG,
    AUTHOR
  }

  /**
   * A name and the articles it stands for, oldest first.
   *
   * @param key what all spellings of the name share
   * @param name the spelling most articles use
   */
  public record Term(Kind kind, String key, String name, List<Entry> entries) {
    public Term {
      entries = List.copyOf(entries);
    }
  }

  private final Kind kind;
  private final Map<String, Term> terms;

  private Taxonomy(Kind kind, Map<String, Term> terms) {
    this.kind = kind;
    this.terms = terms;
  }

  /** Sorts {@code entries}, which are in order of time, by the names {@code names} gives each. */
  static Taxonomy of(Kind kind, List<Entry> entries, Function<Entry, List<String>> names) {
    Map<String, List<Entry>> sorted = new TreeMap<>();
    Map<String, Map<String, Integer>> spellings = new TreeMap<>();
    for (Entry entry : entries) {
      for (String name : names.apply(entry)) {
        String key = key(name);
        if (key.isEmpty()) {
          continue;
        }
        List<Entry> list = sorted.computeIfAbsent(key, k -> new ArrayList<>());
        if (list.isEmpty() || !list.get(list.size() - 1).equals(entry)) {
          list.add(entry);
        }
        spellings.computeIfAbsent(key, k -> new TreeMap<>()).merge(name, 1, Integer::sum);
      }
    }
    Map<String, Term> terms = new LinkedHashMap<>();
    sorted.forEach(
        (key, list) -> terms.put(key, new Term(kind, key, most(spellings.get(key)), list)));
    return new Taxonomy(kind, terms);
  }

  /** A股 and Ａ股 and a股 are one tag. */
  public static String key(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("\\s+", " ")
        .strip();
  }

  public Kind kind() {
    return kind;
  }

  /** All terms: those with most articles first, then by name. */
  public List<Term> terms() {
    List<Term> all = new ArrayList<>(terms.values());
    all.sort(Comparator.comparing((Term term) -> -term.entries().size()).thenComparing(Term::name));
    return all;
  }

  /** The term of a name in any spelling, or null. */
  public @Nullable Term term(String name) {
    return terms.get(key(name));
  }

  private static String most(@Nullable Map<String, Integer> counts) {
    if (counts == null) {
      return "";
    }
    int most = Collections.max(counts.values());
    return counts.entrySet().stream()
        .filter(e -> e.getValue() == most)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }
}
