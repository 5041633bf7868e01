package microfiche.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Lists of characters that travel in the program. */
public final class CharacterTable {
  private CharacterTable() {}

  /**
   * All lines of {@code file}, below the folder of the program's data, one after the other, without
   * those that begin with {@code #␠}.
   */
  public static String text(String file) {
    try (InputStream in = CharacterTable.class.getResourceAsStream("/microfiche/" + file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("# "))
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
