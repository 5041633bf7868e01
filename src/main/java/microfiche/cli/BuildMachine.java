package microfiche.cli;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import microfiche.resource.Resources;
import org.jspecify.annotations.Nullable;

/**
 * How a Java machine is set up for a build. One that goes on from an earlier build has little to do
 * as a rule: it wants a quick start, compiles once and lightly, and takes its classes from an
 * archive beside the notes. One that begins anew wants throughput. A build that turns out to be
 * larger than it looked says so at once, and is begun again in the other machine.
 *
 * <p>Not for several threads; made where every class counts that is loaded.
 */
final class BuildMachine {
  /** What a build exits with that has more to do than a quick start is good for. */
  static final int TOO_SMALL = 64;

  /** Seeds that a machine with a quick start reads at most: above, careful compiling pays. */
  static final int FEW_SEEDS = 1500;

  /** Says in the second machine that it has a quick start. */
  private static final String QUICK = "microfiche.quick";

  private static final String RECORDING = "microfiche.recording";

  private static final String AGAIN = "microfiche.again";

  /** Names the file with directives for the compiler, which the second machine takes away. */
  private static final String DIRECTIVES = "microfiche.directives";

  /**
   * On few processors one thread collects, and only what {@code compile.json} names is compiled a
   * second time with care: 50,000 seeds took 39 s instead of 50 on two. Larger machines have
   * processors to spare for both. No product flag says which methods are worth it; hence the
   * diagnostic ones.
   */
  private static final int FEW = 4;

  private static final String COMPILE = "cli/compile.json";

  private final List<String> options = new ArrayList<>();
  private @Nullable Path made;
  private @Nullable Path archive;

  private BuildMachine() {
    options.add("-XX:-UsePerfData");
  }

  /** The machine that suits the build with those arguments, as far as can be seen from here. */
  static BuildMachine of(String[] args, Path jar) {
    Path work = full(args) ? null : work(args);
    return work != null && Files.exists(work.resolve("site")) ? quick(work, jar) : large();
  }

  /** A machine for a build with much to do. */
  static BuildMachine large() {
    BuildMachine machine = new BuildMachine();
    if (Runtime.getRuntime().availableProcessors() <= FEW) {
      try {
        Path directives = Files.createTempFile("microfiche", ".json");
        Files.write(directives, Resources.bytes(COMPILE));
        machine.options.add("-XX:+UseSerialGC");
        machine.options.add("-XX:+UnlockDiagnosticVMOptions");
        machine.options.add("-XX:-DisplayVMOutput"); // else it tells how many directives it read
        machine.options.add("-XX:CompilerDirectivesFile=" + directives);
        machine.options.add("-D" + DIRECTIVES + "=" + directives);
      } catch (IOException e) {
        // no room for temporary files: then without
      }
    }
    return machine;
  }

  /** The same, after one with a quick start gave up. */
  static BuildMachine again() {
    BuildMachine machine = large();
    machine.options.add("-D" + AGAIN + "=true");
    return machine;
  }

  /** Whether a machine gave up before this one, having told the user how it began. */
  static boolean isAgain() {
    return Boolean.getBoolean(AGAIN);
  }

  /** Whether this machine leaves an archive of its classes when it ends. */
  static boolean isRecording() {
    return Boolean.getBoolean(RECORDING);
  }

  private static BuildMachine quick(Path work, Path jar) {
    BuildMachine machine = new BuildMachine();
    machine.options.add("-D" + QUICK + "=true");
    machine.options.add("-XX:TieredStopAtLevel=1");
    machine.options.add("-XX:+UseSerialGC");
    machine.options.add("-Xshare:auto"); // without the archive when it does not fit
    machine.options.add("-Xlog:disable");
    try {
      String version = System.getProperty("java.vm.version") + System.getProperty("java.home");
      String program = jar.toString() + Files.size(jar) + Files.getLastModifiedTime(jar).toMillis();
      String name = "classes-" + hex(version) + hex(program) + ".jsa";
      Path archive = work.resolve(name);
      if (Files.exists(archive)) {
        machine.options.add("-XX:SharedArchiveFile=" + archive);
      } else if (Files.isWritable(work)) {
        machine.archive = archive;
        machine.made = work.resolve(name + ".new");
        machine.options.add("-XX:ArchiveClassesAtExit=" + machine.made);
        machine.options.add("-D" + RECORDING + "=true");
      }
    } catch (IOException e) {
      // then without an archive
    }
    return machine;
  }

  private static String hex(String text) {
    return Integer.toHexString(text.hashCode() | 1 << 28);
  }

  List<String> options() {
    return options;
  }

  /** Puts the class archive that a machine left into its place, and takes those of others away. */
  void ended(@Nullable Integer code) {
    if (made == null || archive == null) {
      return;
    }
    try {
      boolean whole = code != null && code == Commands.DONE;
      Path folder = archive.getParent();
      File[] files = folder == null ? null : folder.toFile().listFiles();
      for (File file : files == null ? new File[0] : files) {
        String name = file.getName();
        boolean other = name.startsWith("classes-") && name.endsWith(".jsa");
        if (whole && other) {
          Files.deleteIfExists(file.toPath());
        }
      }
      if (whole && Files.exists(made)) {
        Files.move(made, archive);
      } else {
        Files.deleteIfExists(made);
      }
    } catch (IOException e) {
      // it only saves work
    }
  }

  /** In the second machine: takes away what the first left for it to read. */
  static void tidy() {
    String directives = System.getProperty(DIRECTIVES);
    if (directives != null) {
      try {
        Files.deleteIfExists(Path.of(directives));
      } catch (IOException e) {
        // it lies among other temporary files
      }
    }
  }

  /** Seeds that a build in this machine may read before it is better done in another. */
  static int mostSeeds() {
    return Boolean.getBoolean(QUICK) ? FEW_SEEDS : Integer.MAX_VALUE;
  }

  private static boolean full(String[] args) {
    for (String arg : args) {
      if (arg.equals("--full")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Where earlier builds left their notes, or a guess: the second machine reads the configuration
   * with care. Null when that cannot be seen.
   */
  private static @Nullable Path work(String[] args) {
    String config = value("--config", args);
    Path file = Path.of(config == null ? "site-config.yaml" : config);
    String out = value("--out", args);
    String work = null;
    try {
      if (Files.isRegularFile(file)) {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            work = line.startsWith("work:") ? bare(line) : work;
            if (line.startsWith("out:") && value("--out", args) == null) {
              out = bare(line);
            }
          }
        }
      }
    } catch (IOException e) {
      return null;
    }
    Path folder = file.toAbsolutePath().getParent();
    boolean named = value("--out", args) != null;
    Path site = Path.of(out == null ? "site" : out);
    Path place = named || folder == null ? site.toAbsolutePath() : folder.resolve(site);
    if (work != null && !named) {
      return folder == null ? Path.of(work) : folder.resolve(work);
    }
    Path name = place.normalize().getFileName();
    return name == null ? null : place.normalize().resolveSibling("." + name + ".microfiche");
  }

  /** What stands behind the colon, without quotes and comment. */
  private static String bare(String line) {
    String value = line.substring(line.indexOf(':') + 1);
    int comment = value.indexOf(" #");
    value = (comment < 0 ? value : value.substring(0, comment)).strip();
    boolean quoted =
        value.length() > 1
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  private static @Nullable String value(String option, String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals(option) && i + 1 < args.length) {
        return args[i + 1];
      }
      if (args[i].startsWith(option) && args[i].startsWith("=", option.length())) {
        return args[i].substring(option.length() + 1);
      }
    }
    return null;
  }
}
