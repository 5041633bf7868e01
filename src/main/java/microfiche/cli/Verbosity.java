package microfiche.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Printable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How much a command says on standard error. */
final class Verbosity {
  /** Reasons shown in a summary; --verbose and --report show all. */
  private static final int REASONS = 8;

  @Option(names = "--quiet", description = "Say nothing but errors.")
  private boolean quiet;

  @Option(
      names = "--verbose",
      description =
          "Say more: what was added, changed and removed, every rejected file, every note.")
  private boolean verbose;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  boolean quiet() {
    return quiet;
  }

  boolean verbose() {
    return verbose;
  }

  /** Shows where the program failed. */
  void trace(Throwable failure) {
    if (command != null && Commands.isDebugging(command)) {
      failure.printStackTrace(Console.UTF8_ERR);
    }
  }

  /** The same of failures that cost a seed each. */
  void trace(List<BuildReport.Failure> failures) {
    if (command != null && Commands.isDebugging(command)) {
      failures.forEach(failure -> Console.UTF8_ERR.print(failure.where() + ": " + failure.trace()));
    }
  }

  /** Prints a line, unless the command is to be quiet. */
  void say(String line) {
    if (!quiet) {
      Console.UTF8_ERR.println(Printable.lines(Speech.line(line)));
    }
  }

  /**
   * Says how many findings have which reason, the most frequent first, each with an example.
   *
   * @param where the sentence that says where all of them are named
   */
  void sayReasons(List<Finding> findings, String where) {
    Map<String, List<Finding>> reasons = new TreeMap<>();
    for (Finding finding : findings) {
      reasons.computeIfAbsent(finding.what(), what -> new ArrayList<>()).add(finding);
    }
    reasons.entrySet().stream()
        .sorted((a, b) -> b.getValue().size() - a.getValue().size())
        .limit(REASONS)
        .forEach(
            reason -> {
              String example = reason.getValue().get(0).where();
              say(
                  String.format(
                      Locale.ROOT,
                      "    %,6d  %s (%s%s)",
                      reason.getValue().size(),
                      Speech.line(reason.getKey()),
                      reason.getValue().size() == 1 ? "" : Speech.line("such as "),
                      example));
            });
    if (!reasons.isEmpty() && !verbose) {
      say("    " + where);
    }
  }

  /** Prints warnings and rejections; notes only when verbose. */
  void print(List<Finding> findings) {
    for (Finding finding : findings.stream().sorted().toList()) {
      if (finding.severity() != Finding.Severity.NOTE || verbose) {
        say(Speech.finding(finding));
      }
    }
  }
}
