package microfiche.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A Java machine that runs one command after the other in one folder, as somebody does who stays in
 * his terminal. Folder and streams are those of a process; only its start is saved, which takes
 * longer than most commands. What {@link Commands#run} returns stands for the exit code. For one
 * thread.
 */
final class CommandShell implements AutoCloseable {
  /** Ends what a command says; no command says it. */
  private static final int END = 0;

  private final Process process;
  private final DataOutputStream commands;
  private final InputStream out;
  private final InputStream err;

  /** What a command said. */
  record Said(int code, String out, String err) {}

  private CommandShell(Process process) {
    this.process = process;
    this.commands = new DataOutputStream(process.getOutputStream());
    this.out = new BufferedInputStream(process.getInputStream());
    this.err = new BufferedInputStream(process.getErrorStream());
  }

  static CommandShell in(Path folder) throws IOException {
    return new CommandShell(
        new ProcessBuilder(java(CommandShell.class.getName())).directory(folder.toFile()).start());
  }

  /** Starts Java as it starts quickest, with all that this test has; {@code arguments} follow. */
  static List<String> java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath()));
    command.addAll(List.of(arguments));
    return command;
  }

  private static String classPath() {
    return String.join(
        File.pathSeparator,
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(part -> Path.of(part).toAbsolutePath().toString())
            .toList());
  }

  /** Runs one command, and returns when it is done. */
  Said run(String... args) throws IOException {
    commands.writeInt(args.length);
    for (String arg : args) {
      commands.writeUTF(arg);
    }
    commands.flush();
    CompletableFuture<byte[]> complaints = CompletableFuture.supplyAsync(() -> said(err));
    String output = new String(said(out), StandardCharsets.UTF_8);
    int last = output.lastIndexOf('\n');
    return new Said(
        Integer.parseInt(output.substring(last + 1)),
        output.substring(0, last),
        new String(complaints.join(), StandardCharsets.UTF_8));
  }

  private static byte[] said(InputStream stream) {
    try {
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      int b;
      while ((b = stream.read()) != END) {
        if (b < 0) {
          throw new AssertionError("it ended: " + said.toString(StandardCharsets.UTF_8));
        }
        said.write(b);
      }
      return said.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() throws IOException {
    commands.close();
    process.destroyForcibly().onExit().join();
  }

  /** The other side: reads commands until there are no more. */
  public static void main(String[] none) throws IOException {
    DataInputStream commands = new DataInputStream(System.in);
    PrintStream out = System.out;
    while (true) {
      String[] args;
      try {
        args = new String[commands.readInt()];
      } catch (EOFException e) {
        return;
      }
      for (int i = 0; i < args.length; i++) {
        args[i] = commands.readUTF();
      }
      int code = Commands.run(args);
      out.print("\n" + code + (char) END);
      out.flush();
      System.err.print((char) END);
      System.err.flush();
    }
  }
}
