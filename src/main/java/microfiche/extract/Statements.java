package microfiche.extract;

import java.util.ArrayList;
import java.util.List;
import microfiche.extract.Statement.Field;
import org.jspecify.annotations.Nullable;

/**
 * What the layers of one file say of its article. Where they disagree, the outlet's own word goes
 * before a mirror's, a mirror's before a generator's, and that before the name of the file; among
 * equals the first. For one thread.
 */
public final class Statements {
  private final List<Statement> all = new ArrayList<>();
  private final List<String> doubts = new ArrayList<>();

  /** Takes a statement; one without words says nothing. */
  public void add(Statement statement) {
    if (!statement.text().isBlank()) {
      all.add(statement);
    }
  }

  /** Takes what a layer states that cannot be, in words for a warning. */
  public void doubt(String what) {
    doubts.add(what);
  }

  /** What was stated that cannot be. */
  public List<String> doubts() {
    return List.copyOf(doubts);
  }

  /** Everything, in the order it was said. */
  public List<Statement> all() {
    return List.copyOf(all);
  }

  /** Whether anything was stated of a field. */
  public boolean has(Field field) {
    return all.stream().anyMatch(statement -> statement.field() == field);
  }

  /** The best word on {@code field}, or null. */
  public @Nullable String first(Field field) {
    List<String> best = best(field);
    return best.isEmpty() ? null : best.get(0);
  }

  /** All that the best of those who speak of {@code field} says, in order, each once. */
  public List<String> best(Field field) {
    Statement.Rank rank = null;
    for (Statement statement : all) {
      boolean better = rank == null || statement.rank().compareTo(rank) < 0;
      rank = statement.field() == field && better ? statement.rank() : rank;
    }
    Statement.Rank chosen = rank;
    return all.stream()
        .filter(s -> s.field() == field && s.rank() == chosen)
        .map(Statement::text)
        .distinct()
        .toList();
  }

  /** All that anybody says of {@code field}, the best first, each once. */
  public List<String> every(Field field) {
    return all.stream()
        .filter(statement -> statement.field() == field)
        .sorted((a, b) -> a.rank().compareTo(b.rank()))
        .map(Statement::text)
        .distinct()
        .toList();
  }
}
