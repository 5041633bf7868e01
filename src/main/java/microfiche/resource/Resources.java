package microfiche.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that travel in the program: templates, rule files, guides, tables. A path is one below
 * {@code microfiche/}, with {@code /}. Safe for several threads.
 */
public final class Resources {
  static final String FOLDER = "/microfiche/";

  /** The list of all of them, which {@link MakeIndex} writes: a folder in a jar has no listing. */
  static final String INDEX = "resources.txt";

  private Resources() {}

  /** Read once, when the first list is asked for. */
  private static final class Index {
    static final List<String> PATHS = text(INDEX).lines().toList();
  }

  /**
   * A file's bytes.
   *
   * @throws IllegalStateException when the program was packed without it
   */
  public static byte[] bytes(String path) {
    byte[] bytes = bytesIfThere(path);
    if (bytes == null) {
      throw new IllegalStateException(path + " is missing from the program");
    }
    return bytes;
  }

  /**
   * A file's text.
   *
   * @throws IllegalStateException when the program was packed without it
   */
  public static String text(String path) {
    return new String(bytes(path), StandardCharsets.UTF_8);
  }

  /** A file's text, or null when the program has no such file. */
  public static @Nullable String textIfThere(String path) {
    byte[] bytes = bytesIfThere(path);
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  /** A file's text without the lines that begin with {@code #} and a blank: its comments. */
  public static String withoutComments(String path) {
    StringBuilder text = new StringBuilder();
    text(path)
        .lines()
        .filter(line -> !line.startsWith("# "))
        .forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }

  /** The paths of all files whose path begins with {@code folder}, in order. */
  public static List<String> below(String folder) {
    return Index.PATHS.stream().filter(path -> path.startsWith(folder)).toList();
  }

  private static byte @Nullable [] bytesIfThere(String path) {
    try (InputStream in = Resources.class.getResourceAsStream(FOLDER + path)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read from the program", e);
    }
  }
}
