package microfiche.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import microfiche.check.BagCheck;
import microfiche.check.SiteCheck;
import microfiche.config.SiteConfigFile;
import microfiche.report.Finding;
import microfiche.report.Progress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks a published site. */
@Command(
    name = "check",
    description =
        "Checks a published site: every internal link and asset lands, no page can load anything from "
            + "the network, every page is well-formed. Exits with 3 when something was found.")
final class CheckCommand implements Callable<Integer> {
  @Mixin private final Verbosity verbosity = new Verbosity();

  @Parameters(
      paramLabel = "DIR",
      descriptionKey = "DIR",
      arity = "0..1",
      description = "The site; default: the folder that site-config.yaml names, or ./site.")
  private @Nullable Path folder;

  @Override
  public Integer call() {
    Path site = folder == null ? SiteConfigFile.read(null).out() : folder;
    Progress progress = verbosity.quiet() ? Progress.NONE : new ConsoleProgress();
    List<Finding> findings =
        BagCheck.isBag(site) ? BagCheck.of(site, progress) : SiteCheck.of(site, progress);
    PrintStream out = new PrintStream(Console.UTF8_OUT, false, StandardCharsets.UTF_8);
    findings.forEach(out::println);
    Console.flush(out);
    verbosity.say(
        Speech.line(
            findings.isEmpty()
                ? "Nothing wrong was found."
                : findings.size() == 1
                    ? "One thing was found."
                    : findings.size() + " things were found."));
    return findings.isEmpty() ? Commands.DONE : Commands.FOUND;
  }
}
