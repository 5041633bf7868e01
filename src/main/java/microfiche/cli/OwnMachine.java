package microfiche.cli;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import microfiche.disk.FileNames;
import org.jspecify.annotations.Nullable;

/**
 * Runs a command in a Java machine of its own where the one that was started does not suit it.
 *
 * <ul>
 *   <li>A build: Java's default lets the heap grow to a quarter of the memory before it collects
 *       much, and on few processors compiles for as long as it works. Options of the user's own are
 *       obeyed instead.
 *   <li>Without a UTF-8 locale (cron, systemd, containers) Java cannot say the names of files with
 *       other letters than ASCII, nor hear them on its command line.
 * </ul>
 */
final class OwnMachine {
  /** Says in the second machine that it is that, and the number of the first one's process. */
  private static final String MARK = "microfiche.machine";

  /** Names the file with directives for the compiler, which the second machine takes away. */
  private static final String DIRECTIVES = "microfiche.directives";

  /** How often the second machine sees whether the first is there, in milliseconds. */
  private static final long LOOK = 100;

  /**
   * On few processors one thread collects, and only what {@code compile.json} names is compiled a
   * second time with care: 50,000 seeds took 39 s instead of 50 on two. Larger machines have
   * processors to spare for both.
   */
  private static final int FEW = 4;

  private static final String COMPILE = "/microfiche/cli/compile.json";

  /** The command line as its bytes are; Linux has it. */
  private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

  private OwnMachine() {}

  /** Runs {@code args} there and returns the exit code; null when they are to be run here. */
  static @Nullable Integer run(String... args) {
    if (System.getProperty(MARK) != null) {
      endWithParent();
      delete(System.getProperty(DIRECTIVES)); // the machine has read it
      return null;
    }
    // Who asks for the version or help waits for nothing else.
    String command =
        Arrays.stream(args).filter(arg -> !arg.startsWith("-")).findFirst().orElse("help");
    boolean works = !command.equals("help");
    Path jar = works ? jar() : null;
    boolean names = works && !FileNames.areFaithful();
    boolean build = jar != null && command.equals("build") && !hasOptions();
    return names || build ? start(names, build, jar, args) : null;
  }

  private static @Nullable Integer start(
      boolean names, boolean build, @Nullable Path jar, String... args) {
    Path directives = null;
    try {
      List<String> options =
          new ArrayList<>(List.of("-D" + MARK + "=" + ProcessHandle.current().pid()));
      if (build) {
        options.add("-XX:-UsePerfData");
      }
      if (build && Runtime.getRuntime().availableProcessors() <= FEW) {
        directives = Files.createTempFile("microfiche", ".json");
        options.addAll(frugal(directives));
      }
      if (names) {
        options.addAll(List.of("-Dsun.jnu.encoding=UTF-8", "-Dfile.encoding=UTF-8"));
      }
      ProcessBuilder machine = machine(names, options, jar, args);
      if (machine == null) {
        return null;
      }
      Path waiting = directives;
      Process process = machine.inheritIO().start();
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    end(process);
                    delete(waiting == null ? null : waiting.toString());
                  }));
      return process.waitFor();
    } catch (IOException e) {
      return null; // no second process to be had: then here
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Commands.FAILED;
    } finally {
      delete(directives == null ? null : directives.toString());
    }
  }

  /** The command that starts the second machine, or null when nobody can say it. */
  private static @Nullable ProcessBuilder machine(
      boolean names, List<String> options, @Nullable Path jar, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    if (names && Files.isReadable(COMMAND_LINE)) {
      ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", script(command));
      shell.environment().put("LC_ALL", "C.UTF-8");
      return shell;
    }
    if (jar == null) {
      return null;
    }
    command.addAll(List.of("-cp", jar.toString(), "microfiche.Microfiche"));
    command.addAll(Arrays.asList(args));
    return new ProcessBuilder(command);
  }

  /**
   * A line for the shell that starts the same command with other options. This machine would lose
   * what it cannot say; the shell gets it byte by byte.
   */
  private static String script(List<String> start) throws IOException {
    StringBuilder script = new StringBuilder("exec");
    start.forEach(word -> append(word.getBytes(StandardCharsets.UTF_8), script));
    byte[] line = Files.readAllBytes(COMMAND_LINE);
    int from = 0;
    for (int word = 0; from < line.length; word++) {
      int end = from;
      while (end < line.length && line[end] != 0) {
        end++;
      }
      if (word > 0) { // the first is the name of the machine
        append(Arrays.copyOfRange(line, from, end), script);
      }
      from = end + 1;
    }
    return script.toString();
  }

  private static void append(byte[] word, StringBuilder script) {
    script.append(" \"$(printf %b '");
    for (byte octet : word) {
      script.append(String.format(Locale.ROOT, "\\0%03o", octet & 0xFF));
    }
    script.append("')\"");
  }

  /** Options for few processors; {@code directives} is written for the machine to read. */
  private static List<String> frugal(Path directives) throws IOException {
    try (InputStream own = OwnMachine.class.getResourceAsStream(COMPILE)) {
      if (own == null) {
        throw new IllegalStateException(COMPILE + " is missing from the program");
      }
      Files.write(directives, own.readAllBytes());
    }
    return List.of(
        "-XX:+UseSerialGC",
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:-DisplayVMOutput", // it tells on standard output how many directives it read
        "-XX:CompilerDirectivesFile=" + directives,
        "-D" + DIRECTIVES + "=" + directives);
  }

  private static void delete(@Nullable String file) {
    try {
      if (file != null) {
        Files.deleteIfExists(Path.of(file));
      }
    } catch (IOException e) {
      // it lies among other temporary files
    }
  }

  /** Who stops the first machine means the second. */
  private static void end(Process process) {
    process.destroy();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A build whose first machine was killed, perhaps before this one began, would go on unseen. */
  private static void endWithParent() {
    ProcessHandle first = ProcessHandle.of(Long.getLong(MARK, 0)).orElse(null);
    Thread watch =
        new Thread(
            () -> {
              while (first != null && first.isAlive()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK));
              }
              Runtime.getRuntime().halt(Commands.FAILED);
            },
            "microfiche-watch");
    watch.setDaemon(true);
    watch.start();
  }

  /** Whether the user set up the machine himself. */
  private static boolean hasOptions() {
    String[] arguments = ProcessHandle.current().info().arguments().orElse(null);
    return arguments != null
        ? arguments.length == 0 || !arguments[0].equals("-jar")
        : !ManagementFactory.getRuntimeMXBean().getInputArguments().isEmpty();
  }

  /** The program's jar, or null when it runs without one. */
  private static @Nullable Path jar() {
    try {
      Path place =
          Path.of(OwnMachine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isRegularFile(place) ? place : null;
    } catch (URISyntaxException e) {
      return null;
    }
  }
}
