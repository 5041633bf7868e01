package microfiche.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Runs a program and measures it with everything it starts. The processor time is what the kernel
 * booked for the ended process and those it waited for, as the shell's {@code times} tells; the
 * memory is the high-water mark that the kernel keeps of each process, read while it lives.
 */
final class Stopwatch {
  private static final long EVERY_MILLISECONDS = 20;

  /** user and system time of the children: the second line of {@code times}. */
  private static final Pattern TIMES =
      Pattern.compile("\\n(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s\\s*$");

  private static final Pattern HIGH_WATER = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  /**
   * What one run took.
   *
   * @param exit the program's exit code
   * @param cpu seconds of all processors together
   * @param largest bytes of the process that had most
   * @param together bytes of all processes that lived at one time
   */
  record Reading(int exit, double wall, double cpu, long largest, long together) {}

  private final Path folder;

  /** A stopwatch whose notes and programs' output lie in {@code folder}. */
  Stopwatch(Path folder) {
    this.folder = folder;
  }

  /** Runs {@code command} in the folder; what it prints goes into {@code NAME.log} there. */
  Reading run(String name, List<String> command, Map<String, String> environment) {
    Path times = folder.resolve("times");
    List<String> wrapped = new ArrayList<>();
    wrapped.addAll(List.of("bash", "-c", "\"$@\"; code=$?; times > \"$0\"; exit $code"));
    wrapped.add(times.toString());
    wrapped.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(wrapped).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.redirectErrorStream(true);
    builder.redirectOutput(Redirect.to(folder.resolve(name + ".log").toFile()));
    try {
      long start = System.nanoTime();
      Process process = builder.start();
      Map<Long, Long> marks = new HashMap<>();
      long together = 0;
      do {
        together = Math.max(together, sample(process, marks));
      } while (!process.waitFor(EVERY_MILLISECONDS, TimeUnit.MILLISECONDS));
      double wall = (System.nanoTime() - start) / 1e9;
      long largest = marks.values().stream().mapToLong(mark -> mark).max().orElse(0);
      return new Reading(process.exitValue(), wall, cpu(times), largest, together);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Reads all processes below the shell; answers the sum of those that live now. */
  private static long sample(Process shell, Map<Long, Long> marks) throws IOException {
    long sum = 0;
    for (ProcessHandle child : shell.descendants().toList()) {
      long mark = highWater(child.pid());
      marks.merge(child.pid(), mark, Math::max);
      sum += mark;
    }
    return sum;
  }

  private static long highWater(long process) throws IOException {
    try {
      String status = Files.readString(Path.of("/proc", Long.toString(process), "status"));
      Matcher mark = HIGH_WATER.matcher(status);
      return mark.find() ? Long.parseLong(mark.group(1)) * 1024 : 0;
    } catch (NoSuchFileException e) {
      return 0; // ended in this moment
    } catch (IOException e) {
      if (Files.exists(Path.of("/proc", Long.toString(process)))) {
        throw e;
      }
      return 0;
    }
  }

  private static double cpu(Path times) throws IOException {
    String text = Files.readString(times);
    Matcher line = TIMES.matcher(text);
    if (!line.find()) {
      throw new IOException("not understood: " + text);
    }
    return Integer.parseInt(line.group(1)) * 60
        + Double.parseDouble(line.group(2))
        + Integer.parseInt(line.group(3)) * 60
        + Double.parseDouble(line.group(4));
  }
}
