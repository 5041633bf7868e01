package microfiche.archive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import microfiche.article.Provenance;
import microfiche.article.PublicationDate;
import microfiche.card.Card;
import microfiche.card.LinkKeys;
import microfiche.work.Parallel;
import org.jspecify.annotations.Nullable;

/** All articles together: copies folded, in order of time, sorted every way. Immutable. */
public final class Archive {
  private static final Comparator<Card> BEST_COPY =
      Comparator.comparingInt((Card card) -> -card.length())
          .thenComparing(card -> card.seed().path());

  private static final Comparator<Entry> BETWEEN_EQUALS =
      Comparator.comparing(
              (Entry e) -> e.card().date(), Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(e -> e.card().key());

  private final List<Entry> entries;
  private final Map<Long, Entry> byId;
  private final FileIndex files;
  private final Map<Taxonomy.Kind, Taxonomy> taxonomies = new EnumMap<>(Taxonomy.Kind.class);
  private final NavigableMap<LocalDate, List<Entry>> days = new TreeMap<>();
  private final Map<Long, Taxonomy.Term> tagsById = new HashMap<>();
  private final Coverage coverage;

  private Archive(List<Entry> entries, Parallel parallel) {
    this.entries = entries;
    Supplier<Coverage> covered = parallel.start(() -> new Coverage(entries));
    Supplier<Taxonomy> tags = // half of the work
        parallel.start(() -> Taxonomy.of(Taxonomy.Kind.TAG, entries, Archive::tags));
    this.byId = new HashMap<>(entries.size() * 2);
    for (Entry entry : entries) {
      byId.put(entry.card().id(), entry);
      if (entry.card().date() != null) {
        days.computeIfAbsent(entry.card().date().day(), day -> new ArrayList<>()).add(entry);
      }
    }
    this.files = FileIndex.of(entries);
    sort(Taxonomy.Kind.SOURCE, Archive::source);
    sort(Taxonomy.Kind.SECTION, Entry::filed);
    sort(Taxonomy.Kind.AUTHOR, e -> Taxonomy.first(e.card().authors()));
    taxonomies.put(Taxonomy.Kind.TAG, tags.get());
    rememberTagAddresses();
    this.coverage = covered.get();
  }

  /** The archive of {@code cards}, whatever their order. */
  public static Archive of(List<Card> cards) {
    try (Parallel threads = new Parallel(1)) {
      return of(cards, threads);
    }
  }

  /** The same, with parts of the work done by several threads. */
  public static Archive of(List<Card> cards, Parallel parallel) {
    Map<String, Card> single = new HashMap<>(cards.size() * 2);
    Map<String, List<Card>> several = new HashMap<>();
    for (Card card : cards) {
      Card first = single.putIfAbsent(card.key(), card);
      if (first != null) {
        several.computeIfAbsent(card.key(), key -> new ArrayList<>(List.of(first))).add(card);
      }
    }
    List<Entry> entries = new ArrayList<>(single.size());
    single.forEach((key, card) -> entries.add(fold(several.getOrDefault(key, List.of(card)))));
    return new Archive(inTime(entries), parallel);
  }

  /** Oldest first, those without a date last; between equals the address decides. */
  private static List<Entry> inTime(List<Entry> entries) {
    record Timed(long second, Entry entry) {}

    List<Timed> timed = new ArrayList<>(entries.size());
    entries.forEach(entry -> timed.add(new Timed(second(entry.card().date()), entry)));
    timed.sort(
        (a, b) -> {
          int bySecond = Long.compare(a.second, b.second);
          return bySecond != 0 ? bySecond : BETWEEN_EQUALS.compare(a.entry, b.entry);
        });
    return timed.stream().map(Timed::entry).toList();
  }

  /** On its day; a date without a time comes before all with one. */
  private static long second(@Nullable PublicationDate date) {
    if (date == null) {
      return Long.MAX_VALUE;
    }
    int second = date.time() == null ? 0 : 1 + date.time().toSecondOfDay();
    return date.day().toEpochDay() * 100_000 + second;
  }

  /** The longest copy is published; between equals the path decides. */
  private static Entry fold(List<Card> copies) {
    if (copies.size() == 1) {
      Card only = copies.get(0);
      return new Entry(
          only, List.of(), List.of(), only.sections(), Taxonomy.first(only.sections()));
    }
    List<Card> byPath = new ArrayList<>(copies);
    byPath.sort(Comparator.comparing(card -> card.seed().path()));
    Card best = byPath.stream().min(BEST_COPY).orElseThrow();
    LinkedHashSet<String> sections = new LinkedHashSet<>();
    LinkedHashSet<String> filed = new LinkedHashSet<>();
    List<Provenance> others = new ArrayList<>();
    Map<Long, Card> wordings = new LinkedHashMap<>();
    for (Card card : byPath) {
      sections.addAll(card.sections());
      filed.addAll(Taxonomy.first(card.sections()));
      if (!card.seed().path().equals(best.seed().path())) {
        others.add(card.seed());
        wordings.putIfAbsent(card.words(), card);
      }
    }
    wordings.remove(best.words());
    return new Entry(
        best, others, List.copyOf(wordings.values()), List.copyOf(sections), List.copyOf(filed));
  }

  /** All articles, oldest first; those without a date last. */
  public List<Entry> entries() {
    return entries;
  }

  /**
   * The article at an address ({@link LinkKeys#key}) or in a file ({@link LinkKeys#ofFile}); null
   * when it is not in the archive.
   */
  public @Nullable Entry at(long address) {
    Entry entry = byId.get(address);
    return entry != null ? entry : files.at(address);
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

  /** Which articles report one event, and which are akin. */
  public Coverage coverage() {
    return coverage;
  }

  private void sort(Taxonomy.Kind kind, Function<Entry, List<String>> names) {
    taxonomies.put(kind, Taxonomy.of(kind, entries, names));
  }

  private static List<String> tags(Entry entry) {
    return Taxonomy.first(entry.card().keywords());
  }

  private static List<String> source(Entry entry) {
    return entry.card().publisher() == null ? List.of() : List.of(entry.card().publisher().name());
  }

  /** One address may be linked with several words; the word of the oldest article names it. */
  private void rememberTagAddresses() {
    Taxonomy tags = taxonomy(Taxonomy.Kind.TAG);
    for (Entry entry : entries) {
      List<Long> links = Taxonomy.first(entry.card().tagLinks());
      for (int i = 0; i < links.size(); i++) {
        if (links.get(i) != 0 && !tagsById.containsKey(links.get(i))) {
          Taxonomy.Term term = tags.term(entry.card().keywords().get(i));
          if (term != null) {
            tagsById.put(links.get(i), term);
          }
        }
      }
    }
  }
}
