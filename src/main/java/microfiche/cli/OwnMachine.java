package microfiche.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs a build in a Java machine of its own, which is set up for it: Java's default lets the heap
 * grow to a quarter of the memory before it collects much, and spends more time on compiling a
 * build than on running it. Measured in {@code src/bench}: a third less time, a quarter of the
 * memory. Who names options of the machine himself gets those instead.
 */
final class OwnMachine {
  /** Says in the second machine that it is that. */
  private static final String MARK = "microfiche.machine";

  /**
   * Few processors: one thread collects, and methods are compiled once, quickly, instead of a
   * second time with care. Larger machines have processors to spare for both.
   */
  private static final int FEW = 4;

  private OwnMachine() {}

  /** Runs {@code args} there and returns the exit code; null when they are to be run here. */
  static @Nullable Integer run(String... args) {
    if (System.getProperty(MARK) != null) {
      endWithParent();
      return null;
    }
    Path jar = jar();
    if (args.length == 0 || !args[0].equals("build") || jar == null || hasOptions()) {
      return null;
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options());
    command.add("-D" + MARK + "=own");
    command.addAll(List.of("-cp", jar.toString(), "microfiche.Microfiche"));
    command.addAll(Arrays.asList(args));
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
      return process.waitFor();
    } catch (IOException e) {
      return null; // no second process to be had: then here
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Commands.FAILED;
    }
  }

  private static List<String> options() {
    List<String> options = new ArrayList<>(List.of("-XX:-UsePerfData"));
    if (Runtime.getRuntime().availableProcessors() <= FEW) {
      options.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    }
    return options;
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

  /** A build whose first machine was killed would go on unseen. */
  private static void endWithParent() {
    Thread watch =
        new Thread(
            () -> {
              ProcessHandle.current().parent().ifPresent(first -> first.onExit().join());
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
