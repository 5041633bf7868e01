package microfiche.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Lists of characters that travel in the program. */
final class Table {
  private Table() {}

  /** All lines of {@code file}, one after the other, without those that begin with {@code #␠}. */
  static String text(String file) {
    try (InputStream in = Table.class.getResourceAsStream("/microfiche/search/" + file)) {
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
