package microfiche.extract.outlet;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.extract.Budget;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of a rule file.
 *
 * @param rule names a user's rule, which may try a text in endless ways and is watched; null for
 *     one of the program, which cannot
 */
record RulePattern(Pattern pattern, @Nullable String rule) {
  Matcher matcher(String text) {
    return pattern.matcher(watched(text));
  }

  /** {@code text} as the pattern may look at it. */
  CharSequence watched(String text) {
    return rule == null ? text : Budget.current().watched(text, rule);
  }
}
