package microfiche.cli;

import java.util.Objects;
import microfiche.report.Finding;
import microfiche.report.UserError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line as a whole; exit codes are those of the contract. */
@Command(
    name = "microfiche",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    description =
        "Turns a folder of mirrored news articles into an archive that opens by double click, offline.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Begin with: microfiche init FOLDER, or microfiche build --seeds FOLDER --out site",
      "Exit codes: 0 done, 1 failed, 2 wrong usage or configuration, 3 something was found."
    },
    subcommands = {
      BuildCommand.class,
      ExtractCommand.class,
      ExplainCommand.class,
      CheckCommand.class,
      FetchImagesCommand.class,
      InitCommand.class,
      ServeCommand.class,
      HelpCommand.class
    })
public final class Commands implements Runnable {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int FOUND = 3;

  @Spec private @Nullable CommandSpec spec;

  private Commands() {}

  /** Runs the command that {@code args} name and returns its exit code. */
  public static int run(String... args) {
    Integer there = OwnMachine.run(args);
    return there != null ? there : runHere(args);
  }

  private static int runHere(String... args) {
    CommandLine line = new CommandLine(new Commands());
    line.setOut(Console.writer(Console.UTF8_OUT));
    line.setErr(Console.writer(Console.UTF8_ERR));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Console.ansi()));
    line.setExecutionExceptionHandler(
        (e, failed, parsed) -> {
          line.getErr().println(message(e));
          line.getErr().flush();
          return e instanceof UserError error && error.kind() == UserError.Kind.USAGE
              ? USAGE
              : FAILED;
        });
    return line.execute(args);
  }

  /** Without a command there is nothing to do but to say what there is. */
  @Override
  public void run() {
    CommandSpec self = Objects.requireNonNull(spec);
    throw new ParameterException(self.commandLine(), "Name a command.");
  }

  /** What a user is told of an error; no stack trace ever. */
  static String message(Exception e) {
    if (e instanceof UserError error) {
      StringBuilder out = new StringBuilder();
      for (Finding finding : error.findings()) {
        out.append(out.isEmpty() ? "" : System.lineSeparator()).append(finding);
      }
      return out.toString();
    }
    return "microfiche: "
        + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
        + System.lineSeparator()
        + "  hint: this is a fault of the program; please report it with what you did";
  }
}
