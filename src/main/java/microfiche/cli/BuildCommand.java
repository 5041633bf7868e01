package microfiche.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import microfiche.Build;
import microfiche.build.TooMuchException;
import microfiche.build.Trust;
import microfiche.config.SiteConfig;
import microfiche.config.SiteConfigFile;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Progress;
import microfiche.report.Tally;
import microfiche.report.UserError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes the archive. */
@Command(
    name = "build",
    description = {
      "Reads the seeds and publishes the archive. Run it again whenever seeds were added: "
          + "only files that changed are written.",
      "Without options it follows ./site-config.yaml, or publishes ./seeds to ./site."
    })
final class BuildCommand implements Callable<Integer> {
  @Mixin private final Verbosity verbosity = new Verbosity();

  @Mixin private final ConfigOption configuration = new ConfigOption();

  @Mixin private final ReportOption reportFile = new ReportOption();

  @Option(
      names = "--seeds",
      paramLabel = "DIR",
      description = "A folder with seeds; may be given several times.")
  private List<Path> seeds = new ArrayList<>();

  @Option(
      names = "--records",
      paramLabel = "FILE|DIR",
      arity = "1..*",
      description = {
        "Full records (extract --full), or folders of .ndjson files.",
        "They are published alone, or beside seeds that are named."
      })
  private List<Path> records = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the site goes: an empty or new folder, or an earlier site.")
  private @Nullable Path out;

  @Option(
      names = "--templates",
      paramLabel = "DIR",
      description = "Your own templates; those you do not have come from the default theme.")
  private @Nullable Path templates;

  @Option(names = "--full", description = "Ignore what earlier builds left.")
  private boolean full;

  @Option(
      names = "--verify-seeds",
      description = {
        "Read every seed to see whether it changed.",
        "Otherwise one with the same size, times and identity counts as unchanged."
      })
  private boolean verifySeeds;

  @Option(
      names = "--all-files",
      description = "Read a folder also where nothing looks like an article.")
  private boolean allFiles;

  @Option(
      names = "--strict",
      description = "Exit with 3 when a seed was rejected or a warning was given.")
  private boolean strict;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many threads work at once; default: one per processor.")
  private @Nullable Integer jobs;

  @Parameters(hidden = true, arity = "0..*")
  private List<Path> without = new ArrayList<>();

  @Override
  public Integer call() {
    if (!without.isEmpty()) {
      throw UserError.usage(
          without.get(0).toString(),
          "is named without an option",
          "microfiche build --seeds " + without.get(0) + " --out site");
    }
    if (jobs != null && (jobs < 1 || jobs > 256)) {
      throw UserError.usage("--jobs", "cannot be " + jobs, "allowed: 1 to 256");
    }
    reportFile.check();
    if (configuration.found() && !BuildMachine.isAgain()) {
      verbosity.say("Following ./" + SiteConfigFile.NAME);
    }
    long start = System.nanoTime();
    SiteConfig config = withRecords(configuration.read()).with(seeds, out, templates);
    int threads = jobs == null ? Runtime.getRuntime().availableProcessors() : jobs;
    Progress progress = verbosity.quiet() ? Progress.NONE : new ConsoleProgress();
    Trust trust = full ? Trust.NOTHING : verifySeeds ? Trust.BYTES : Trust.STAMPS;
    Build build = new Build(config, threads, trust, progress);
    BuildReport report;
    try {
      report = run(build.readingAtMost(BuildMachine.mostSeeds()).takingAllFiles(allFiles));
    } catch (TooMuchException e) {
      return BuildMachine.TOO_SMALL;
    }
    report.took("total", (System.nanoTime() - start) / 1_000_000);
    summary(config, report);
    reportFile.write(report, "the site is published");
    boolean found =
        !report.findings(Finding.Severity.REJECTED).isEmpty()
            || !report.findings(Finding.Severity.WARNING).isEmpty();
    if (strict && found) {
      Console.UTF8_ERR.println(
          Speech.line(
              "--strict: seeds were rejected or warnings given, so the exit code is "
                  + Commands.FOUND));
    }
    if (BuildMachine.isRecording()) {
      Rehearsal.run(config);
    }
    return strict && found ? Commands.FOUND : Commands.DONE;
  }

  /** The default folder of seeds gives way to records; one that somebody named does not. */
  private SiteConfig withRecords(SiteConfig config) {
    if (records.isEmpty()) {
      return config;
    }
    boolean named = configuration.isThere();
    List<Path> beside = named ? config.seeds().stream().filter(Files::exists).toList() : List.of();
    return config.withRecords(beside, records);
  }

  /** A build that fails for a fault of the program leaves its report, with the trace. */
  private BuildReport run(Build build) {
    try {
      return build.run();
    } catch (UserError | TooMuchException e) {
      throw e;
    } catch (RuntimeException | Error e) {
      build.report().failed("microfiche", e);
      reportFile.write(build.report(), e);
      throw e;
    }
  }

  private void summary(SiteConfig config, BuildReport report) {
    verbosity.trace(report.failures());
    if (verbosity.verbose()) {
      report
          .changes()
          .forEach(
              change ->
                  verbosity.say(
                      String.format(
                          Locale.ROOT,
                          "%-8s %s%s",
                          change.kind().name().toLowerCase(Locale.ROOT),
                          change.page(),
                          change.seed() == null ? "" : "  (" + change.seed() + ")")));
      verbosity.print(report.findings());
    } else {
      verbosity.print(report.findings(Finding.Severity.WARNING));
    }
    long seconds = report.milliseconds().getOrDefault("total", 0L);
    verbosity.say("");
    verbosity.say(String.format(Locale.ROOT, "%,d files read", report.count(Tally.SEEDS)));
    verbosity.say(
        String.format(Locale.ROOT, "  %,d articles published", report.count(Tally.ARTICLES)));
    verbosity.say(
        String.format(Locale.ROOT, "  %,d copies folded into them", report.count(Tally.FOLDED)));
    if (report.count(Tally.PICTURES) > 0) {
      verbosity.say(
          String.format(
              Locale.ROOT,
              "  %,d of %,d pictures in the site",
              report.count(Tally.PICTURES),
              report.count(Tally.PICTURES) + report.count(Tally.MISSING)));
    }
    verbosity.say(String.format(Locale.ROOT, "  %,d files rejected", report.count(Tally.REJECTED)));
    verbosity.sayReasons(
        report.findings(Finding.Severity.REJECTED), "all of them: " + config.rejected());
    verbosity.say(
        String.format(
            Locale.ROOT,
            "%,d files in the site: %,d written, %,d deleted, the rest was up to date (%.1f s)",
            report.count(Tally.FILES),
            report.count(Tally.CHANGED),
            report.count(Tally.DELETED),
            seconds / 1000.0));
    Path index = config.out().resolve("index.html").toAbsolutePath().normalize();
    verbosity.say("Open it by double click: " + index);
  }
}
