package microfiche.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import microfiche.export.ReportJson;
import microfiche.report.BuildReport;
import microfiche.report.Reasons;
import microfiche.report.UserError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The report of a command as a file. */
final class ReportOption {
  @Option(names = "--report", paramLabel = "FILE", description = "Write the report as JSON.")
  private @Nullable Path file;

  /** Sees before the work that the report can be written after it. */
  void check() {
    Path folder = file == null ? null : file.toAbsolutePath().getParent();
    if (file != null && (folder == null || !Files.isDirectory(folder))) {
      throw UserError.usage(file.toString(), "its folder is not there", "make it first");
    }
  }

  /**
   * Writes it if it was asked for.
   *
   * @param done what was done all the same, should that fail
   */
  void write(BuildReport report, String done) {
    if (file == null) {
      return;
    }
    try {
      Files.writeString(file, ReportJson.of(report));
    } catch (IOException e) {
      throw UserError.failed(
          file.toString(), "the report cannot be written: " + Reasons.of(e), done);
    }
  }

  /**
   * The same after a failure, which is what a user must hear of whether it can be written or not.
   */
  void write(BuildReport report, Throwable failure) {
    try {
      write(report, "nothing was published");
    } catch (UserError e) {
      failure.addSuppressed(e);
    }
  }
}
