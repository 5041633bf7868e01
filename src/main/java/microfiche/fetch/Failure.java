package microfiche.fetch;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a picture could not be had; the message is for a user. */
final class Failure extends Exception {
  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final transient @Nullable Duration wait;

  /** What follows from it. */
  enum Kind {
    /** It will not be there later either: not asked for again. */
    GONE,
    /** Asked for again in this run, and in the next. */
    BUSY,
    /** The host cannot be reached: the same. */
    UNREACHABLE,
    /** Asked for again in the next run. */
    LATER,
    /** Not asked for: that would not be safe. */
    REFUSED
  }

  Failure(Kind kind, String reason) {
    this(kind, reason, null);
  }

  /** The same where the host says how long to wait, or null. */
  Failure(Kind kind, String reason, @Nullable Duration wait) {
    super(reason, null, false, false);
    this.kind = kind;
    this.wait = wait;
  }

  Kind kind() {
    return kind;
  }

  @Nullable Duration waiting() {
    return wait;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
