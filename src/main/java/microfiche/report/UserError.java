package microfiche.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stops a command; carries what the user must know, so that no stack trace has to. */
public final class UserError extends RuntimeException {
  private final Kind kind;
  private final transient List<Finding> findings;

  /** Which exit code it means. */
  public enum Kind {
    /** Could not read, write, lock, or a template failed: exit code 1. */
    FAILED,
    /** Another build is at work, so that a later one may succeed: exit code 1. */
    BUSY,
    /** Wrong usage or configuration: exit code 2. */
    USAGE
  }

  /** An error of one or more findings, all of which are shown. */
  public UserError(Kind kind, List<Finding> findings) {
    super(String.join("\n", findings.stream().map(Finding::toString).toList()), null, false, false);
    this.kind = kind;
    this.findings = List.copyOf(findings);
  }

  /** Something could not be done: exit code 1. {@code hint} says what helps, or is null. */
  public static UserError failed(String where, String what, @Nullable String hint) {
    return new UserError(Kind.FAILED, List.of(Finding.warning(where, what, hint)));
  }

  /** Wrong usage or configuration: exit code 2. {@code hint} says what is allowed, or is null. */
  public static UserError usage(String where, String what, @Nullable String hint) {
    return new UserError(Kind.USAGE, List.of(Finding.warning(where, what, hint)));
  }

  /** What the program exits with follows from it. */
  public Kind kind() {
    return kind;
  }

  /** The same where it costs only a seed. */
  public List<Finding> rejections() {
    return findings.stream().map(Finding::asRejection).toList();
  }

  /** All that is wrong, in the order it should be read. */
  public List<Finding> findings() {
    return findings;
  }
}
