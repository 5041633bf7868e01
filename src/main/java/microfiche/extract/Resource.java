package microfiche.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Text files that travel in the program. */
public final class Resource {
  private Resource() {}

  /** The text of {@code file} below the program's own folder. */
  public static String text(String file) {
    try (InputStream in = Resource.class.getResourceAsStream("/microfiche/" + file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
