package microfiche.cli;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How this program is called, so that a user can type what a message says. */
final class Program {
  private static final Pattern CALL =
      Pattern.compile(
          "\\bmicrofiche(?= (?:build|extract|explain|check|fetch-images|init|serve|help)\\b)");

  private Program() {}

  /** {@code java -jar /path/microfiche.jar}, so that it works from another folder too. */
  static String anywhere() {
    Path jar = jar();
    return jar == null ? "microfiche" : "java -jar " + quoted(jar.toString());
  }

  /** Commands in a message as they must be typed in this folder. */
  static String spelled(String message) {
    return CALL.matcher(message).replaceAll(Matcher.quoteReplacement(here()));
  }

  private static String here() {
    Path jar = jar();
    if (jar == null) {
      return "microfiche";
    }
    Path folder = Path.of("").toAbsolutePath();
    boolean near =
        jar.startsWith(folder) || folder.getParent() != null && jar.startsWith(folder.getParent());
    return "java -jar " + quoted((near ? folder.relativize(jar) : jar).toString());
  }

  /** The program's file; null where it runs from its classes. */
  private static @Nullable Path jar() {
    try {
      Path place =
          Path.of(Program.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isRegularFile(place) ? place : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** As a shell wants a path. */
  static String quoted(String path) {
    if (path.matches("[\\p{L}\\p{N}_./:@%+=,\\\\-]+")) {
      return path;
    }
    return File.separatorChar == '/' ? "'" + path.replace("'", "'\\''") + "'" : '"' + path + '"';
  }
}
