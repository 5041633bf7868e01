package microfiche.extract;

import org.jspecify.annotations.Nullable;

/**
 * Something around an article: a container (front matter, a saved page), a mirror's frame, lines of
 * facts. Any wrap may lie in any other. Recognized by structure that can be pointed at in the file,
 * never by its path. Holds no state; safe for several threads.
 */
public interface Wrap {
  /**
   * Takes it off.
   *
   * @param outer what is left of the file so far, in no known form yet
   * @param lines the lines of that
   * @param statements hears what the wrap states, with its rank
   * @param ledger where what is neither inside nor stated is booked
   * @return what is inside, or null when {@code outer} does not begin with this wrap; nothing is
   *     stated or booked then
   */
  @Nullable Inner peel(Inner outer, Lines lines, Statements statements, Ledger ledger);
}
