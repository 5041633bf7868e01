package microfiche.resource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes the list of the program's resources. The program's own build runs it. */
public final class MakeIndex {
  private MakeIndex() {}

  /**
   * Lists what lies below a folder of classes.
   *
   * @param arguments the folder
   */
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0] + Resources.FOLDER);
    try (Stream<Path> files = Files.walk(root)) {
      List<String> paths =
          files
              .filter(Files::isRegularFile)
              .map(file -> root.relativize(file).toString().replace('\\', '/'))
              .filter(path -> !path.endsWith(".class") && !path.equals(Resources.INDEX))
              .sorted()
              .toList();
      Files.write(root.resolve(Resources.INDEX), paths);
    }
  }
}
