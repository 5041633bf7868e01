package microfiche.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.ResourceBundle;
import microfiche.report.Finding;
import microfiche.report.Printable;
import microfiche.report.UserError;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
      ExportCommand.class,
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

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace where the program itself fails.")
  private boolean debug;

  @Option(
      names = "--lang",
      paramLabel = "TAG",
      scope = ScopeType.INHERIT,
      description = "What the program speaks: en, zh-Hans or zh-Hant; default: as the system does.")
  void lang(String language) {
    if (!Speech.LANGUAGES.contains(language)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          Speech.line(
              "Invalid value for option '--lang': allowed: "
                  + String.join(", ", Speech.LANGUAGES)));
    }
  }

  private Commands() {}

  /** Whether {@code command} was called with {@code --debug}. */
  static boolean isDebugging(CommandSpec command) {
    return command.root().userObject() instanceof Commands commands && commands.debug;
  }

  /** Runs the command that {@code args} name and returns its exit code. */
  public static int run(String... args) {
    Speech.choose(args);
    Integer there = OwnMachine.run(args);
    return there != null ? there : runHere(args);
  }

  /** All commands, with help in the language of the user. */
  static CommandLine line() {
    CommandLine line = new CommandLine(new Commands());
    ResourceBundle help = Speech.help();
    if (help != null) {
      line.setResourceBundle(help);
    }
    return line;
  }

  private static int runHere(String... args) {
    CommandLine line = line();
    Commands commands = line.getCommand();
    line.setOut(Console.writer(Console.UTF8_OUT));
    line.setErr(Console.writer(Console.UTF8_ERR));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Console.ansi()));
    CommandLine.IParameterExceptionHandler usual = line.getParameterExceptionHandler();
    line.setParameterExceptionHandler(
        (e, given) -> usual.handleParseException(printable(e), given));
    line.setExecutionExceptionHandler((e, failed, parsed) -> commands.failed(e, line.getErr()));
    try {
      return line.execute(args);
    } catch (Error e) {
      return commands.failed(e, line.getErr());
    }
  }

  /** The same, with the words of the command line in a form that a terminal may show. */
  private static ParameterException printable(ParameterException e) {
    String message = String.valueOf(e.getMessage());
    String safe = Speech.line(Printable.lines(message));
    if (safe.equals(message)) {
      return e;
    }
    return e.getArgSpec() == null && e.getValue() == null
        ? new ParameterException(e.getCommandLine(), safe, e)
        : new ParameterException(e.getCommandLine(), safe, e, e.getArgSpec(), e.getValue());
  }

  /** Says why a command failed and answers its exit code. */
  private int failed(Throwable e, PrintWriter err) {
    if (debug && !(e instanceof UserError)) {
      e.printStackTrace(err);
    }
    err.println(message(e));
    err.flush();
    return e instanceof UserError error && error.kind() == UserError.Kind.USAGE ? USAGE : FAILED;
  }

  /** Without a command there is nothing to do but to say what there is. */
  @Override
  public void run() {
    CommandSpec self = Objects.requireNonNull(spec);
    throw new ParameterException(self.commandLine(), Speech.line("Name a command."));
  }

  /** What a user is told of an error; a stack trace only with {@code --debug}. */
  static String message(Throwable e) {
    if (e instanceof UserError error) {
      StringBuilder out = new StringBuilder();
      for (Finding finding : error.findings()) {
        out.append(out.isEmpty() ? "" : System.lineSeparator()).append(Speech.finding(finding));
      }
      return out.toString();
    }
    String what =
        e.getMessage() == null ? e.getClass().getSimpleName() : Printable.lines(e.getMessage());
    boolean memory = e instanceof OutOfMemoryError;
    String hint =
        memory
            ? "give Java more, such as java -Xmx2g -jar microfiche.jar build"
            : "this is a fault of the program; please report it with what --debug shows";
    return Speech.line(
            memory ? "microfiche: not enough memory (" + what + ")" : "microfiche: " + what)
        + System.lineSeparator()
        + "  "
        + Speech.line("hint")
        + ": "
        + Speech.line(hint);
  }
}
