package microfiche.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import microfiche.article.Article;
import microfiche.card.Card;
import microfiche.disk.FileNames;
import microfiche.disk.StateFile;
import microfiche.hash.Digest;
import microfiche.report.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What became of every seed, from one build to the next: whole articles on disk, so that memory
 * holds only their cards, and an index by path. Several threads may put and get.
 *
 * <p>Articles and cards are only ever appended to two files; {@code seeds} says what in them counts
 * and takes the place of its predecessor in one step. So a build that is killed leaves notes that
 * hold, and what it had appended is cut off. The form is this program version's own business.
 */
public final class SeedNotes implements AutoCloseable {
  private static final String FORMS = "microfiche notes ";

  /** Changes with the form of the files. */
  private static final String FORM = FORMS + "8";

  /** Bytes of cards that are read for nothing rather than read apart. */
  private static final long LITTLE = 64 << 10;

  /** Bytes of cards that are read at once, at most. */
  private static final long MUCH = 16L << 20;

  private static final String INDEX = "seeds";
  private static final Pattern GROWN = Pattern.compile("(?:articles|cards)-\\d{1,18}");

  /** Below this much waste the files are left as they are, in bytes. */
  private static final long WASTE = 32L << 20;

  private final WorkFolder work;
  private final String rules;
  private final Map<String, Outcome> known;
  private final CardCodec cardCodec = new CardCodec();
  private final long generation;
  private final AppendFile articles;
  private final AppendFile cards;

  /** Articles below this place were written by an earlier build. */
  private final long inherited;

  private final long inheritedCards;
  private volatile boolean saved;
  private volatile long state;

  private SeedNotes(WorkFolder work, String rules, Index index) throws IOException {
    this.work = work;
    this.rules = rules;
    this.known = index.outcomes();
    this.generation = index.generation();
    this.articles = new AppendFile(file("articles", generation), index.articlesEnd());
    this.cards = new AppendFile(file("cards", generation), index.cardsEnd());
    this.inherited = index.articlesEnd();
    this.inheritedCards = index.cardsEnd();
    this.state = index.state();
  }

  /**
   * The notes in a work folder; none when they were made by other rules or cannot be read.
   *
   * @param rules a digest of all that an article depends on besides its seed
   * @param forget whether to begin anew
   */
  public static SeedNotes open(WorkFolder work, String rules, boolean forget) {
    try {
      Index index = forget ? null : Index.read(work.file(INDEX), rules);
      if (index != null) {
        try {
          return new SeedNotes(work, rules, index);
        } catch (IOException e) {
          // what the index speaks of is not there: begin anew
        }
      }
      return new SeedNotes(work, rules, new Index(fresh(work), 0, 0, Map.of(), 0));
    } catch (IOException e) {
      throw work.failed(e);
    }
  }

  /** Whether {@code file} is an index of any version. */
  static boolean isIndex(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(32), StandardCharsets.ISO_8859_1).contains(FORMS);
    }
  }

  /** A number no file in the folder bears. */
  private static long fresh(WorkFolder work) throws IOException {
    long highest = 0;
    for (Path file : grown(work)) {
      highest = Math.max(highest, number(file));
    }
    return highest + 1;
  }

  /** The files that grow, of all builds that left some; files of other names are not ours. */
  private static List<Path> grown(WorkFolder work) throws IOException {
    List<Path> grown = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(work.file("."))) {
      for (Path file : files) {
        if (GROWN.matcher(FileNames.of(file)).matches()) {
          grown.add(file);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw Objects.requireNonNull(e.getCause());
    }
    return grown;
  }

  private static long number(Path grown) {
    return Long.parseLong(FileNames.of(grown).replaceFirst("^.*-", ""));
  }

  private Path file(String name, long number) {
    return work.file(name + "-" + number);
  }

  /** What became of the seed at {@code path} when it was last read, or null. */
  public @Nullable Outcome of(String path) {
    return known.get(path);
  }

  /** How many seeds earlier builds knew. */
  public int size() {
    return known.size();
  }

  /** A digest of all that is known: another number, other seeds. A seed may have been touched. */
  public long state() {
    return state;
  }

  /**
   * Keeps an article and its card for the next build; the answer is where they are.
   *
   * @param whole whether the seed is the article's alone
   */
  public Outcome.Kept put(Article article, boolean whole) {
    byte[] bytes = ArticleCodec.encode(article);
    try {
      Card card = Card.of(article, articles.put(bytes), bytes.length, Digest.number(bytes));
      byte[] cardBytes = CardCodec.encode(card, whole);
      return new Outcome.Kept(
          card.place(), card.size(), card.content(), cards.put(cardBytes), cardBytes.length);
    } catch (IOException e) {
      throw work.failed(e);
    }
  }

  /**
   * The card of a seed with an article.
   *
   * @throws DamagedNotesException when it is not what was kept
   */
  public Card card(Outcome outcome, Outcome.Kept kept) {
    byte[] bytes = cardBytes(kept);
    return card(bytes, 0, outcome, kept);
  }

  /**
   * The cards of all articles of seeds, in their order. What lies together is read in one go.
   *
   * @throws DamagedNotesException when one is not what was kept
   */
  public List<Card> cards(List<Outcome> outcomes) {
    long from = Long.MAX_VALUE;
    long to = 0;
    long wanted = 0;
    for (Outcome outcome : outcomes) {
      for (Outcome.Kept kept : outcome.articles()) {
        from = Math.min(from, kept.cardPlace());
        to = Math.max(to, kept.cardPlace() + kept.cardSize());
        wanted += kept.cardSize();
      }
    }
    byte[] block = to - from <= wanted * 2 + LITTLE ? block(from, to) : null;
    List<Card> found = new ArrayList<>(outcomes.size());
    for (Outcome outcome : outcomes) {
      for (Outcome.Kept kept : outcome.articles()) {
        found.add(
            block == null
                ? card(outcome, kept)
                : card(block, (int) (kept.cardPlace() - from), outcome, kept));
      }
    }
    return found;
  }

  private byte @Nullable [] block(long from, long to) {
    try {
      return to - from > MUCH ? null : cards.get(from, (int) Math.max(0, to - from));
    } catch (IOException e) {
      throw new DamagedNotesException("the cards");
    }
  }

  private Card card(byte[] bytes, int from, Outcome outcome, Outcome.Kept kept) {
    Card.Place place = new Card.Place(kept.place(), kept.size(), kept.content());
    Card.Facts facts =
        decoded(() -> cardCodec.facts(Values.checked(bytes, from, kept.cardSize())), "a card");
    return new Card(place, facts, () -> texts(facts, outcome, kept));
  }

  private Card.Texts texts(Card.Facts facts, Outcome outcome, Outcome.Kept kept) {
    byte[] bytes = cardBytes(kept);
    return decoded(() -> cardCodec.texts(new Values(bytes), facts, outcome), "a card");
  }

  private static <T> T decoded(Values.Take<T> take, String what) {
    try {
      return take.take();
    } catch (IOException | IllegalArgumentException | ArithmeticException | DateTimeException e) {
      throw new DamagedNotesException(what);
    }
  }

  private byte[] cardBytes(Outcome.Kept kept) {
    try {
      byte[] bytes = cards.get(kept.cardPlace(), kept.cardSize());
      Values.checked(bytes);
      return bytes;
    } catch (IOException e) {
      throw new DamagedNotesException("a card");
    }
  }

  /**
   * The article of a card.
   *
   * @throws DamagedNotesException when it is not what was kept
   */
  public Article article(Card card) {
    byte[] bytes = articleBytes(card.place(), card.size(), card.content());
    return decoded(() -> ArticleCodec.decode(bytes), "an article");
  }

  private byte[] articleBytes(long place, int size, long content) {
    try {
      byte[] bytes = articles.get(place, size);
      if (place >= inherited || Digest.number(bytes) == content) {
        return bytes;
      }
    } catch (IOException e) {
      // it cannot be read, which comes to the same
    }
    throw new DamagedNotesException("an article");
  }

  /** Makes {@code outcomes} what the next build knows. */
  public void save(List<Outcome> outcomes) {
    boolean same =
        outcomes.size() == known.size()
            && outcomes.stream().allMatch(o -> o.equals(known.get(o.path())));
    try {
      if (!same) {
        articles.sync();
        cards.sync();
        write(
            new Index(generation, articles.end(), cards.end(), byPath(outcomes), digest(outcomes)));
      }
      saved = true;
      for (Path file : grown(work)) {
        if (number(file) != generation) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw work.failed(e);
    }
  }

  private static Map<String, Outcome> byPath(List<Outcome> outcomes) {
    Map<String, Outcome> map = new HashMap<>(outcomes.size() * 2);
    outcomes.forEach(outcome -> map.put(outcome.path(), outcome));
    return map;
  }

  private void write(Index index) throws IOException {
    new StateFile(work.file(INDEX), FORM).write(ByteBuffer.wrap(index.bytes(rules)));
    state = index.state();
  }

  /** Of what counts; not of the seeds' stamps, nor of where their articles lie. */
  private static long digest(List<Outcome> outcomes) {
    Bytes out = new Bytes();
    for (Outcome outcome : outcomes) {
      out.text(outcome.path());
      out.text(outcome.section());
      out.text(outcome.sha256());
      Index.put(outcome.allFindings(), out);
      outcome.articles().forEach(kept -> out.fixed(kept.content()));
      outcome.pictures().forEach(picture -> out.fixed(picture.address()));
    }
    return Digest.number(out.toArray());
  }

  /**
   * Copies what counts into new files when more than half of the old ones is waste. Cards that are
   * in memory are of no use after that.
   */
  public void tidy(List<Outcome> outcomes) {
    long alive = 0;
    for (Outcome outcome : outcomes) {
      for (Outcome.Kept kept : outcome.articles()) {
        alive += kept.size() + kept.cardSize();
      }
    }
    long waste = articles.end() + cards.end() - alive;
    if (waste < WASTE || waste < alive) {
      return;
    }
    long next = generation + 1;
    try (AppendFile toArticles = new AppendFile(file("articles", next), 0);
        AppendFile toCards = new AppendFile(file("cards", next), 0)) {
      List<Outcome> moved = new ArrayList<>();
      for (Outcome outcome : outcomes) {
        moved.add(moved(outcome, toArticles, toCards));
      }
      toArticles.sync();
      toCards.sync();
      write(new Index(next, toArticles.end(), toCards.end(), byPath(moved), digest(moved)));
      Files.deleteIfExists(file("articles", generation));
      Files.deleteIfExists(file("cards", generation));
    } catch (IOException e) {
      deleteQuietly(file("articles", next));
      deleteQuietly(file("cards", next));
      throw work.failed(e);
    }
  }

  private static void deleteQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // the next build cuts it off
    }
  }

  private Outcome moved(Outcome outcome, AppendFile toArticles, AppendFile toCards)
      throws IOException {
    List<Outcome.Part> parts = new ArrayList<>();
    for (Outcome.Part part : outcome.parts()) {
      Outcome.Kept kept = moved(part.kept(), toArticles, toCards);
      parts.add(new Outcome.Part(part.id(), part.state(), part.findings(), kept));
    }
    return new Outcome(
        outcome.path(),
        outcome.section(),
        outcome.stamp(),
        outcome.sha256(),
        outcome.findings(),
        moved(outcome.kept(), toArticles, toCards),
        parts,
        outcome.pictures());
  }

  private Outcome.@Nullable Kept moved(
      Outcome.@Nullable Kept kept, AppendFile toArticles, AppendFile toCards) throws IOException {
    if (kept == null) {
      return null;
    }
    long place = toArticles.put(articleBytes(kept.place(), kept.size(), kept.content()));
    long cardPlace = toCards.put(cardBytes(kept));
    return new Outcome.Kept(place, kept.size(), kept.content(), cardPlace, kept.cardSize());
  }

  /** Gives back the room of what was put and not saved: a full disk stays full otherwise. */
  @Override
  public void close() {
    try (articles;
        cards) {
      if (!saved) {
        articles.cut(inherited);
        cards.cut(inheritedCards);
        if (known.isEmpty() && inherited == 0) {
          Files.deleteIfExists(file("articles", generation));
          Files.deleteIfExists(file("cards", generation));
        }
      }
    } catch (IOException e) {
      throw work.failed(e);
    }
  }

  /** The index file. */
  private record Index(
      long generation, long articlesEnd, long cardsEnd, Map<String, Outcome> outcomes, long state) {

    byte[] bytes(String rules) {
      Bytes out = new Bytes();
      out.text(rules);
      out.fixed(state);
      out.number(generation);
      out.number(articlesEnd);
      out.number(cardsEnd);
      out.number(outcomes.size());
      outcomes.values().forEach(outcome -> put(outcome, out));
      return out.toArray();
    }

    private static void put(Outcome outcome, Bytes out) {
      out.text(outcome.path());
      out.text(outcome.section());
      out.fixed(outcome.stamp());
      out.text(outcome.sha256());
      put(outcome.findings(), out);
      put(outcome.kept(), out);
      out.list(
          outcome.parts(),
          part -> {
            out.text(part.id());
            out.fixed(part.state());
            put(part.findings(), out);
            put(part.kept(), out);
          });
      out.list(
          outcome.pictures(),
          picture -> {
            out.fixed(picture.address());
            out.number(picture.at());
          });
    }

    private static void put(Outcome.@Nullable Kept kept, Bytes out) {
      out.flag(kept != null);
      if (kept != null) {
        out.number(kept.place());
        out.number(kept.size());
        out.fixed(kept.content());
        out.number(kept.cardPlace());
        out.number(kept.cardSize());
      }
    }

    static void put(List<Finding> findings, Bytes out) {
      out.list(
          findings,
          finding -> {
            out.text(finding.severity().name());
            out.text(finding.where());
            out.text(finding.what());
            out.text(finding.hint());
          });
    }

    /** Null when there is none, it was made by other rules, or it is damaged. */
    static @Nullable Index read(Path file, String rules) {
      StateFile.State state = new StateFile(file, FORM).read();
      if (state == null) {
        return null;
      }
      ByteBuffer bytes = state.bytes();
      try {
        Values in = new Values(bytes.array(), bytes.arrayOffset(), bytes.remaining());
        if (!in.text().equals(rules)) {
          return null;
        }
        long all = in.fixed();
        long generation = in.number();
        long articlesEnd = in.number();
        long cardsEnd = in.number();
        int count = in.count();
        Map<String, Outcome> outcomes = new HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
          Outcome outcome = take(in);
          outcomes.put(outcome.path(), outcome);
        }
        return new Index(generation, articlesEnd, cardsEnd, outcomes, all);
      } catch (IOException | IllegalArgumentException e) {
        return null;
      }
    }

    private static Outcome take(Values in) throws IOException {
      return new Outcome(
          in.text(),
          in.nullable(),
          in.fixed(),
          in.text(),
          findings(in),
          kept(in),
          in.list(() -> new Outcome.Part(in.text(), in.fixed(), findings(in), kept(in))),
          in.list(() -> new Outcome.Held(in.fixed(), in.number())));
    }

    private static List<Finding> findings(Values in) throws IOException {
      return in.list(
          () ->
              new Finding(
                  Finding.Severity.valueOf(in.text()), in.text(), in.text(), in.nullable()));
    }

    private static Outcome.@Nullable Kept kept(Values in) throws IOException {
      return in.flag()
          ? new Outcome.Kept(in.number(), in.count(), in.fixed(), in.number(), in.count())
          : null;
    }
  }
}
