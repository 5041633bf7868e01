package microfiche.media;

/** A file is no picture that a page could show; the message says why, for a user. */
public final class NotAPictureException extends Exception {
  private static final long serialVersionUID = 1;

  /** {@code reason} goes on after the name of the file: "is cut off". */
  public NotAPictureException(String reason) {
    super(reason, null, false, false);
  }
}
