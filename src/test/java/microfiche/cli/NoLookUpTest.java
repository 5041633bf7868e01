package microfiche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * No command but fetch-images looks up a name, whatever addresses are in the seeds: who watches the
 * network would see what an archive holds. A Java machine can be told to look names up in a file;
 * that file is a named pipe here, and whoever opens it is noticed.
 */
@EnabledOnOs(OS.LINUX)
class NoLookUpTest {
  @TempDir Path folder;
  private Path names;
  private Listener listener;

  /** Waits for those who look up a name, and tells them nothing. */
  private static final class Listener extends Thread {
    private final Path pipe;
    private final AtomicInteger lookUps = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    private Listener(Path pipe) {
      super("listener");
      this.pipe = pipe;
      setDaemon(true);
    }

    @Override
    public void run() {
      while (!over.get()) {
        try (FileOutputStream out = new FileOutputStream(pipe.toFile())) { // until another reads
          if (!over.get()) {
            lookUps.incrementAndGet();
            out.write("192.0.2.1 nobody\n".getBytes(StandardCharsets.UTF_8));
          }
        } catch (IOException e) {
          // the reader is gone
        }
      }
    }

    /** How many there were. */
    private int end() throws IOException, InterruptedException {
      over.set(true);
      try (RandomAccessFile reader = new RandomAccessFile(pipe.toFile(), "rw")) {
        assertThat(reader.getFD().valid()).isTrue(); // so that it waits for a reader no longer
        join();
      }
      return lookUps.get();
    }
  }

  @BeforeEach
  void listen() throws IOException, InterruptedException {
    names = folder.resolve("names");
    assertThat(new ProcessBuilder("mkfifo", names.toString()).start().waitFor()).isZero();
    listener = new Listener(names);
    listener.start();
  }

  @AfterEach
  void stop() throws IOException, InterruptedException {
    if (listener.isAlive()) {
      listener.end();
    }
  }

  private int run(Class<?> program, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Djdk.net.hosts.file=" + names));
    List<String> classes = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
      classes.add(Path.of(part).toAbsolutePath().toString());
    }
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classes), program.getName()));
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("said").toFile())
            .redirectErrorStream(true)
            .start();
    assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  /** Looks up a name, openly or by comparing two addresses. */
  static final class LookingUp {
    private LookingUp() {}

    @SuppressWarnings("URLEqualsHashCode") // which is what is looked for
    public static void main(String[] args) throws IOException {
      if (args[0].equals("open")) {
        try {
          InetAddress.getAllByName("look-up.example.net");
        } catch (UnknownHostException e) {
          // nobody told it
        }
      } else {
        URL one = URI.create("http://a.example.net/").toURL();
        URL other = URI.create("http://b.example.net/").toURL();
        System.exit(one.equals(other) ? 1 : 0);
      }
    }
  }

  @Test
  void aLookUpIsNoticed() throws IOException, InterruptedException {
    assertThat(run(LookingUp.class, "open")).isZero();
    assertThat(listener.end()).isPositive();
  }

  @Test
  void aHiddenLookUpIsNoticed() throws IOException, InterruptedException {
    assertThat(run(LookingUp.class, "hidden")).isZero();
    assertThat(listener.end()).isPositive();
  }

  /** Runs one command after the other, and ends with the number of those that failed. */
  static final class EveryCommand {
    private EveryCommand() {}

    public static void main(String[] args) {
      int failed = 0;
      for (String command : args) {
        int code = Commands.run(command.split(" "));
        System.err.println(command + ": " + code);
        failed += code == 0 ? 0 : 1;
      }
      System.exit(failed);
    }
  }

  @Test
  void noCommandLooksUpAnAddressOfASeed() throws IOException, InterruptedException {
    Path seeds = Files.createDirectories(folder.resolve("seeds"));
    Files.writeString(
        folder.resolve("site-config.yaml"),
        "title: 海边\nbase_url: https://archive.example.net/\nseeds: seeds\nout: site\n");
    Files.writeString(seeds.resolve("front.md"), FRONT_MATTER);
    Files.writeString(seeds.resolve("page.html"), PAGE);
    assertThat(
            run(
                EveryCommand.class,
                "build",
                "build --full",
                "extract seeds",
                "explain seeds/front.md",
                "explain seeds/page.html",
                "check site",
                "fetch-images --dry-run"))
        .as(Files.readString(folder.resolve("said")))
        .isZero();
    assertThat(Files.readString(folder.resolve("said")))
        .contains("2 articles", "pictures.example.net", "more.example.net");
    assertThat(listener.end()).isZero();
  }

  private static final String FRONT_MATTER =
      """
      ---
      title: 海雾散了
      date: 2024-07-03
      url: https://chenbao.example.net/n1.html
      image: https://lead.example.net/a.jpg
      source: http://source.example.net/
      ---

      海边的一天从潮水开始，到潮水结束，中间没有别的事情发生。

      ![灯塔](https://pictures.example.net/a.jpg "灯塔") ![渡轮](//more.example.net/b.png)

      [同一处](http://chenbao.example.net/n1.html#x) [别处](https://user:word@links.example.net:8443/?q=1)
      <https://auto.example.net/> [邮件](mailto:a@mail.example.net) [本机](http://localhost:8080/x)
      [号码](http://[2001:db8::1]/) [域名](http://海.example.net/)
      """;

  private static final String PAGE =
      """
      <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://dtd.example.net/xhtml1.dtd">
      <html xmlns="http://www.w3.org/1999/xhtml"><head><base href="https://base.example.net/x/">
      <title>渡轮复航</title><link rel="canonical" href="https://chenbao.example.net/n2.html">
      <link rel="stylesheet" href="https://style.example.net/a.css">
      <meta property="og:image" content="https://og.example.net/a.jpg">
      <meta http-equiv="refresh" content="0; url=https://refresh.example.net/">
      <script src="https://script.example.net/a.js"></script></head><body><article><h1>渡轮复航</h1>
      <p>渡轮今天照常开行，码头上站满了人，海面上看不见一丝雾，灯塔也早早熄了。</p>
      <figure><img src="c.jpg" srcset="https://set.example.net/d.jpg 2x"><figcaption>渡轮</figcaption></figure>
      <p><img data-src="//more.example.net/e.jpg" src="data:,"> <iframe src="https://frame.example.net/"></iframe>
      <video src="https://film.example.net/a.mp4" poster="https://poster.example.net/a.jpg"></video></p>
      <p>船长说，明天也会是这样的天气，后天就不知道了。<a href="../n1.html">前一天</a></p></article>
      <form action="https://form.example.net/"><input></form></body></html>
      """;
}
