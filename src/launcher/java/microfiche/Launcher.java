package microfiche;

/**
 * Where {@code java -jar} begins. Compiled for Java 8, so that an older Java says what to install
 * instead of a class version that nobody can read.
 */
public final class Launcher {
  /** The oldest Java that runs the program. */
  static final int NEEDED = 17;

  private Launcher() {}

  /** Starts the program, or says why not and exits with 1. */
  public static void main(String[] arguments) {
    String version = System.getProperty("java.specification.version");
    if (feature(version) < NEEDED) {
      System.err.println(advice(version));
      System.exit(1);
    }
    Microfiche.main(arguments); // looked for only when it is called
  }

  /** 8 of "1.8", 11 of "11". */
  static int feature(String version) {
    String number = version.startsWith("1.") ? version.substring(2) : version;
    int end = 0;
    while (end < number.length() && Character.isDigit(number.charAt(end))) {
      end++;
    }
    return end == 0 ? 0 : Integer.parseInt(number.substring(0, end));
  }

  /** In ASCII: who knows what this terminal can show. */
  static String advice(String version) {
    return "microfiche: this is Java "
        + version
        + "; Microfiche needs Java "
        + NEEDED
        + " or newer"
        + System.lineSeparator()
        + "  hint: install one, e.g. \"apt install openjdk-17-jre-headless\" (Debian, Ubuntu), \"brew install openjdk\" (macOS)"
        + " or Temurin from adoptium.net, and see that \"java -version\" shows it";
  }
}
