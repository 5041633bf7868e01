package microfiche.cli;

import java.io.IOException;
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
 *       much, and on few processors compiles for as long as it works: see {@link BuildMachine}.
 *       Options of the user's own are obeyed instead.
 *   <li>Without a UTF-8 locale (cron, systemd, containers) Java cannot say the names of files with
 *       other letters than ASCII, nor hear them on its command line.
 * </ul>
 *
 * <p>Every build starts here, so that this does without streams, patterns and lambdas: each of them
 * takes in classes by the dozen.
 */
final class OwnMachine {
  /** Says in the second machine that it is that, and the number of the first one's process. */
  private static final String MARK = "microfiche.machine";

  /** Says that the launcher set this machine up; there is no need of a second one then. */
  private static final String LAUNCHED = "microfiche.launched";

  /** How often the second machine sees whether the first is there, in milliseconds. */
  private static final long LOOK = 100;

  /** The command line as its bytes are; Linux has it. */
  private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

  private OwnMachine() {}

  /** Runs {@code args} there and returns the exit code; null when they are to be run here. */
  static @Nullable Integer run(String... args) {
    if (Boolean.getBoolean(LAUNCHED)) {
      return null;
    }
    if (System.getProperty(MARK) != null) {
      endWithParent();
      BuildMachine.tidy();
      return null;
    }
    // Who asks for the version or help waits for nothing else.
    String command = "help";
    for (int i = args.length - 1; i >= 0; i--) {
      command = args[i].startsWith("-") ? command : args[i];
    }
    boolean works = !command.equals("help");
    Path jar = works ? jar() : null;
    boolean names = works && !FileNames.areFaithful();
    boolean build = jar != null && command.equals("build") && !hasOptions();
    if (build && jar != null) {
      BuildMachine machine = BuildMachine.of(args, jar);
      Integer code = start(names, machine.options(), jar, args);
      machine.ended(code);
      return code != null && code == BuildMachine.TOO_SMALL
          ? start(names, BuildMachine.again().options(), jar, args)
          : code;
    }
    return names ? start(true, List.of(), jar, args) : null;
  }

  private static @Nullable Integer start(
      boolean names, List<String> more, @Nullable Path jar, String... args) {
    try {
      List<String> options = new ArrayList<>();
      options.add("-D" + MARK + "=" + ProcessHandle.current().pid());
      options.addAll(more);
      if (names) {
        options.add("-Dsun.jnu.encoding=UTF-8");
        options.add("-Dfile.encoding=UTF-8");
      }
      ProcessBuilder machine = machine(names, options, jar, args);
      if (machine == null) {
        return null;
      }
      Process process = machine.inheritIO().start();
      Thread end =
          new Thread("microfiche-end") {
            @Override
            public void run() {
              end(process);
            }
          };
      Runtime.getRuntime().addShutdownHook(end);
      int code = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(end);
      return code;
    } catch (IOException e) {
      return null; // no second process to be had: then here
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Commands.FAILED;
    } catch (IllegalStateException e) {
      return Commands.FAILED; // this machine is ending
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
    for (String word : start) {
      append(word.getBytes(StandardCharsets.UTF_8), script);
    }
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
        new Thread("microfiche-watch") {
          @Override
          public void run() {
            while (first != null && first.isAlive()) {
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK));
            }
            Runtime.getRuntime().halt(Commands.FAILED);
          }
        };
    watch.setDaemon(true);
    watch.start();
  }

  /** Whether the user gave options for the machine. */
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
