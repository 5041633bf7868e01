package microfiche.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Debian's Firefox, driven by WebDriver BiDi, which it speaks itself: neither Debian nor Maven has
 * its driver (geckodriver), and npm's package fetches it from elsewhere. For one thread.
 */
final class Firefox implements AutoCloseable {
  private static final Path FIREFOX = Path.of("/usr/bin/firefox-esr");
  private static final Pattern LISTENING = Pattern.compile(".*BiDi listening on (ws://\\S+)");

  /** In seconds: longer than anything takes on the busiest machine. */
  private static final long PATIENCE = 300;

  /** Remote control must not loosen what keeps pages of files apart. */
  private static final String PREFERENCES =
      """
      user_pref("remote.prefs.recommended", false);
      user_pref("security.fileuri.strict_origin_policy", true);
      user_pref("browser.shell.checkDefaultBrowser", false);
      user_pref("datareporting.policy.dataSubmissionEnabled", false);
      user_pref("app.update.enabled", false);
      """;

  private final ObjectMapper json = new ObjectMapper();
  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final List<JsonNode> events = new ArrayList<>();
  private final Path profile;
  private final Process process;
  private final WebSocket socket;
  private final String context;
  private int commands;

  private Firefox(Path profile) throws IOException {
    this.profile = profile;
    Files.writeString(profile.resolve("user.js"), PREFERENCES);
    ProcessBuilder builder =
        new ProcessBuilder(
            FIREFOX.toString(),
            "--headless",
            "--no-remote",
            "--profile",
            profile.toString(),
            "--remote-debugging-port=0");
    builder.environment().put("HOME", profile.toString());
    process = builder.redirectErrorStream(true).start();
    HttpClient client = HttpClient.newHttpClient();
    socket =
        client
            .newWebSocketBuilder()
            .buildAsync(URI.create(address() + "/session"), new Listener())
            .join();
    command("session.new", Map.of("capabilities", Map.of()));
    command(
        "session.subscribe",
        Map.of("events", List.of("log.entryAdded", "network.beforeRequestSent")));
    context = command("browsingContext.getTree", Map.of()).at("/contexts/0/context").asText();
  }

  /**
   * A Firefox with an empty profile. Where there is none the test is skipped, unless the
   * environment says that browsers must be there.
   */
  static Firefox start() {
    boolean there = Files.isExecutable(FIREFOX);
    if (!there && "true".equals(System.getenv("MICROFICHE_REQUIRE_BROWSER"))) {
      throw new AssertionError(FIREFOX + " must be there, and is not");
    }
    Assumptions.assumeTrue(there, "skipped: no Firefox; on Debian: apt-get install firefox-esr");
    try {
      return new Firefox(Files.createTempDirectory("microfiche-firefox"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String address() throws IOException {
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher listening = LISTENING.matcher(line);
      if (listening.matches()) {
        Thread rest = new Thread(() -> out.lines().forEach(more -> {}), "firefox-out");
        rest.setDaemon(true);
        rest.start();
        return listening.group(1);
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("Firefox ended: " + said);
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder part = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      part.append(text);
      if (last) {
        messages.add(part.toString());
        part.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  private JsonNode command(String method, Map<String, ?> parameters) {
    try {
      int id = ++commands;
      ObjectNode command = json.createObjectNode().put("id", id).put("method", method);
      command.set("params", json.valueToTree(parameters));
      socket.sendText(json.writeValueAsString(command), true).join();
      while (true) {
        String message = messages.poll(PATIENCE, TimeUnit.SECONDS);
        if (message == null) {
          throw new AssertionError(method + " got no answer");
        }
        JsonNode answer = json.readTree(message);
        if (answer.path("type").asText().equals("event")) {
          events.add(answer);
        } else if (answer.path("id").asInt() == id) {
          if (answer.path("type").asText().equals("error")) {
            throw new AssertionError(method + ": " + answer.path("message").asText());
          }
          return answer.path("result");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Opens a page as a double click does, and waits until it is loaded. */
  void open(Path page, String query) {
    String url = page.toUri() + query;
    command("browsingContext.navigate", Map.of("context", context, "url", url, "wait", "complete"));
  }

  /** What an expression gives, as text; a promise is waited for. */
  String text(String expression) {
    JsonNode result =
        command(
            "script.evaluate",
            Map.of(
                "expression",
                expression,
                "target",
                Map.of("context", context),
                "awaitPromise",
                true));
    if (result.path("type").asText().equals("exception")) {
      throw new AssertionError(result.at("/exceptionDetails/text").asText());
    }
    return result.at("/result/value").asText();
  }

  /** Requests that lead out of the site, and what went wrong, since this was last asked. */
  List<String> misdeeds(Path site) {
    text("''"); // what happened before has been told then
    List<String> found = new ArrayList<>();
    String home = site.toUri().toString();
    for (JsonNode event : events) {
      String url = event.at("/params/request/url").asText();
      if (event.path("method").asText().equals("network.beforeRequestSent")
          && !url.startsWith(home)
          && !url.startsWith("data:")
          && event.at("/params/context").asText().equals(context)) {
        found.add("request: " + url);
      }
      if (event.at("/params/level").asText().matches("error|warn")) {
        found.add(event.at("/params/level").asText() + ": " + event.at("/params/text").asText());
      }
    }
    events.clear();
    return found;
  }

  @Override
  public void close() {
    socket.abort();
    process.destroy();
    try {
      process.waitFor(PATIENCE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> walk = Files.walk(profile)) {
      for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // a process of its own still writes; the folder is a temporary one
    }
  }
}
