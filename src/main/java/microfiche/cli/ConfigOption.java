package microfiche.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import microfiche.config.SiteConfig;
import microfiche.config.SiteConfigFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which configuration a command follows. */
final class ConfigOption {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The configuration; default: ./site-config.yaml if it is there.")
  private @Nullable Path file;

  SiteConfig read() {
    return SiteConfigFile.read(file);
  }

  /** Where the configuration is, or would be. */
  Path path() {
    return file == null ? Path.of(SiteConfigFile.NAME) : file;
  }

  /** Whether there is any. */
  boolean isThere() {
    return Files.exists(path());
  }

  /** Whether the configuration is one that happens to lie in the working directory. */
  boolean found() {
    return file == null && Files.exists(Path.of(SiteConfigFile.NAME));
  }
}
