package microfiche.cli;

import java.io.IOException;
import java.io.InputStream;
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
 * grow to a quarter of the memory before it collects much, and on few processors compiles for as
 * long as it works. Who names options of the machine himself gets those instead.
 */
final class OwnMachine {
  /** Says in the second machine that it is that. */
  private static final String MARK = "microfiche.machine";

  /**
   * On few processors one thread collects, and only what {@code compile.json} names is compiled a
   * second time with care: 50,000 seeds took 39 s instead of 50 on two. Larger machines have
   * processors to spare for both.
   */
  private static final int FEW = 4;

  private static final String COMPILE = "/microfiche/cli/compile.json";

  private OwnMachine() {}

  /** Runs {@code args} there and returns the exit code; null when they are to be run here. */
  static @Nullable Integer run(String... args) {
    if (System.getProperty(MARK) != null) {
      endWithParent();
      return null;
    }
    boolean build = args.length > 0 && args[0].equals("build");
    Path jar = build ? jar() : null; // who asks for the version waits for nothing else
    if (jar == null || hasOptions()) {
      return null;
    }
    Path compile = null;
    try {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("-XX:-UsePerfData");
      if (Runtime.getRuntime().availableProcessors() <= FEW) {
        compile = Files.createTempFile("microfiche", ".json");
        command.addAll(frugal(compile));
      }
      command.add("-D" + MARK + "=own");
      command.addAll(List.of("-cp", jar.toString(), "microfiche.Microfiche"));
      command.addAll(Arrays.asList(args));
      Process process = new ProcessBuilder(command).inheritIO().start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
      return process.waitFor();
    } catch (IOException e) {
      return null; // no second process to be had: then here
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Commands.FAILED;
    } finally {
      delete(compile);
    }
  }

  /** Options for few processors; {@code compile} is written for the machine to read. */
  private static List<String> frugal(Path compile) throws IOException {
    try (InputStream own = OwnMachine.class.getResourceAsStream(COMPILE)) {
      if (own == null) {
        throw new IllegalStateException(COMPILE + " is missing from the program");
      }
      Files.write(compile, own.readAllBytes());
    }
    return List.of(
        "-XX:+UseSerialGC",
        "-XX:+UnlockDiagnosticVMOptions",
        "-XX:-DisplayVMOutput", // it tells on standard output how many directives it read
        "-XX:CompilerDirectivesFile=" + compile);
  }

  private static void delete(@Nullable Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
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
