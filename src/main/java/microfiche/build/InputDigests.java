package microfiche.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import microfiche.config.SiteConfig;
import microfiche.hash.Digest;
import microfiche.report.Reasons;
import org.jspecify.annotations.Nullable;

/**
 * What a site is made from besides its seeds, as digests: when one is another, what depends on it
 * is made again.
 *
 * @param program the program itself
 * @param rules all that an article depends on besides its seed
 * @param everything all that the site depends on besides the seeds
 */
public record InputDigests(String program, String rules, String everything) {
  /**
   * The digests of a build.
   *
   * @throws UserError when a folder that the configuration names cannot be read
   */
  public static InputDigests of(SiteConfig config) {
    String program = Program.digest();
    String rules = Digest.of(program + config.timeZone() + folder(config.outlets()));
    String everything = Digest.of(rules + config + folder(config.templates()));
    return new InputDigests(program, rules, everything);
  }

  private static String folder(@Nullable Path folder) {
    return folder == null || !Files.exists(folder) ? "" : content(folder);
  }

  /** A digest of a file, or of all files below a folder with their names. */
  static String content(Path place) {
    try {
      if (Files.isRegularFile(place)) {
        return Digest.of(Files.readAllBytes(place));
      }
      StringBuilder all = new StringBuilder();
      try (Stream<Path> walk = Files.walk(place)) {
        List<Path> files = walk.filter(Files::isRegularFile).sorted().toList();
        for (Path file : files) {
          all.append(place.relativize(file)).append(' ').append(content(file)).append('\n');
        }
      }
      return Digest.of(all.toString());
    } catch (IOException | UncheckedIOException e) {
      throw Reasons.unreadable(place, e);
    }
  }
}
