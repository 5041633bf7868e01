package microfiche.cli;

import java.util.concurrent.Callable;
import microfiche.report.UserError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the archive in a browser while it is being made. */
@Command(
    name = "serve",
    description = {
      "Builds the archive and shows it at an address of this machine that no other can reach. "
          + "When a seed, a template, a rule file or the configuration changes, it is built again "
          + "and open pages are loaded again.",
      "The archive itself needs no server: this is for those who work on it. Ctrl-C ends it."
    })
final class ServeCommand implements Callable<Integer> {
  @Mixin private final Verbosity verbosity = new Verbosity();

  @Mixin private final ConfigOption configuration = new ConfigOption();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port; default: 8080, or the next that is free.")
  private @Nullable Integer port;

  @Option(names = "--no-watch", description = "Build once, and only show the result.")
  private boolean noWatch;

  @Override
  public Integer call() throws InterruptedException {
    if (port != null && (port < 1 || port > 65_535)) {
      throw UserError.usage("--port", "cannot be " + port, "allowed: 1 to 65535");
    }
    new Preview(configuration, verbosity).run(port, !noWatch);
    return Commands.DONE;
  }
}
