package microfiche.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site searches itself in a reader of ZIM files as well. */
@InBrowser
class KiwixInBrowserTest {
  private static Browser browser;

  @TempDir Path folder;

  @BeforeAll
  static void start(Browser session) {
    browser = session;
  }

  @Test
  void theSearchOfTheSiteWorksInKiwix() throws IOException, InterruptedException {
    boolean tools = installed("zimwriterfs") && installed("kiwix-serve");
    if (System.getenv("MICROFICHE_REQUIRE_BROWSER") != null) {
      assertThat(tools).as("CI has zim-tools and kiwix-tools").isTrue();
    }
    assumeTrue(tools, "zim-tools and kiwix-tools are not installed");
    Path zim = folder.resolve("island.zim");
    run(
        "zimwriterfs",
        "--welcome=index.html",
        "--illustration=assets/icon.png",
        "--language=zho",
        "--title=t",
        "--description=d",
        "--creator=c",
        "--publisher=p",
        "--withoutFTIndex",
        Sites.sample().toAbsolutePath().normalize().toString(),
        zim.toString());
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Process server =
        new ProcessBuilder("kiwix-serve", "-p", String.valueOf(port), zim.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      String site = "http://localhost:" + port + "/island/";
      Browser.await(() -> answers(site + "index.html"), "kiwix-serve");
      browser.forget();
      browser.javaScript(true);
      String query = URLEncoder.encode("灯塔", StandardCharsets.UTF_8);
      browser.driver().get(Sites.sample().resolve("search.html").toUri() + "?q=" + query);
      long fromDisk = SearchPages.count(browser);
      browser.driver().get(site + "search.html?q=" + query);
      assertThat(SearchPages.count(browser)).isEqualTo(fromDisk).isPositive();
    } finally {
      server.destroy();
      browser.forget();
    }
  }

  private static boolean answers(String address) {
    try {
      HttpURLConnection asked = (HttpURLConnection) URI.create(address).toURL().openConnection();
      return asked.getResponseCode() == 200;
    } catch (IOException e) {
      return false; // not yet
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static boolean installed(String tool) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
  }
}
