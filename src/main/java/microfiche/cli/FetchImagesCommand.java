package microfiche.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import microfiche.build.PictureAddresses;
import microfiche.build.Program;
import microfiche.config.SiteConfig;
import microfiche.config.SiteConfigFile;
import microfiche.fetch.FetchOptions;
import microfiche.fetch.Fetcher;
import microfiche.fetch.Proxies;
import microfiche.report.BuildReport;
import microfiche.report.Printable;
import microfiche.report.Progress;
import microfiche.report.Tally;
import microfiche.report.UserError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Fetches the pictures of the archive; the only command that uses a network. */
@Command(
    name = "fetch-images",
    description = {
      "Fetches the pictures that the seeds name, from their addresses, into the media folder, where "
          + "the next build finds them. Run it again to go on, or for new seeds: it asks only for "
          + "what is missing.",
      "This is the only command that uses the network. Whoever watches the network sees which hosts "
          + "are asked; --dry-run lists them and asks nobody."
    })
final class FetchImagesCommand implements Callable<Integer> {
  /** What a build takes is no larger, in MB. */
  private static final int LARGEST = 32;

  @Mixin private final Verbosity verbosity = new Verbosity();

  @Mixin private final ConfigOption configuration = new ConfigOption();

  @Mixin private final ReportOption reportFile = new ReportOption();

  @Option(
      names = "--seeds",
      paramLabel = "DIR",
      description = "A folder with seeds; may be given several times.")
  private List<Path> seeds = new ArrayList<>();

  @Option(
      names = "--media",
      paramLabel = "DIR",
      description =
          "Where pictures go; default: the first folder of \"media:\" in the configuration, or the "
              + "folder media beside it.")
  private @Nullable Path media;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Ask for so many pictures at most in this run.")
  private long limit = Long.MAX_VALUE;

  @Option(
      names = "--retry",
      description = "Ask again for pictures that were gone in an earlier run.")
  private boolean retry;

  @Option(
      names = "--dry-run",
      description = "List the hosts and how many pictures each has; ask nobody.")
  private boolean dryRun;

  @Option(
      names = "--largest",
      paramLabel = "MB",
      description = "Leave larger pictures; default: ${DEFAULT-VALUE}, at most " + LARGEST + ".")
  private int largest = 20;

  @Option(
      names = "--pause",
      paramLabel = "MS",
      description =
          "Milliseconds between two requests to one host; default: ${DEFAULT-VALUE}. Two may be under "
              + "way at once.")
  private int pause = 250;

  @Option(names = "--allow-private", description = "Ask addresses in your own network as well.")
  private boolean allowPrivate;

  @Override
  public Integer call() {
    if (limit < 1 || largest < 1 || largest > LARGEST || pause < 0 || pause > 600_000) {
      throw UserError.usage(
          "fetch-images",
          "a number is not allowed",
          "--limit from 1, --largest from 1 to " + LARGEST + ", --pause from 0 to 600000");
    }
    reportFile.check();
    long start = System.nanoTime();
    SiteConfig config = configuration.read().with(seeds, null, null);
    int jobs = Runtime.getRuntime().availableProcessors();
    Progress progress = verbosity.quiet() ? Progress.NONE : new ConsoleProgress();
    PictureAddresses.Found pictures = PictureAddresses.of(config, jobs, progress);
    Path folder = folder(config);
    FetchOptions options =
        FetchOptions.usual(
            Program.version(), Duration.ofMillis(pause), (long) largest << 20, allowPrivate);
    try (Fetcher fetcher =
        Fetcher.of(pictures.all(), pictures.here(), folder, limit, retry, options)) {
      return dryRun ? list(fetcher) : fetch(fetcher, folder, progress, start);
    }
  }

  private Path folder(SiteConfig config) {
    if (media != null) {
      return media;
    }
    return config.media().isEmpty()
        ? SiteConfigFile.mediaBeside(configuration.path())
        : config.media().get(0);
  }

  private int list(Fetcher fetcher) {
    PrintStream out = new PrintStream(Console.UTF8_OUT, false, StandardCharsets.UTF_8);
    fetcher.hosts().forEach((host, count) -> out.println(count + "\t" + Printable.of(host)));
    Console.flush(out);
    verbosity.say(asking("Would ask ", fetcher) + " Nobody was asked.");
    return Commands.DONE;
  }

  private int fetch(Fetcher fetcher, Path folder, Progress progress, long start) {
    if (!fetcher.hosts().isEmpty()) {
      Proxies.refuseUnused(System.getenv(), System.getProperties());
      verbosity.say(
          asking("Asking ", fetcher) + " Whoever watches the network sees that; Ctrl-C stops.");
    }
    BuildReport report = fetcher.hosts().isEmpty() ? fetcher.report() : fetcher.run(progress);
    report.took("total", (System.nanoTime() - start) / 1_000_000);
    summary(report, folder);
    reportFile.write(report, "the pictures are kept");
    boolean nothing =
        report.count(Tally.FAILED) > 0 && report.count(Tally.FAILED) == report.count(Tally.ASKED);
    return nothing ? Commands.FAILED : Commands.DONE;
  }

  private static String asking(String begin, Fetcher fetcher) {
    Map<String, Integer> hosts = fetcher.hosts();
    int pictures = hosts.values().stream().mapToInt(Integer::intValue).sum();
    return String.format(
        Locale.ROOT,
        "%s%,d %s on the network for %,d %s.",
        begin,
        hosts.size(),
        hosts.size() == 1 ? "host" : "hosts",
        pictures,
        pictures == 1 ? "picture" : "pictures");
  }

  private void summary(BuildReport report, Path folder) {
    if (verbosity.verbose()) {
      verbosity.print(report.findings());
    }
    verbosity.say("");
    verbosity.say(count(report, "%,d pictures in the archive", Tally.WANTED));
    verbosity.say(count(report, "  %,d were there already", Tally.HERE));
    verbosity.say(
        count(report, "  %,d fetched", Tally.FETCHED)
            + String.format(Locale.ROOT, " (%.1f MB)", report.count(Tally.BYTES) / 1048576.0));
    verbosity.say(count(report, "  %,d gone", Tally.GONE));
    verbosity.say(count(report, "  %,d not to be had now; the next run asks again", Tally.FAILED));
    verbosity.say(count(report, "  %,d refused", Tally.REFUSED));
    verbosity.sayReasons(report.findings(), "--verbose names every one, --report FILE keeps them");
    verbosity.say("They lie in " + folder.toAbsolutePath().normalize());
  }

  private static String count(BuildReport report, String words, Tally count) {
    return String.format(Locale.ROOT, words, report.count(count));
  }
}
