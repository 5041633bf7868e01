package microfiche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.Fixtures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The preview as a user meets it: a process, a browser, files that change. */
class ServeTest {
  private static final Pattern ADDRESS = Pattern.compile("Open (http://localhost:\\d+/)");

  /** In minutes: longer than anything takes on the busiest machine. */
  private static final long PATIENCE = 5;

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Process> processes = new ArrayList<>();

  @BeforeEach
  void prepare() throws IOException {
    Files.createDirectories(folder.resolve("seeds"));
    Files.writeString(folder.resolve("site-config.yaml"), "title: 甲\n");
    seed("a", "潮水");
  }

  @AfterEach
  void end() throws InterruptedException {
    for (Process process : processes) {
      process.destroyForcibly().waitFor();
    }
  }

  private void seed(String name, String title) throws IOException {
    Files.writeString(
        folder.resolve("seeds").resolve(name + ".md"),
        "---\ntitle: "
            + title
            + "\ndate: 2024-01-01\nurl: https://blog.example.org/"
            + name
            + "\n---\n\n海边的一天从"
            + title
            + "开始，到天黑结束，中间没有别的事情发生。\n");
  }

  private Process start(String name, String... args) throws IOException {
    List<String> command = new ArrayList<>(CommandShell.java("microfiche.Microfiche"));
    command.addAll(List.of(args));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve(name + ".out").toFile())
            .redirectError(folder.resolve(name + ".err").toFile())
            .start();
    processes.add(process);
    return process;
  }

  private String said(String name) throws IOException {
    return Files.readString(folder.resolve(name + ".err"));
  }

  /** Where the preview is, once it says so. */
  private URI address(String name) throws Exception {
    eventually(() -> ADDRESS.matcher(said(name)).find());
    Matcher address = ADDRESS.matcher(said(name));
    assertThat(address.find()).isTrue();
    return URI.create(address.group(1));
  }

  private static void eventually(Callable<Boolean> holds) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE);
    while (!holds.call()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
      Thread.sleep(100);
    }
  }

  private String page(URI address) throws Exception {
    return client
        .send(
            HttpRequest.newBuilder(address).build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
        .body();
  }

  @Test
  void showsWhatChanges() throws Exception {
    start("serve", "serve");
    URI home = address("serve");
    assertThat(page(home)).contains("潮水", "<title>甲</title>");
    seed("b", "渡轮");
    eventually(() -> page(home).contains("渡轮"));
    seed("b", "灯塔");
    eventually(() -> page(home).contains("灯塔") && !page(home).contains("渡轮"));
    Files.delete(folder.resolve("seeds/b.md"));
    eventually(() -> !page(home).contains("灯塔"));
    Files.createDirectories(folder.resolve("theme"));
    Files.writeString(folder.resolve("theme/calendar.ftlh"), "<p>我的模板</p>\n");
    Files.writeString(folder.resolve("site-config.yaml"), "title: 乙\ntemplates: theme\n");
    eventually(() -> page(home).contains("<title>乙</title>"));
    assertThat(page(home.resolve("/dates/index.html"))).contains("我的模板");
    Files.writeString(folder.resolve("theme/calendar.ftlh"), "<p>又改了</p>\n");
    eventually(() -> page(home.resolve("/dates/index.html")).contains("又改了"));
    Files.writeString(folder.resolve("site-config.yaml"), "title: 丙\nout: public\n");
    eventually(() -> page(home).contains("<title>丙</title>"));
    assertThat(Files.readString(folder.resolve("public/index.html")))
        .contains("<title>丙</title>")
        .doesNotContain(".microfiche/");
  }

  @Test
  void aBuildThatFailsIsSaidAndTheOldSiteStays() throws Exception {
    start("serve", "serve");
    URI home = address("serve");
    Files.writeString(folder.resolve("site-config.yaml"), "titel: x\n");
    eventually(() -> page(home).contains("microfiche-problem"));
    assertThat(page(home))
        .contains("site-config.yaml:1:1: unknown key", "did you mean", "潮水")
        .contains("<title>甲</title>");
    assertThat(said("serve")).contains("site-config.yaml:1:1", "hint: did you mean \"title\"?");
    Files.createDirectories(folder.resolve("theme"));
    Files.writeString(folder.resolve("theme/list.ftlh"), "<p>${page.titel}</p>\n");
    Files.writeString(folder.resolve("site-config.yaml"), "templates: theme\n");
    eventually(() -> page(home).contains("list.ftlh:1:"));
    assertThat(said("serve")).contains("page.titel").doesNotContain("\tat ");
    Files.delete(folder.resolve("theme/list.ftlh"));
    eventually(() -> !page(home).contains("microfiche-problem"));
    assertThat(page(home)).contains("<title>Microfiche</title>");
  }

  @Test
  void twoPreviewsAndABuildShareAnArchive() throws Exception {
    start("one", "serve");
    start("two", "serve");
    URI one = address("one");
    URI two = address("two");
    assertThat(one).isNotEqualTo(two);
    seed("c", "雾");
    eventually(() -> page(one).contains("雾") && page(two).contains("雾"));
    Thread.sleep(1_000);
    assertThat(said("one") + said("two")).doesNotContain("not built");
    Process build = start("build", "build", "--out", "other");
    assertThat(build.waitFor(PATIENCE, TimeUnit.MINUTES)).isTrue();
    Process same = start("same", "build");
    assertThat(same.waitFor(PATIENCE, TimeUnit.MINUTES)).isTrue();
    assertThat(same.exitValue()).as(said("same")).isZero();
    assertThat(Fixtures.files(folder.resolve("site")))
        .isEqualTo(Fixtures.files(folder.resolve("other")));
  }

  @Test
  void endsAtOnceAndLeavesTheArchiveToOthers() throws Exception {
    Process serve = start("serve", "serve");
    URI home = address("serve");
    CompletableFuture<HttpResponse<String>> waiting =
        client.sendAsync(
            HttpRequest.newBuilder(home.resolve("/.microfiche/state?" + number(home))).build(),
            HttpResponse.BodyHandlers.ofString());
    Thread.sleep(200);
    assertThat(waiting).isNotDone();
    serve.destroy();
    // The question of a page stays open for 25 seconds; a moment is enough even on a busy machine.
    assertThat(serve.waitFor(20, TimeUnit.SECONDS)).isTrue();
    Process build = start("build", "build");
    assertThat(build.waitFor(PATIENCE, TimeUnit.MINUTES)).isTrue();
    assertThat(build.exitValue()).isZero();
  }

  private String number(URI home) throws Exception {
    Matcher number = Pattern.compile("preview\\.js\\?(\\d+)").matcher(page(home));
    assertThat(number.find()).isTrue();
    return number.group(1);
  }

  @Test
  void whatCannotBeServedIsSaid() throws Exception {
    Process wrong = start("wrong", "serve", "--port", "70000");
    assertThat(wrong.waitFor(PATIENCE, TimeUnit.MINUTES)).isTrue();
    assertThat(wrong.exitValue()).isEqualTo(2);
    assertThat(said("wrong")).contains("allowed: 1 to 65535");
    start("serve", "serve", "--no-watch");
    URI home = address("serve");
    Process taken = start("taken", "serve", "--port", Integer.toString(home.getPort()));
    assertThat(taken.waitFor(PATIENCE, TimeUnit.MINUTES)).isTrue();
    assertThat(taken.exitValue()).isEqualTo(1);
    assertThat(said("taken")).contains("port " + home.getPort(), "--port names another one");
    Files.writeString(folder.resolve("site-config.yaml"), "seeds: nowhere\n");
    Process seedless = start("seedless", "serve");
    assertThat(seedless.waitFor(PATIENCE, TimeUnit.MINUTES)).isTrue();
    assertThat(seedless.exitValue()).isEqualTo(1);
    assertThat(said("seedless")).contains("no such folder");
    assertThat(page(home)).contains("潮水");
  }
}
