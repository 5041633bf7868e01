package microfiche.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import microfiche.article.Article;
import microfiche.article.Card;
import microfiche.article.Digest;
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
  /** Changes with the form of the files. */
  private static final String FORM = "microfiche notes 2";

  private static final String INDEX = "seeds";

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

  private volatile long state;

  private SeedNotes(WorkFolder work, String rules, Index index) throws IOException {
    this.work = work;
    this.rules = rules;
    this.known = index.outcomes();
    this.generation = index.generation();
    this.articles = new AppendFile(file("articles", generation), index.articlesEnd());
    this.cards = new AppendFile(file("cards", generation), index.cardsEnd());
    this.inherited = index.articlesEnd();
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

  /** A number no file in the folder bears. */
  private static long fresh(WorkFolder work) throws IOException {
    long highest = 0;
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(work.file("."), "{articles,cards}-*")) {
      for (Path file : files) {
        String number = file.getFileName().toString().replaceFirst("^.*-", "");
        if (number.matches("\\d{1,18}")) {
          highest = Math.max(highest, Long.parseLong(number));
        }
      }
    }
    return highest + 1;
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

  /** A digest of all that is known: another number, other seeds. */
  public long state() {
    return state;
  }

  /** Keeps an article; its card comes back. */
  public Card put(Article article) {
    byte[] bytes = ArticleCodec.encode(article);
    try {
      return Card.of(article, articles.put(bytes), bytes.length, Digest.number(bytes));
    } catch (IOException e) {
      throw work.failed(e);
    }
  }

  /** Keeps a card for the next build; the answer is where article and card are. */
  public Outcome.Kept put(Card card) {
    byte[] bytes = CardCodec.encode(card);
    try {
      return new Outcome.Kept(
          card.place(), card.size(), card.content(), cards.put(bytes), bytes.length);
    } catch (IOException e) {
      throw work.failed(e);
    }
  }

  /** The card of a seed with an article. */
  public Card card(Outcome outcome, Outcome.Kept kept) {
    try {
      byte[] bytes = cards.get(kept.cardPlace(), kept.cardSize());
      return cardCodec.decode(new Values(bytes), outcome, kept);
    } catch (IOException e) {
      throw work.failed(e);
    }
  }

  /** The article of a card. */
  public Article article(Card card) {
    try {
      byte[] bytes = articles.get(card.place(), card.size());
      if (card.place() < inherited && Digest.number(bytes) != card.content()) {
        throw new IOException("they are damaged");
      }
      return ArticleCodec.decode(bytes);
    } catch (IOException e) {
      throw work.failed(e);
    }
  }

  /** Makes {@code outcomes} what the next build knows. */
  public void save(List<Outcome> outcomes) {
    boolean same =
        outcomes.size() == known.size()
            && outcomes.stream().allMatch(o -> o.equals(known.get(o.path())));
    try {
      if (!same) {
        write(new Index(generation, articles.end(), cards.end(), byPath(outcomes), 0));
      }
      try (DirectoryStream<Path> files =
          Files.newDirectoryStream(work.file("."), "{articles,cards}-*")) {
        for (Path file : files) {
          if (!file.getFileName().toString().endsWith("-" + generation)) {
            Files.delete(file);
          }
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
    Path waiting = work.file(INDEX + ".new");
    byte[] bytes = index.bytes(rules);
    Files.write(waiting, bytes);
    Files.move(
        waiting,
        work.file(INDEX),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    state = Index.state(bytes);
  }

  /**
   * Copies what counts into new files when more than half of the old ones is waste. Cards that are
   * in memory are of no use after that.
   */
  public void tidy(List<Outcome> outcomes) {
    long alive = 0;
    for (Outcome outcome : outcomes) {
      alive += outcome.kept() == null ? 0 : outcome.kept().size() + outcome.kept().cardSize();
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
        moved.add(
            outcome.kept() == null ? outcome : moved(outcome, outcome.kept(), toArticles, toCards));
      }
      write(new Index(next, toArticles.end(), toCards.end(), byPath(moved), 0));
      Files.deleteIfExists(file("articles", generation));
      Files.deleteIfExists(file("cards", generation));
    } catch (IOException e) {
      throw work.failed(e);
    }
  }

  private Outcome moved(
      Outcome outcome, Outcome.Kept kept, AppendFile toArticles, AppendFile toCards)
      throws IOException {
    long place = toArticles.put(articles.get(kept.place(), kept.size()));
    long cardPlace = toCards.put(cards.get(kept.cardPlace(), kept.cardSize()));
    return new Outcome(
        outcome.path(),
        outcome.section(),
        outcome.stamp(),
        outcome.sha256(),
        outcome.findings(),
        new Outcome.Kept(place, kept.size(), kept.content(), cardPlace, kept.cardSize()));
  }

  @Override
  public void close() {
    try {
      articles.close();
      cards.close();
    } catch (IOException e) {
      throw work.failed(e);
    }
  }

  /** The index file; it ends with a digest of itself, so that a torn one is known. */
  private record Index(
      long generation, long articlesEnd, long cardsEnd, Map<String, Outcome> outcomes, long state) {

    /** The digest at the end. */
    static long state(byte[] bytes) throws IOException {
      return new Values(bytes, bytes.length - 8, 8).fixed();
    }

    byte[] bytes(String rules) {
      Bytes out = new Bytes();
      out.text(FORM);
      out.text(rules);
      out.number(generation);
      out.number(articlesEnd);
      out.number(cardsEnd);
      out.number(outcomes.size());
      outcomes.values().forEach(outcome -> put(outcome, out));
      byte[] body = out.toArray();
      out.fixed(Digest.number(body));
      return out.toArray();
    }

    private static void put(Outcome outcome, Bytes out) {
      out.text(outcome.path());
      out.text(outcome.section());
      out.fixed(outcome.stamp());
      out.text(outcome.sha256());
      out.list(
          outcome.findings(),
          finding -> {
            out.text(finding.severity().name());
            out.text(finding.where());
            out.text(finding.what());
            out.text(finding.hint());
          });
      out.flag(outcome.kept() != null);
      if (outcome.kept() != null) {
        out.number(outcome.kept().place());
        out.number(outcome.kept().size());
        out.fixed(outcome.kept().content());
        out.number(outcome.kept().cardPlace());
        out.number(outcome.kept().cardSize());
      }
    }

    /** Null when there is none, it was made by other rules, or it is damaged. */
    static @Nullable Index read(Path file, String rules) {
      try {
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        if (bytes.length < 8) {
          return null;
        }
        byte[] body = Arrays.copyOf(bytes, bytes.length - 8);
        if (state(bytes) != Digest.number(body)) {
          return null;
        }
        Values in = new Values(body);
        if (!in.text().equals(FORM) || !in.text().equals(rules)) {
          return null;
        }
        long generation = in.number();
        long articlesEnd = in.number();
        long cardsEnd = in.number();
        int count = in.count();
        Map<String, Outcome> outcomes = new HashMap<>(count * 2);
        for (int i = 0; i < count; i++) {
          Outcome outcome = take(in);
          outcomes.put(outcome.path(), outcome);
        }
        return new Index(generation, articlesEnd, cardsEnd, outcomes, state(bytes));
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
          in.list(
              () ->
                  new Finding(
                      Finding.Severity.valueOf(in.text()), in.text(), in.text(), in.nullable())),
          in.flag()
              ? new Outcome.Kept(in.number(), in.count(), in.fixed(), in.number(), in.count())
              : null);
    }
  }
}
