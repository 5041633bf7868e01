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
          .thenComparing(card -> card.seed().where());

  private static final Comparator<Card> BETWEEN_EQUALS =
      Comparator.comparing(Card::date, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(Card::key);

  private final List<ArchiveEntry> entries;
  private final LongTable targets;
  private final Citations citations;
  private final List<Taxonomy.Term> linkedTags = new ArrayList<>();
  private final Map<Taxonomy.Kind, Taxonomy> taxonomies = new EnumMap<>(Taxonomy.Kind.class);
  private final NavigableMap<LocalDate, List<ArchiveEntry>> days = new TreeMap<>();
  private final Coverage coverage;

  private Archive(
      List<ArchiveEntry> entries, Spellings spellings, SimilarNotes similar, Parallel parallel) {
    this.entries = entries;
    Supplier<Coverage> covered = parallel.start(() -> new Coverage(entries, similar));
    for (ArchiveEntry entry : entries) {
      PublicationDate date = entry.card().date();
      if (date != null) {
        days.computeIfAbsent(date.day(), day -> new ArrayList<>()).add(entry);
      }
    }
    for (Taxonomy.Kind kind : Taxonomy.Kind.values()) {
      taxonomies.put(kind, Taxonomy.of(kind, spellings, entries));
    }
    this.targets = targets();
    this.citations = new Citations(entries, targets);
    this.coverage = covered.get();
  }

  /** The archive of {@code cards}, whatever their order. */
  public static Archive of(List<Card> cards) {
    try (Parallel threads = new Parallel(1)) {
      return of(cards, Spellings.PLAIN, SimilarNotes.none(), threads);
    }
  }

  /**
   * The same, with parts of the work done by several threads.
   *
   * @param spellings which names are one
   * @param similar what earlier builds found out
   */
  public static Archive of(
      List<Card> cards, Spellings spellings, SimilarNotes similar, Parallel parallel) {
    LongTable firsts = new LongTable(cards.size());
    Map<Integer, List<Card>> several = new HashMap<>();
    for (int i = 0; i < cards.size(); i++) {
      int first = firsts.putIfAbsent(cards.get(i).id(), i);
      if (first != LongTable.NONE) {
        several
            .computeIfAbsent(first, key -> new ArrayList<>(List.of(cards.get(first))))
            .add(cards.get(i));
      }
    }
    List<Timed> timed = new ArrayList<>(cards.size());
    for (int i = 0; i < cards.size(); i++) {
      Card card = cards.get(i);
      if (firsts.get(card.id()) == i) {
        List<Card> copies = several.getOrDefault(i, List.of());
        Card best = copies.isEmpty() ? card : copies.stream().min(BEST_COPY).orElseThrow();
        timed.add(new Timed(second(best.date()), best, copies));
      }
    }
    timed.sort(Timed.ORDER);
    List<ArchiveEntry> entries = new ArrayList<>(timed.size());
    timed.forEach(one -> entries.add(entry(entries.size(), one.best, one.copies)));
    return new Archive(Collections.unmodifiableList(entries), spellings, similar, parallel);
  }

  /** Oldest first, those without a date last; between equals the address decides. */
  private record Timed(long second, Card best, List<Card> copies) {
    private static final Comparator<Timed> ORDER =
        (a, b) -> {
          int bySecond = Long.compare(a.second, b.second);
          return bySecond != 0 ? bySecond : BETWEEN_EQUALS.compare(a.best, b.best);
        };
  }

  /** On its day; a date without a time comes before all with one. */
  static long second(@Nullable PublicationDate date) {
    if (date == null) {
      return Long.MAX_VALUE;
    }
    int second = date.time() == null ? 0 : 1 + date.time().toSecondOfDay();
    return date.day().toEpochDay() * 100_000 + second;
  }

  /**
   * The longest copy is published; between equals the path decides.
   *
   * @param copies all of them, or none where there is one only
   */
  private static ArchiveEntry entry(int number, Card best, List<Card> copies) {
    if (copies.isEmpty()) {
      return new ArchiveEntry(
          number, best, List.of(), List.of(), best.sections(), Taxonomy.first(best.sections()));
    }
    List<Card> byPath = new ArrayList<>(copies);
    byPath.sort(Comparator.comparing(card -> card.seed().where()));
    LinkedHashSet<String> sections = new LinkedHashSet<>();
    LinkedHashSet<String> filed = new LinkedHashSet<>();
    List<Provenance> others = new ArrayList<>();
    Map<Long, Card> wordings = new LinkedHashMap<>();
    for (Card card : byPath) {
      sections.addAll(card.sections());
      filed.addAll(Taxonomy.first(card.sections()));
      if (!card.seed().where().equals(best.seed().where())) {
        others.add(card.seed());
        wordings.putIfAbsent(card.words(), card);
      }
    }
    wordings.remove(best.words());
    return new ArchiveEntry(
        number,
        best,
        others,
        List.copyOf(wordings.values()),
        List.copyOf(sections),
        List.copyOf(filed));
  }

  /** All articles, oldest first; those without a date last. */
  public List<ArchiveEntry> entries() {
    return entries;
  }

  /**
   * The article at an address ({@link LinkKeys#key}) or in a file ({@link LinkKeys#ofFile}); null
   * when it is not in the archive.
   */
  public @Nullable ArchiveEntry at(long address) {
    int target = targets.get(address);
    return target == LongTable.NONE || target >= entries.size() ? null : entries.get(target);
  }

  /** The tag whose page at the outlet has this address, or null. */
  public Taxonomy.@Nullable Term tagAt(long address) {
    int target = targets.get(address);
    return target < entries.size() ? null : linkedTags.get(target - entries.size());
  }

  /** The terms of a kind, with the articles of each. */
  public Taxonomy taxonomy(Taxonomy.Kind kind) {
    Taxonomy taxonomy = taxonomies.get(kind);
    if (taxonomy == null) {
      throw new IllegalArgumentException("no taxonomy for " + kind);
    }
    return taxonomy;
  }

  /** The articles of each day that has any, in order of time. */
  public NavigableMap<LocalDate, List<ArchiveEntry>> days() {
    return Collections.unmodifiableNavigableMap(days);
  }

  /** Which articles link to which. */
  public Citations citations() {
    return citations;
  }

  /** Which articles report one event, and which are similar. */
  public Coverage coverage() {
    return coverage;
  }

  /**
   * Where an address leads: to an article by its own address, to the article of a file, to a tag.
   * Of files that share a name without its ending, the first by its path counts; of the words that
   * one tag's address is linked with, that of the oldest article.
   */
  private LongTable targets() {
    int size = entries.stream().mapToInt(e -> 5 + e.card().tagLinks().size()).sum();
    LongTable table = new LongTable(size);
    for (ArchiveEntry entry : entries) {
      table.putIfAbsent(entry.card().id(), entry.number());
    }
    FileIndex.of(entries).forEach(table::putIfAbsent);
    Taxonomy tags = taxonomy(Taxonomy.Kind.TAG);
    for (ArchiveEntry entry : entries) {
      LinkKeys links = entry.card().tagLinks();
      for (int i = 0; i < Math.min(links.size(), Taxonomy.MOST); i++) {
        if (links.key(i) != 0 && table.get(links.key(i)) == LongTable.NONE) {
          Taxonomy.Term term = tags.term(entry.card().keywords().get(i));
          if (term != null) {
            table.putIfAbsent(links.key(i), entries.size() + linkedTags.size());
            linkedTags.add(term);
          }
        }
      }
    }
    return table;
  }
}
