package microfiche.build;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/** Which program this is. */
public final class Program {
  private static @Nullable String digest;

  private Program() {}

  /** Its version, or {@code dev} when it does not run from its jar. */
  public static String version() {
    String version = Program.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  /** A digest of its jar, or of the classes where it runs without one. */
  static synchronized String digest() {
    if (digest == null) {
      CodeSource source = Program.class.getProtectionDomain().getCodeSource();
      try {
        digest = source == null ? version() : Inputs.content(Path.of(source.getLocation().toURI()));
      } catch (URISyntaxException e) {
        digest = version();
      }
    }
    return digest;
  }
}
