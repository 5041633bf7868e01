package microfiche.extract;

import java.util.Locale;
import microfiche.report.Finding;
import org.jspecify.annotations.Nullable;

/** Ends the work on a seed that costs more than one seed may. */
public final class OverBudget extends RuntimeException {
  private final String what;
  private final @Nullable String hint;
  private final boolean lasting;

  private OverBudget(String what, @Nullable String hint, boolean lasting) {
    super(what, null, false, false);
    this.what = what;
    this.hint = hint;
    this.lasting = lasting;
  }

  /** Too many steps; {@code rule} is the user's rule that took them, or null. */
  static OverBudget steps(long most, @Nullable String rule) {
    String given = String.format(Locale.ROOT, "(given up after %,d steps)", most);
    return rule == null
        ? new OverBudget(
            "takes too much work for an article " + given,
            "if it is one, please report it with the file",
            true)
        : new OverBudget(
            "the rule " + rule + " takes too much work on it " + given,
            "a repeat inside a repeat, such as (a+)+, tries all ways to part a text: write it without",
            true);
  }

  /** Too long by the clock, which counts only where nothing else does. */
  static OverBudget seconds(long most, @Nullable String rule) {
    return new OverBudget(
        (rule == null ? "" : "the rule " + rule + " ran, and it ")
            + "takes longer than "
            + most
            + " seconds",
        "the next build tries again",
        false);
  }

  /** A user's rule whose pattern Java cannot follow to the end of the text. */
  static OverBudget depth(String rule) {
    return new OverBudget(
        "the rule " + rule + " goes too deep into it",
        "a repeat of alternatives, such as (a|b)*, goes down a level each time: write it as [ab]*",
        true);
  }

  /** More elements than a page may have. */
  public static OverBudget elements(int most) {
    return large(most, "elements");
  }

  /** More text than an article may have. */
  public static OverBudget text(int most) {
    return large(most, "characters of text");
  }

  private static OverBudget large(int most, String things) {
    return new OverBudget(
        String.format(Locale.ROOT, "too large for an article: more than %,d %s", most, things),
        "if it is one, take out of the file what is no text of it, or part it",
        true);
  }

  /** Whether the same seed ends so on every machine, at any time. */
  boolean lasting() {
    return lasting;
  }

  /** What a user is told. */
  Finding rejection(String path) {
    return Finding.rejected(path, what, hint);
  }
}
