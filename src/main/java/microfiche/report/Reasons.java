package microfiche.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Why reading or writing failed, in words for a user. */
public final class Reasons {
  /** What helps where a folder or a file in it cannot be read. */
  public static final String READABLE = "see that you may read it and all that it holds";

  /** Characters of a library's words that are shown. */
  private static final int LONGEST = 160;

  private Reasons() {}

  /** The reason without the path, which the message states anyway. */
  public static String of(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "no permission";
    }
    if (e instanceof NoSuchFileException) {
      return "it is gone";
    }
    if (e instanceof FileSystemLoopException) {
      return "it links to a folder that holds it";
    }
    if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
      return "a file stands where a folder should be";
    }
    if (e instanceof MalformedInputException) {
      return "it is not UTF-8 text";
    }
    String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }

  /**
   * What a user is told when {@code folder} or something below it cannot be read: the very place,
   * where that is known.
   *
   * @param e an {@link IOException}, or the {@link UncheckedIOException} that a stream of files
   *     throws
   */
  public static UserError unreadable(Path folder, Exception e) {
    Throwable cause = e instanceof UncheckedIOException ? e.getCause() : e;
    String place = cause instanceof FileSystemException f ? f.getFile() : null;
    String reason = cause instanceof IOException io ? of(io) : String.valueOf(cause);
    return UserError.failed(
        place == null ? folder.toString() : place, "cannot be read: " + reason, READABLE);
  }

  /** The first line of what a library says of input that it cannot read, without its length. */
  public static String ofInput(Throwable e) {
    if (e instanceof IOException io && !io.getClass().getName().startsWith("org.")) {
      return of(io);
    }
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String line = message.lines().findFirst().orElse("").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
