package microfiche.disk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells folders that this program writes from all others, by a file that only it puts there. In a
 * folder without it nothing is ever deleted or overwritten.
 *
 * @param file the name of the mark
 * @param form its first line
 */
public record OwnFolder(String file, String form) {
  /** A published site. Its name needs no dot, so that copies of a site keep it. */
  public static final OwnFolder SITE = new OwnFolder("microfiche.txt", "Microfiche site 1");

  /** Where builds keep their notes. */
  public static final OwnFolder WORK = new OwnFolder("microfiche.txt", "Microfiche notes 1");

  /** A mark is short; what is longer is none. */
  private static final int LONGEST = 10_000;

  /** The whole mark: its form, and below it what {@code text} says. */
  public String mark(String text) {
    return form + "\n" + text;
  }

  /** Whether {@code folder} bears the mark. */
  public boolean is(Path folder) {
    return mark(folder).isPresent();
  }

  /** The mark of {@code folder} as it stands there; empty when there is none. */
  public Optional<String> mark(Path folder) {
    Path mark = folder.resolve(file);
    try {
      if (!Files.isRegularFile(mark, LinkOption.NOFOLLOW_LINKS) || Files.size(mark) > LONGEST) {
        return Optional.empty();
      }
      String text = new String(Files.readAllBytes(mark), StandardCharsets.UTF_8);
      return text.startsWith(form + "\n") ? Optional.of(text) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * The name of something that lies in {@code folder}; empty when nothing does, or it is not there.
   */
  public static Optional<String> anythingIn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        return Optional.of(FileNames.of(file));
      }
    }
    return Optional.empty();
  }
}
