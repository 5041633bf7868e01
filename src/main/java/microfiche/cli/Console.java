package microfiche.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import microfiche.report.UserError;
import picocli.CommandLine.Help.Ansi;

/** Where output goes. Results and messages are UTF-8 whatever the locale says. */
final class Console {
  static final PrintStream UTF8_OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
  static final PrintStream UTF8_ERR =
      new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

  private Console() {}

  /** A writer that ends every line at once. */
  static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  /** Writes what is left; a full disk or a closed pipe is an error. */
  static void flush(PrintStream out) {
    if (out.checkError() || UTF8_OUT.checkError()) {
      throw UserError.failed("standard output", "cannot be written", null);
    }
  }

  /** Colours only on a terminal, never with NO_COLOR; picocli knows the terminals. */
  static Ansi ansi() {
    return Ansi.AUTO.enabled() ? Ansi.ON : Ansi.OFF;
  }

  /** Whether a person watches, so that a line may be written over. */
  // Since JDK 22 a console may exist without a terminal; then isTerminal() says so.
  @SuppressWarnings("SystemConsoleNull")
  static boolean isTerminal() {
    java.io.Console console = System.console();
    if (console == null || "dumb".equals(System.getenv("TERM"))) {
      return false;
    }
    try {
      return (boolean) java.io.Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
