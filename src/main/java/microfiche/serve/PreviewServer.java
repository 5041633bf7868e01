package microfiche.serve;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import microfiche.report.Reasons;
import microfiche.report.UserError;
import microfiche.resource.Resources;
import org.jspecify.annotations.Nullable;

/**
 * Answers browsers on this machine, and nobody else: it listens on the loopback addresses only, and
 * refuses what a foreign web page could make a browser ask for.
 */
public final class PreviewServer implements AutoCloseable {
  static final String SCRIPT = "/.microfiche/preview.js";
  static final String STYLE = "/.microfiche/preview.css";
  private static final String MISSING = "/.microfiche/missing.html";
  private static final String STATE = "/.microfiche/state";

  /** How long a page's question whether anything is new stays open, in milliseconds. */
  private static final long PATIENCE = 25_000;

  /** Ports tried when the first is taken. */
  private static final int TRIES = 50;

  /** 127.0.0.1 and ::1. */
  private static final byte[] IPV4 = {127, 0, 0, 1};

  private static final byte[] IPV6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  private static final String TEXT = "text/plain; charset=utf-8";

  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "microfiche-serve");
            thread.setDaemon(true);
            return thread;
          });
  private final Showing showing;
  private final int port;

  private PreviewServer(Showing showing, int port) throws IOException {
    this.showing = showing;
    HttpServer first = listen(IPV4, port);
    this.port = first.getAddress().getPort();
    try {
      if (hasIpv6()) {
        listen(IPV6, this.port);
      }
    } catch (IOException e) {
      close();
      throw e;
    }
    servers.forEach(HttpServer::start);
  }

  /**
   * Begins to answer.
   *
   * @param wanted a port, or null: then 8080 or the next that is free
   * @throws UserError when the port is taken
   */
  public static PreviewServer start(Showing showing, @Nullable Integer wanted) {
    int port = wanted == null ? 8080 : wanted;
    int last = wanted == null ? port + TRIES : port;
    while (true) {
      try {
        return new PreviewServer(showing, port);
      } catch (BindException e) {
        if (port++ == last) {
          throw UserError.failed(
              "port " + (wanted == null ? "8080 to " + last : wanted.toString()),
              "cannot be used: " + Reasons.of(e),
              "another program may be using it; --port names another one");
        }
      } catch (IOException e) {
        throw UserError.failed("port " + port, "cannot be used: " + Reasons.of(e), null);
      }
    }
  }

  private HttpServer listen(byte[] address, int atPort) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(address), atPort), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    servers.add(server);
    return server;
  }

  /** Whether this machine has ::1, which a browser may mean by localhost. */
  private static boolean hasIpv6() throws IOException {
    try {
      return NetworkInterface.getByInetAddress(InetAddress.getByAddress(IPV6)) != null;
    } catch (SocketException e) {
      return false;
    }
  }

  /** The port it listens at, on this machine alone. */
  public int port() {
    return port;
  }

  /** The address to open in a browser. */
  public String address() {
    return "http://localhost:" + port + "/";
  }

  /** Where it listens: loopback addresses. */
  List<InetSocketAddress> listening() {
    return servers.stream().map(HttpServer::getAddress).toList();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers asked = exchange.getRequestHeaders();
      Headers headers = exchange.getResponseHeaders();
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Cache-Control", "no-store");
      headers.set("Referrer-Policy", "no-referrer");
      headers.set("X-Frame-Options", "DENY");
      headers.set("Cross-Origin-Resource-Policy", "same-origin");
      if (!isOurs(asked.getFirst("Host"))) {
        send(exchange, 403, TEXT, utf8("This preview answers to localhost only.\n"));
      } else if (isForeign(asked)) {
        send(exchange, 403, TEXT, utf8("This preview answers to its own pages only.\n"));
      } else if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
        headers.set("Allow", "GET, HEAD");
        send(exchange, 405, TEXT, utf8("A preview can only be read.\n"));
      } else {
        answer(exchange, String.valueOf(exchange.getRequestURI().getRawPath()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange, String path) throws IOException, InterruptedException {
    if (path.equals(STATE)) {
      send(exchange, 200, TEXT, utf8(Long.toString(state(exchange.getRequestURI().getQuery()))));
    } else if (path.equals(SCRIPT) || path.equals(STYLE)) {
      send(exchange, 200, SiteFiles.type(Path.of(path)), own(path));
    } else {
      page(exchange, path);
    }
  }

  private long state(@Nullable String known) throws InterruptedException {
    try {
      return showing.after(Long.parseLong(String.valueOf(known)), PATIENCE);
    } catch (NumberFormatException e) {
      return showing.now().number();
    }
  }

  private void page(HttpExchange exchange, String path) throws IOException {
    Showing.State now = showing.now();
    SiteFiles.Found found = SiteFiles.find(now.site(), path);
    String html = SiteFiles.type(Path.of("index.html"));
    if (found == null) {
      send(exchange, 404, html, PreviewPage.of(own(MISSING), now));
    } else if (found.file() == null) {
      exchange.getResponseHeaders().set("Location", String.valueOf(found.folder()));
      send(exchange, 302, TEXT, new byte[0]);
    } else {
      file(exchange, found.file(), now);
    }
  }

  /** A file that a build replaces meanwhile is sent as it was. */
  private static void file(HttpExchange exchange, Path file, Showing.State now) throws IOException {
    String type = SiteFiles.type(file);
    try (FileChannel channel = FileChannel.open(file);
        InputStream in = Channels.newInputStream(channel)) {
      if (type.startsWith("text/html")) {
        send(exchange, 200, type, PreviewPage.of(in.readAllBytes(), now));
        return;
      }
      head(exchange, 200, type, channel.size());
      if (!exchange.getRequestMethod().equals("HEAD")) {
        try (OutputStream out = exchange.getResponseBody()) {
          in.transferTo(out);
        }
      }
    } catch (IOException e) {
      if (exchange.getResponseCode() < 0) {
        send(exchange, 404, TEXT, utf8("It is gone.\n"));
      }
    }
  }

  private static void send(HttpExchange exchange, int code, String type, byte[] body)
      throws IOException {
    head(exchange, code, type, body.length);
    if (!exchange.getRequestMethod().equals("HEAD") && body.length > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  private static void head(HttpExchange exchange, int code, String type, long length)
      throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    boolean empty = length == 0 || exchange.getRequestMethod().equals("HEAD");
    if (empty) {
      headers.set("Content-Length", Long.toString(length));
    }
    exchange.sendResponseHeaders(code, empty ? -1 : length);
  }

  /** A name that somebody lets lead to this machine (DNS rebinding) is not ours. */
  private boolean isOurs(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT);
    return Set.of("localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port).contains(name)
        || port == 80 && Set.of("localhost", "127.0.0.1", "[::1]").contains(name);
  }

  /** Whether another site's page asks for a part, such as a script; it may only lead here. */
  private static boolean isForeign(Headers asked) {
    String from = asked.getFirst("Sec-Fetch-Site");
    boolean own = from == null || from.equals("same-origin") || from.equals("none");
    return !own && !"navigate".equals(asked.getFirst("Sec-Fetch-Mode"));
  }

  private static byte[] own(String path) {
    return Resources.bytes("serve/" + path.substring(path.lastIndexOf('/') + 1));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }
}
