package microfiche.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import microfiche.Build;
import microfiche.config.SiteConfig;
import microfiche.config.SiteConfigFile;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Progress;
import microfiche.report.Tally;
import microfiche.report.UserError;
import microfiche.serve.Places;
import microfiche.serve.PreviewServer;
import microfiche.serve.Showing;
import microfiche.serve.Watch;
import org.jspecify.annotations.Nullable;

/** Builds, shows, and builds again whenever something changes. For one thread. */
final class Preview {
  /** How long another build may keep this one waiting, in milliseconds. */
  private static final long PATIENCE = 60_000;

  private static final String MANIFEST = "MANIFEST.sha256";

  private final ConfigOption configuration;
  private final Verbosity verbosity;
  private List<Finding> warnings = List.of();
  private String manifest = "";

  Preview(ConfigOption configuration, Verbosity verbosity) {
    this.configuration = configuration;
    this.verbosity = verbosity;
  }

  /**
   * Goes on until the program is stopped.
   *
   * @throws UserError when the first build fails, or no port can be had
   */
  void run(@Nullable Integer port, boolean watching) throws InterruptedException {
    SiteConfig config = configuration.read();
    try (Watch watch = watching ? Watch.over(places(config)) : null) {
      build(config, verbosity.quiet() ? Progress.NONE : new ConsoleProgress());
      Showing showing = new Showing(config.out());
      try (PreviewServer server = PreviewServer.start(showing, port)) {
        verbosity.say("");
        verbosity.say("Open " + server.address() + " in a browser on this machine.");
        if (watch == null) {
          verbosity.say("Ctrl-C ends.");
          while (true) {
            Thread.sleep(PATIENCE);
          }
        }
        String soon = watch.told() ? "" : " after a few seconds";
        verbosity.say("Changes show by themselves" + soon + "; Ctrl-C ends.");
        while (true) {
          watch.await();
          config = again(config, watch, showing);
        }
      }
    }
  }

  /** Builds again and answers the configuration that holds from now on. */
  private SiteConfig again(SiteConfig before, Watch watch, Showing showing)
      throws InterruptedException {
    SiteConfig config = before;
    try {
      watch.follow(places(before)); // first of all, for what changes while the rest is done
      config = configuration.read();
      watch.follow(places(config));
      String old = manifest;
      long start = System.nanoTime();
      BuildReport report = build(config, Progress.NONE);
      if (!manifest.equals(old) || !showing.now().problems().isEmpty()) {
        showing.become(config.out(), List.of());
        said(report, start);
      }
    } catch (UserError e) {
      failed(e, e.findings(), showing);
    } catch (RuntimeException | Error e) {
      failed(e, List.of(Finding.warning("microfiche", Commands.message(e), null)), showing);
    }
    return config;
  }

  private void failed(Throwable e, List<Finding> problems, Showing showing) {
    if (!showing.now().problems().equals(problems)) {
      if (!(e instanceof UserError)) {
        verbosity.trace(e);
      }
      Console.UTF8_ERR.println(Speech.line(now() + "  not built; the preview stays as it was"));
      Console.UTF8_ERR.println(Commands.message(e));
      showing.become(showing.now().site(), problems);
    }
  }

  /** One build; waits while another one is at work in the same place. */
  private BuildReport build(SiteConfig config, Progress progress) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE * 1_000_000;
    while (true) {
      try {
        int threads = Runtime.getRuntime().availableProcessors();
        BuildReport report = new Build(config, threads, false, progress).run();
        manifest = manifest(config.out());
        List<Finding> found = report.findings(Finding.Severity.WARNING);
        if (!found.equals(warnings)) {
          verbosity.print(found);
          warnings = found;
        }
        return report;
      } catch (UserError e) {
        if (e.kind() != UserError.Kind.BUSY || System.nanoTime() > end) {
          throw e;
        }
        Thread.sleep(200);
      }
    }
  }

  /** What the site is at the moment: other files, another text. */
  private static String manifest(Path out) {
    try {
      return Files.readString(out.resolve(MANIFEST));
    } catch (IOException e) {
      return "";
    }
  }

  private void said(BuildReport report, long start) {
    verbosity.say(
        String.format(
            Locale.ROOT,
            "%s  %,d articles; %,d files written, %,d deleted (%.1f s)",
            now(),
            report.count(Tally.ARTICLES),
            report.count(Tally.CHANGED),
            report.count(Tally.DELETED),
            (System.nanoTime() - start) / 1e9));
  }

  private static LocalTime now() {
    return LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
  }

  /** All that the site is made from. */
  private Places places(SiteConfig config) {
    Path file = configuration.path();
    List<Path> folders = new ArrayList<>(config.seeds());
    folders.addAll(config.media());
    folders.add(SiteConfigFile.mediaBeside(file)); // used as soon as it is there
    Stream.of(config.templates(), config.outlets()).filter(Objects::nonNull).forEach(folders::add);
    return new Places(List.of(file), folders, List.of(config.out(), config.work()));
  }
}
