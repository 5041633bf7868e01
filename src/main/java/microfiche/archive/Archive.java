package microfiche.archive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import microfiche.article.CanonicalUrl;
import microfiche.article.Card;
import microfiche.article.Keyword;
import microfiche.article.LinkKeys;
import microfiche.article.Provenance;
import org.jspecify.annotations.Nullable;

/** All articles together: copies folded, in order of time, sorted every way. Immutable. */
public final class Archive {
  private static final Comparator<Card> BEST_COPY =
      Comparator.comparingInt((Card card) -> -card.length())
          .thenComparing(card -> card.seed().path());

  private static final Comparator<Entry> BY_TIME =
      Comparator.comparing(
              (Entry e) -> e.card().date(), Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(e -> e.card().key());

  private final List<Entry> entries;
  private final Map<Long, Entry> byId;
  private final Map<Taxonomy.Kind, Taxonomy> taxonomies = new EnumMap<>(Taxonomy.Kind.class);
  private final NavigableMap<LocalDate, List<Entry>> days = new TreeMap<>();
  private final Map<Long, Taxonomy.Term> tagsById = new HashMap<>();

  private Archive(List<Entry> entries) {
    this.entries = entries;
    this.byId = new HashMap<>(entries.size() * 2);
    for (Entry entry : entries) {
      byId.put(entry.card().id(), entry);
      if (entry.card().date() != null) {
        days.computeIfAbsent(entry.card().date().day(), day -> new ArrayList<>()).add(entry);
      }
    }
    sort(Taxonomy.Kind.SOURCE, Archive::source);
    sort(Taxonomy.Kind.SECTION, Entry::sections);
    sort(Taxonomy.Kind.TAG, e -> e.card().keywords().stream().map(Keyword::name).toList());
    sort(Taxonomy.Kind.AUTHOR, e -> e.card().authors());
    rememberTagAddresses();
  }

  /** The archive of {@code cards}, whatever their order. */
  public static Archive of(List<Card> cards) {
    Map<String, List<Card>> copies = new HashMap<>();
    for (Card card : cards) {
      copies.computeIfAbsent(card.key(), key -> new ArrayList<>()).add(card);
    }
    List<Entry> entries = new ArrayList<>();
    copies.values().forEach(same -> entries.add(fold(same)));
    entries.sort(BY_TIME);
    return new Archive(List.copyOf(entries));
  }

  /** The longest copy is published; between equals the path decides. */
  private static Entry fold(List<Card> copies) {
    if (copies.size() == 1) {
      Card only = copies.get(0);
      return new Entry(only, List.of(), List.of(), only.sections());
    }
    List<Card> byPath = new ArrayList<>(copies);
    byPath.sort(Comparator.comparing(card -> card.seed().path()));
    Card best = byPath.stream().min(BEST_COPY).orElseThrow();
    LinkedHashSet<String> sections = new LinkedHashSet<>();
    List<Provenance> others = new ArrayList<>();
    Map<Long, Card> wordings = new LinkedHashMap<>();
    for (Card card : byPath) {
      sections.addAll(card.sections());
      if (!card.seed().path().equals(best.seed().path())) {
        others.add(card.seed());
        wordings.putIfAbsent(card.words(), card);
      }
    }
    wordings.remove(best.words());
    return new Entry(best, others, List.copyOf(wordings.values()), List.copyOf(sections));
  }

  /** All articles, oldest first; those without a date last. */
  public List<Entry> entries() {
    return entries;
  }

  /** The article at an address ({@link LinkKeys#key}); null when it is not in the archive. */
  public @Nullable Entry at(long address) {
    return byId.get(address);
  }

  /** The tag whose page at the outlet has this address, or null. */
  public Taxonomy.@Nullable Term tagAt(long address) {
    return tagsById.get(address);
  }

  public Taxonomy taxonomy(Taxonomy.Kind kind) {
    Taxonomy taxonomy = taxonomies.get(kind);
    if (taxonomy == null) {
      throw new IllegalArgumentException("no taxonomy for " + kind);
    }
    return taxonomy;
  }

  /** The articles of each day that has any, in order of time. */
  public NavigableMap<LocalDate, List<Entry>> days() {
    return Collections.unmodifiableNavigableMap(days);
  }

  private void sort(Taxonomy.Kind kind, Function<Entry, List<String>> names) {
    taxonomies.put(kind, Taxonomy.of(kind, entries, names));
  }

  private static List<String> source(Entry entry) {
    return entry.card().publisher() == null ? List.of() : List.of(entry.card().publisher().name());
  }

  /** One address may be linked with several words; the word of the oldest article names it. */
  private void rememberTagAddresses() {
    Taxonomy tags = taxonomy(Taxonomy.Kind.TAG);
    Set<Keyword> seen = new HashSet<>();
    for (Entry entry : entries) {
      for (Keyword keyword : entry.card().keywords()) {
        if (keyword.url() != null && seen.add(keyword)) {
          String key = CanonicalUrl.of(keyword.url());
          Taxonomy.Term term = tags.term(keyword.name());
          if (key != null && term != null) {
            tagsById.putIfAbsent(LinkKeys.key(key), term);
          }
        }
      }
    }
  }
}
