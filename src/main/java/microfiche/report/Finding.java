package microfiche.report;

import org.jspecify.annotations.Nullable;

/**
 * Something a user should know about his material.
 *
 * @param where a path, or a path with line and column
 * @param what what is the matter, in a sentence without a full stop
 * @param hint what to do about it, or null
 */
public record Finding(Severity severity, String where, String what, @Nullable String hint)
    implements Comparable<Finding> {

  /** How much it matters. */
  public enum Severity {
    /** Cost nothing, but is worth knowing. */
    NOTE,
    /** Something may be wrong with the result. */
    WARNING,
    /** The seed or page it speaks of is not in the archive. */
    REJECTED
  }

  /** Something worth knowing, about which nothing need be done. */
  public static Finding note(String where, String what) {
    return new Finding(Severity.NOTE, where, what, null);
  }

  /** Something that a user may want to mend; {@code hint} says how, or is null. */
  public static Finding warning(String where, String what, @Nullable String hint) {
    return new Finding(Severity.WARNING, where, what, hint);
  }

  /** A seed that is left out, and why; {@code hint} says what would help, or is null. */
  public static Finding rejected(String where, String what, @Nullable String hint) {
    return new Finding(Severity.REJECTED, where, what, hint);
  }

  /** The same as the reason for a rejection. */
  public Finding asRejection() {
    return new Finding(Severity.REJECTED, where, what, hint);
  }

  /** By place, then by text: an order that does not depend on which thread found it. */
  @Override
  public int compareTo(Finding other) {
    int byWhere = where.compareTo(other.where);
    if (byWhere != 0) {
      return byWhere;
    }
    int byWhat = what.compareTo(other.what);
    return byWhat != 0 ? byWhat : severity.compareTo(other.severity);
  }

  /** As a terminal may show it: what comes from files cannot act on it. */
  @Override
  public String toString() {
    return Printable.of(where)
        + ": "
        + Printable.of(what)
        + (hint == null ? "" : "\n  hint: " + Printable.of(hint));
  }
}
