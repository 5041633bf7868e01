package microfiche.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import microfiche.article.Article;
import org.jspecify.annotations.Nullable;

/**
 * Accounts for every character of a seed. Switched {@link #off()} it costs nothing, which is how a
 * build runs; {@code explain} and the tests switch it on.
 */
public final class Ledger {
  private static final Ledger OFF = new Ledger(null);

  private final @Nullable String seed;
  private final @Nullable Fate[] fates;

  private final List<Runnable> later = new ArrayList<>();

  private Ledger(@Nullable String seed) {
    this.seed = seed;
    this.fates = new Fate[seed == null ? 0 : seed.length()];
  }

  /** A ledger that keeps nothing. */
  public static Ledger off() {
    return OFF;
  }

  /** A ledger for all characters of {@code seed}. */
  public static Ledger of(String seed) {
    return new Ledger(seed);
  }

  /** Whether an account is kept: only where somebody asks for one. */
  public boolean isOn() {
    return seed != null;
  }

  /** Books the characters from {@code start} to {@code end}; what is booked already stays so. */
  public void take(int start, int end, Fate fate) {
    for (int i = Math.max(0, start); i < Math.min(end, fates.length); i++) {
      if (fates[i] == null) {
        fates[i] = fate;
      }
    }
  }

  /** The same for a stretch of text that came from the seed; its white space stays white space. */
  public void take(SourceText source, int start, int end, Fate fate) {
    if (!isOn()) {
      return;
    }
    for (int i = start; i < end; i++) {
      int at = source.origin(i);
      if (at >= 0 && fates[at] == null && !Character.isWhitespace(source.text().charAt(i))) {
        fates[at] = fate;
      }
    }
  }

  /** Books tags and comments in {@code source} that nobody took as markup. */
  public void takeMarkup(SourceText source) {
    if (!isOn()) {
      return;
    }
    String text = source.text();
    Tags tags = new Tags(text);
    for (int i = text.indexOf('<'); i >= 0; i = text.indexOf('<', i)) {
      int end = tags.end(i);
      if (end < 0) {
        i++;
      } else {
        take(source, i, end, Fate.MARKUP);
        i = end;
      }
    }
  }

  /** Books something once everything else is booked. */
  public void afterwards(Runnable booking) {
    if (isOn()) {
      later.add(booking);
    }
  }

  /**
   * Decides what became of all that was only stated: what stands in a field of {@code article} is
   * that field's, and the rest was not taken.
   */
  void settle(Article article) {
    if (seed == null) {
      return;
    }
    RecordWords words = new RecordWords(article);
    for (int start = 0; start < fates.length; start++) {
      Fate fate = fates[start];
      if (fate == null || fate.kind() != Fate.Kind.STATED) {
        continue;
      }
      int end = start + 1;
      while (end < fates.length
          && seed.charAt(end) != '\n'
          && (fates[end] == null || fate.equals(fates[end]))) {
        end++;
      }
      boolean taken = words.hold(seed.substring(start, end));
      Fate settled =
          taken ? Fate.field(fate.name()) : Fate.chrome(fate.name() + ", which was not taken");
      for (int i = start; i < end; i++) {
        fates[i] = fates[i] == null ? null : settled;
      }
    }
  }

  /** One stretch of the seed with one fate; null means that nobody accounts for it. */
  public record Stretch(int start, int end, @Nullable Fate fate) {}

  /** The whole seed in order; white space that nobody took is {@link Fate#SPACE}. */
  public List<Stretch> entries() {
    List<Stretch> entries = new ArrayList<>();
    if (seed == null) {
      return entries;
    }
    later.forEach(Runnable::run);
    later.clear();
    @Nullable Fate[] all = Arrays.copyOf(fates, fates.length);
    for (int i = 0; i < all.length; i++) {
      char c = seed.charAt(i);
      if (all[i] == null
          && (Character.isWhitespace(c)
              || Character.isSpaceChar(c)
              || Character.getType(c) == Character.CONTROL
              || Character.getType(c) == Character.FORMAT)) {
        all[i] = Fate.SPACE;
      }
    }
    for (int start = 0; start < all.length; ) {
      int end = start + 1;
      while (end < all.length && Objects.equals(all[end], all[start])) {
        end++;
      }
      entries.add(new Stretch(start, end, all[start]));
      start = end;
    }
    return entries;
  }
}
