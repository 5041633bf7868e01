package microfiche.extract;

import org.jspecify.annotations.Nullable;

/**
 * Something around an article: a container (front matter, a saved page), a mirror's frame, lines of
 * facts. Any wrap may lie in any other. Recognized by structure that can be pointed at in the file,
 * never by its path. Holds no state; safe for several threads.
 */
public interface Wrap {
  /** Its name for users: a mirror's is the {@code seed.mirror} of the record. */
  String name();

  /**
   * Takes it off.
   *
   * @param outer what is left of the file so far
   * @param statements hears what the wrap states, with its rank
   * @param ledger where what is neither inside nor stated is booked
   * @return what is inside, or null when {@code outer} does not begin with this wrap; nothing is
   *     stated or booked then
   */
  @Nullable Inner peel(Inner outer, Statements statements, Ledger ledger);
}
