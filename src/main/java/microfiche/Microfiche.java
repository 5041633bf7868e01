package microfiche;

import microfiche.cli.Commands;

/** The program's entry point. */
public final class Microfiche {
  private Microfiche() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    System.exit(Commands.run(args));
  }
}
