package microfiche;

import java.util.Locale;
import microfiche.cli.Commands;

/** The program's entry point. */
public final class Microfiche {
  private Microfiche() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    // The machine's language changes nothing; libraries, too, would take digits and letters from
    // it.
    Locale.setDefault(Locale.ROOT);
    System.exit(Commands.run(args));
  }
}
