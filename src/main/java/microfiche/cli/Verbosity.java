package microfiche.cli;

import java.util.List;
import microfiche.report.Finding;
import picocli.CommandLine.Option;

/** How much a command says on standard error. */
final class Verbosity {
  @Option(names = "--quiet", description = "Say nothing but errors.")
  private boolean quiet;

  @Option(names = "--verbose", description = "Say more: every rejected file, every note.")
  private boolean verbose;

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }

  /** Prints a line, unless the command is to be quiet. */
  void say(String line) {
    if (!quiet) {
      Console.UTF8_ERR.println(line);
    }
  }

  /** Prints warnings; rejections and notes only when verbose, for they are many. */
  void printUnlessMany(List<Finding> findings) {
    print(
        findings.stream()
            .filter(f -> verbose || f.severity() == Finding.Severity.WARNING)
            .toList());
  }

  /** Prints warnings and rejections; notes only when verbose. */
  void print(List<Finding> findings) {
    for (Finding finding : findings.stream().sorted().toList()) {
      if (finding.severity() != Finding.Severity.NOTE || verbose) {
        say(finding.toString());
      }
    }
  }
}
