package microfiche.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import microfiche.export.ReportJson;
import microfiche.report.BuildReport;
import microfiche.report.Reasons;
import microfiche.report.UserError;

/** The build report as a file. */
final class ReportFile {
  private ReportFile() {}

  static void write(Path file, BuildReport report) {
    try {
      Files.writeString(file, ReportJson.of(report));
    } catch (IOException e) {
      throw UserError.failed(
          file.toString(),
          "the report cannot be written: " + Reasons.of(e),
          "the site is published");
    }
  }
}
