package microfiche.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import microfiche.report.Finding;
import microfiche.report.UserError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the preview answers, and whom. */
class PreviewServerTest {
  private static final String PAGE =
      "<!DOCTYPE html>\n<html lang=\"zh-Hans\"><head><meta charset=\"utf-8\">"
          + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'\">"
          + "<title>潮水</title></head>\n<body class=\"home\"><p>潮水</p></body></html>\n";

  /** In milliseconds: longer than anything takes on the busiest machine. */
  private static final int PATIENCE = 300_000;

  @TempDir Path folder;
  private final HttpClient client = HttpClient.newHttpClient();
  private Path site;
  private Showing showing;
  private PreviewServer server;

  @BeforeEach
  void start() throws IOException {
    site = Files.createDirectories(folder.resolve("site"));
    Files.createDirectories(site.resolve("dates/empty"));
    Files.createDirectories(site.resolve("assets"));
    Files.writeString(site.resolve("index.html"), PAGE);
    Files.writeString(site.resolve("dates/index.html"), PAGE);
    Files.writeString(site.resolve("assets/style.css"), "p { color: red }");
    Files.writeString(site.resolve("records.ndjson"), "{}\n");
    Files.writeString(site.resolve(".microfiche-begun"), "hidden");
    Files.writeString(folder.resolve("secret.txt"), "secret");
    showing = new Showing(site);
    server = PreviewServer.start(showing, 0);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(server.address()).resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Sends a request as it stands: a client would tidy it up. */
  private String raw(String request, String... headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(PATIENCE);
      OutputStream out = socket.getOutputStream();
      String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
      out.write(
          (request + " HTTP/1.1\r\n" + lines + "Connection: close\r\n\r\n")
              .getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String host() {
    return "Host: localhost:" + server.port();
  }

  @Test
  void listensOnLoopbackOnly() {
    assertThat(server.listening()).isNotEmpty();
    assertThat(server.listening())
        .allMatch(address -> address.getAddress().isLoopbackAddress())
        .allMatch(address -> address.getPort() == server.port());
  }

  @Test
  void aPageIsServedWithAScriptThatItsFileDoesNotHave() throws Exception {
    HttpResponse<String> page = get("/index.html");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<script src=\"/.microfiche/preview.js?" + showing.now().number() + "\" defer>")
        .contains("content=\"default-src 'none'; script-src 'self'; connect-src 'self'\"")
        .contains("<body class=\"home\"><p>潮水</p>");
    assertThat(site.resolve("index.html")).hasContent(PAGE);
    assertThat(get("/.microfiche/preview.js").body()).contains("location.reload()");
    assertThat(get("/.microfiche/preview.css").body()).contains("#microfiche-problem");
  }

  @Test
  void aPolicyThatForbidsConnectionsAllowsThisServerOnly() {
    String forbids = PAGE.replace("script-src", "connect-src 'none'; script-src");
    String page =
        new String(
            PreviewPage.of(forbids.getBytes(StandardCharsets.UTF_8), showing.now()),
            StandardCharsets.UTF_8);
    assertThat(page).contains("\"default-src 'none'; connect-src 'self'; script-src 'self'\"");
  }

  @Test
  void everyFileHasItsTypeAndTextIsUtf8() throws Exception {
    Map<String, String> types =
        Map.of(
            "/", "text/html; charset=utf-8",
            "/dates/", "text/html; charset=utf-8",
            "/assets/style.css", "text/css; charset=utf-8",
            "/records.ndjson", "application/x-ndjson; charset=utf-8",
            "/.microfiche/preview.js", "text/javascript; charset=utf-8");
    for (Map.Entry<String, String> type : types.entrySet()) {
      HttpResponse<String> answer = get(type.getKey());
      assertThat(answer.statusCode()).as(type.getKey()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue(type.getValue());
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }
    assertThat(SiteFiles.type(Path.of("a.PNG"))).isEqualTo("image/png");
    assertThat(SiteFiles.type(Path.of("a.woff2"))).isEqualTo("font/woff2");
    assertThat(SiteFiles.type(Path.of("a"))).isEqualTo("application/octet-stream");
  }

  @Test
  void aFolderHasItsIndexAndIsNeverListed() throws Exception {
    HttpResponse<String> folder = get("/dates");
    assertThat(folder.statusCode()).isEqualTo(302);
    assertThat(folder.headers().firstValue("Location")).hasValue("/dates/");
    HttpResponse<String> empty = get("/dates/empty/");
    assertThat(empty.statusCode()).isEqualTo(404);
    assertThat(empty.body()).contains("href=\"/index.html\"");
  }

  @Test
  void whatIsNotThereHasAWayHome() throws Exception {
    HttpResponse<String> missing = get("/nothing.html");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(missing.body()).contains("没有这一页", "<a href=\"/index.html\">");
  }

  @Test
  void headAnswersWithoutABody() throws Exception {
    for (String path : List.of("/index.html", "/assets/style.css", "/nothing.html")) {
      HttpResponse<String> head =
          client.send(
              HttpRequest.newBuilder(URI.create(server.address()).resolve(path))
                  .method("HEAD", HttpRequest.BodyPublishers.noBody())
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      HttpResponse<String> whole = get(path);
      assertThat(head.statusCode()).isEqualTo(whole.statusCode());
      assertThat(head.body()).isEmpty();
      assertThat(head.headers().firstValue("Content-Length"))
          .isEqualTo(whole.headers().firstValue("Content-Length"));
    }
  }

  @Test
  void nothingCanBeSent() throws Exception {
    for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
      assertThat(raw(method + " /index.html", host(), "Content-Length: 0"))
          .startsWith("HTTP/1.1 405");
    }
  }

  @Test
  void noAddressLeadsOutOfTheSite() throws Exception {
    for (String path :
        List.of(
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/%2E%2E%2Fsecret.txt",
            "/dates/..%2f..%2fsecret.txt",
            "/dates/%2e%2e/%2e%2e/secret.txt",
            "/..%5csecret.txt",
            "/%252e%252e/secret.txt",
            "//secret.txt",
            "/" + folder.resolve("secret.txt"),
            "/%2f" + folder.resolve("secret.txt"),
            "/.microfiche-begun",
            "/index.html%00.css",
            "/%c0%ae%c0%ae/secret.txt",
            "/.microfiche/../index.html")) {
      String answer = raw("GET " + path, host());
      assertThat(answer).as(path).matches("(?s)HTTP/1\\.1 40[04] .*").doesNotContain("secret\n");
      assertThat(answer).as(path).doesNotEndWith("secret").doesNotEndWith("hidden");
    }
  }

  @Test
  void aLinkThatLeadsOutOfTheSiteIsNotFollowed() throws Exception {
    Files.createSymbolicLink(site.resolve("out.txt"), folder.resolve("secret.txt"));
    Files.createSymbolicLink(site.resolve("up"), folder);
    Files.createSymbolicLink(site.resolve("again.css"), site.resolve("assets/style.css"));
    assertThat(get("/out.txt").statusCode()).isEqualTo(404);
    assertThat(get("/up/secret.txt").statusCode()).isEqualTo(404);
    assertThat(get("/up").statusCode()).isEqualTo(404);
    assertThat(get("/again.css").body()).isEqualTo("p { color: red }");
  }

  @Test
  void aNameThatOnlyLeadsHereIsRefused() throws Exception {
    for (String host :
        List.of(
            "Host: evil.example",
            "Host: evil.example:" + server.port(),
            "Host: localhost.evil.example:" + server.port(),
            "Host: localhost:1",
            "Host: localhost",
            "X-Nothing: no host at all")) {
      String answer = raw("GET /index.html", host);
      assertThat(answer).as(host).matches("(?s)HTTP/1\\.1 40[03] .*").doesNotContain("潮水");
    }
    for (String name : List.of("localhost", "127.0.0.1", "[::1]", "LOCALHOST")) {
      assertThat(raw("GET /index.html", "Host: " + name + ":" + server.port())).contains("潮水");
    }
  }

  @Test
  void aForeignPageCanLeadHereAndTakeNothing() throws Exception {
    String script = "GET /assets/style.css";
    assertThat(raw(script, host(), "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors"))
        .startsWith("HTTP/1.1 403");
    assertThat(raw(script, host(), "Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: cors"))
        .startsWith("HTTP/1.1 403");
    assertThat(raw(script, host(), "Sec-Fetch-Site: same-origin", "Sec-Fetch-Mode: no-cors"))
        .startsWith("HTTP/1.1 200")
        .containsIgnoringCase("Cross-Origin-Resource-Policy: same-origin");
    assertThat(raw("GET /", host(), "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate"))
        .startsWith("HTTP/1.1 200")
        .containsIgnoringCase("X-Frame-Options: DENY");
  }

  @Test
  void aPageHearsWhenTheSiteIsAnother() throws Exception {
    long known = showing.now().number();
    CompletableFuture<HttpResponse<String>> waiting =
        client.sendAsync(
            HttpRequest.newBuilder(
                    URI.create(server.address()).resolve("/.microfiche/state?" + known))
                .timeout(Duration.ofMillis(PATIENCE))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    Thread.sleep(300);
    assertThat(waiting).isNotDone();
    showing.become(site, List.of());
    assertThat(waiting.get(PATIENCE, TimeUnit.MILLISECONDS).body())
        .isEqualTo(Long.toString(known + 1));
    assertThat(get("/.microfiche/state?0").body()).isEqualTo(Long.toString(known + 1));
    assertThat(get("/.microfiche/state?x").body()).isEqualTo(Long.toString(known + 1));
  }

  /** Told, and not left to find out: the patience of the question would last longer than a test. */
  @Test
  void whoeverWaitsIsTold() throws Exception {
    long known = showing.now().number();
    CompletableFuture<Long> told = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                told.complete(showing.after(known, 10L * PATIENCE));
              } catch (InterruptedException e) {
                told.completeExceptionally(e);
              }
            });
    waiting.start();
    while (waiting.isAlive() && waiting.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    showing.become(site, List.of());
    assertThat(told.get(PATIENCE, TimeUnit.MILLISECONDS)).isEqualTo(known + 1);
  }

  @Test
  void aProblemStandsInThePageUntilItIsGone() throws Exception {
    showing.become(
        site, List.of(Finding.warning("a<b>.ftlh:2:1", "的 \"title\" is missing", "write it")));
    assertThat(get("/index.html").body())
        .contains("<body class=\"home\">\n<div id=\"microfiche-problem\" role=\"alert\"")
        .contains("a&lt;b&gt;.ftlh:2:1: 的 &quot;title&quot; is missing<br>hint: write it")
        .contains("<p>潮水</p>");
    assertThat(site.resolve("index.html")).hasContent(PAGE);
    showing.become(site, List.of());
    assertThat(get("/index.html").body()).doesNotContain("microfiche-problem");
  }

  @Test
  void aPortThatIsTakenIsSaidOrTheNextOneTaken() throws Exception {
    assertThatThrownBy(() -> PreviewServer.start(showing, server.port()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("port " + server.port())
        .hasMessageContaining("--port");
    try (PreviewServer first = PreviewServer.start(showing, null);
        PreviewServer second = PreviewServer.start(showing, null);
        ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      // Not always the higher one: another program may give up a port meanwhile.
      assertThat(first.port()).isGreaterThanOrEqualTo(8080);
      assertThat(second.port()).isGreaterThanOrEqualTo(8080).isNotEqualTo(first.port());
      assertThatThrownBy(() -> PreviewServer.start(showing, other.getLocalPort()))
          .isInstanceOf(UserError.class);
    }
  }
}
