package microfiche.build;

import java.util.function.Supplier;
import microfiche.config.SiteConfig;
import microfiche.report.BuildReport;
import microfiche.report.Progress;
import microfiche.store.SeedNotes;
import microfiche.work.Parallel;

/**
 * What the stages of one build share.
 *
 * @param config of the site
 * @param jobs how many threads work at once
 * @param digests of what the site is made from besides its seeds
 * @param notes what became of the seeds
 * @param parallel the threads
 * @param progress hears how far the build is
 * @param report hears what a user should know
 */
public record BuildContext(
    SiteConfig config,
    int jobs,
    InputDigests digests,
    SeedNotes notes,
    Parallel parallel,
    Progress progress,
    BuildReport report) {

  /** Does the work of a stage, and reports how long it took. */
  public <T> T stage(String name, Supplier<T> work) {
    return timed(name, report, work);
  }

  /** The same of a stage that gives nothing to the next. */
  public void stage(String name, Runnable work) {
    stage(
        name,
        () -> {
          work.run();
          return name;
        });
  }

  /** The same before there is a context. */
  public static <T> T timed(String stage, BuildReport report, Supplier<T> work) {
    long start = System.nanoTime();
    try {
      return work.get();
    } finally {
      report.took(stage, (System.nanoTime() - start) / 1_000_000);
    }
  }
}
