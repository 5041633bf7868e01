package microfiche.resource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Writes the list of the program's resources. The program's own build runs it. */
public final class MakeIndex {
  /** What the build makes, and no folder of sources has ({@code script.MakeTables}). */
  private static final Set<String> MADE =
      Set.of("templates/assets/hant.js", "templates/assets/hans.js", "search/pinyin.js");

  private MakeIndex() {}

  /**
   * Lists what lies below a folder of classes; what earlier versions left there, and the sources no
   * longer have, is deleted.
   *
   * @param arguments the folder, and that of the project
   */
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0] + Resources.FOLDER);
    Path project = Path.of(arguments[1]);
    try (Stream<Path> files = Files.walk(root)) {
      List<String> paths =
          files
              .filter(Files::isRegularFile)
              .map(file -> root.relativize(file).toString().replace('\\', '/'))
              .filter(path -> !path.endsWith(".class") && !path.equals(Resources.INDEX))
              .sorted()
              .toList();
      List<String> current = paths.stream().filter(path -> isCurrent(path, project)).toList();
      for (String path : paths) {
        if (!current.contains(path)) {
          Files.delete(root.resolve(path));
        }
      }
      Files.write(root.resolve(Resources.INDEX), current);
    }
  }

  private static boolean isCurrent(String path, Path project) {
    return MADE.contains(path)
        || Files.exists(project.resolve("src/main/resources/microfiche").resolve(path))
        || path.startsWith("templates/") && Files.exists(project.resolve(path))
        || path.startsWith("docs/") && Files.exists(project.resolve("src").resolve(path));
  }
}
