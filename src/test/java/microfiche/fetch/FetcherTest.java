package microfiche.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import microfiche.Fixtures;
import microfiche.media.PictureIndex;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Progress;
import microfiche.report.Tally;
import microfiche.report.UserError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Fetching from a host that behaves in every way hosts do; it listens on loopback only. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class FetcherTest {
  @TempDir Path media;
  private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** Held on to: a socket that nobody holds is closed when memory is collected. */
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();

  private HttpServer server;
  private String host;
  private byte[] picture;

  @BeforeEach
  void listen() throws IOException {
    picture = Files.readAllBytes(Fixtures.RESOURCES.resolve("pictures/plain.jpg"));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", exchange -> answer(exchange));
    server.start();
    host = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() throws IOException {
    server.stop(0);
    threads.shutdownNow();
    for (Socket socket : open) {
      socket.close();
    }
  }

  /** Or another program could fill the folder while one of these threads still writes to it. */
  @Test
  void aRunThatFailsEndsWithItsThreads() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    AtomicInteger over = new AtomicInteger();
    AtomicInteger overBefore = new AtomicInteger(-1);
    Predicate<InetAddress> allowed =
        address -> {
          if (address.getHostAddress().equals("127.0.0.1")) {
            waitFor(begun);
            throw new IllegalStateException("fails");
          }
          begun.countDown();
          waitFor(goOn);
          over.incrementAndGet();
          return false;
        };
    FetchOptions options = options(allowed);
    try (Fetcher fetcher =
        Fetcher.of(
            List.of("http://127.0.0.1/a.jpg", "http://127.0.0.2/b.jpg"),
            Set.of(),
            media,
            9,
            false,
            options)) {
      Thread running =
          new Thread(
              () -> {
                assertThatThrownBy(() -> fetcher.run(Progress.NONE)).hasMessage("fails");
                overBefore.set(over.get());
              });
      running.start();
      begun.await();
      running.join(500);
      goOn.countDown();
      running.join();
    }
    assertThat(overBefore).hasValue(1);
  }

  /** Whatever interrupts it, as a look-up of a name does. */
  private static void waitFor(CountDownLatch latch) {
    for (boolean waiting = true; waiting; ) {
      try {
        latch.await();
        waiting = false;
      } catch (InterruptedException e) {
        // goes on
      }
    }
  }

  private int asked(String path) {
    AtomicInteger count = requests.get(path);
    return count == null ? 0 : count.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    int time = requests.computeIfAbsent(path, p -> new AtomicInteger()).incrementAndGet();
    if (path.startsWith("/status/")) {
      send(exchange, Integer.parseInt(path.substring(8, 11)), new byte[0]);
    } else if (path.equals("/second") && time == 1) {
      send(exchange, 500, new byte[0]);
    } else if (path.equals("/later") && time == 1) {
      exchange.getResponseHeaders().set("Retry-After", "1");
      send(exchange, 503, new byte[0]);
    } else if (path.equals("/tomorrow")) {
      exchange.getResponseHeaders().set("Retry-After", "86400");
      send(exchange, 429, new byte[0]);
    } else if (path.startsWith("/hop/")) {
      int left = Integer.parseInt(path.substring(5));
      redirect(exchange, left == 0 ? "/end.jpg" : "/hop/" + (left - 1));
    } else if (path.equals("/loop")) {
      redirect(exchange, "/loop");
    } else if (path.equals("/away")) {
      redirect(exchange, "http://127.0.0.2:" + server.getAddress().getPort() + "/secret.jpg");
    } else if (path.equals("/file")) {
      redirect(exchange, "file:///etc/hostname");
    } else if (path.equals("/page.jpg")) {
      exchange.getResponseHeaders().set("Content-Type", "image/jpeg");
      send(exchange, 200, "<html>not here</html>".getBytes(StandardCharsets.UTF_8));
    } else if (path.equals("/large") || path.equals("/large-unannounced")) {
      byte[] large = Arrays.copyOf(picture, 3 << 20);
      exchange.sendResponseHeaders(200, path.equals("/large") ? large.length : 0);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(large);
      } catch (IOException e) {
        // the client had enough
      }
    } else {
      exchange.getResponseHeaders().set("Content-Type", "text/plain");
      send(exchange, 200, picture);
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static void redirect(HttpExchange exchange, String target) throws IOException {
    exchange.getResponseHeaders().set("Location", target);
    send(exchange, 302, new byte[0]);
  }

  private static FetchOptions options(Predicate<InetAddress> allowed) {
    return options(allowed, Duration.ofMinutes(1));
  }

  /** Patient with a machine that is busy. */
  private static FetchOptions options(Predicate<InetAddress> allowed, Duration silence) {
    return new FetchOptions(
        "Microfiche/test",
        2,
        Duration.ofMillis(1),
        Duration.ofMinutes(1),
        silence,
        Duration.ofMinutes(5),
        2,
        Duration.ofMillis(20),
        Duration.ofMinutes(1),
        2 << 20,
        allowed,
        Clock.fixed(Instant.parse("2026-01-02T03:04:05.6Z"), ZoneOffset.UTC));
  }

  private static boolean isThisMachine(InetAddress address) {
    return address.getHostAddress().equals("127.0.0.1");
  }

  private static final FetchOptions LOOPBACK = options(FetcherTest::isThisMachine);

  private BuildReport fetch(List<String> addresses) {
    return fetch(addresses, Long.MAX_VALUE, false, LOOPBACK);
  }

  private BuildReport fetch(
      List<String> addresses, long most, boolean again, FetchOptions options) {
    try (Fetcher fetcher = Fetcher.of(addresses, Set.of(), media, most, again, options)) {
      return fetcher.run(Progress.NONE);
    }
  }

  private List<String> at(String... paths) {
    return Arrays.stream(paths).map(path -> host + path).toList();
  }

  private static List<String> reasons(BuildReport report) {
    return report.findings().stream().map(Finding::what).toList();
  }

  @Test
  void keepsAPictureOnceAndKnowsAllItsAddresses() throws IOException {
    BuildReport report = fetch(at("/a.jpg", "/b.png?x=1", "/hop/2"));
    assertThat(report.count(Tally.FETCHED)).isEqualTo(3);
    assertThat(report.findings()).isEmpty();
    try (Stream<Path> files = Files.walk(media.resolve("objects"))) {
      assertThat(files.filter(Files::isRegularFile))
          .singleElement()
          .satisfies(file -> assertThat(Files.readAllBytes(file)).isEqualTo(picture));
    }
    assertThat(PictureIndex.read(media).values())
        .hasSize(3)
        .allMatch(line -> line.width() == 30 && line.height() == 20)
        .allMatch(line -> "image/jpeg".equals(line.type()) && line.bytes() == picture.length)
        .allMatch(line -> line.fetched().equals("2026-01-02T03:04:05Z"));
  }

  @Test
  void asksOnlyForWhatIsMissing() throws IOException {
    List<String> addresses = at("/a.jpg", "/b.jpg", "/status/404");
    assertThat(fetch(addresses, 1, false, LOOPBACK).count(Tally.ASKED)).isEqualTo(1);
    fetch(addresses);
    BuildReport third = fetch(addresses);
    assertThat(third.count(Tally.HERE)).isEqualTo(2);
    assertThat(third.count(Tally.GONE)).isEqualTo(1);
    assertThat(third.count(Tally.ASKED)).isZero();
    assertThat(asked("/a.jpg") + asked("/b.jpg") + asked("/status/404")).isEqualTo(3);
    fetch(addresses, 9, true, LOOPBACK);
    assertThat(asked("/status/404")).as("asked again because that was wanted").isEqualTo(2);
    try (Stream<Path> files = Files.walk(media.resolve("objects"))) {
      Files.delete(files.filter(Files::isRegularFile).findFirst().orElseThrow());
    }
    assertThat(fetch(addresses).count(Tally.FETCHED)).as("a file that was lost").isEqualTo(2);
  }

  @Test
  void whatWillNeverBeThereIsKeptInMind() throws IOException {
    BuildReport report =
        fetch(at("/status/404", "/status/410", "/page.jpg", "/loop", "/hop/5", "/file"));
    assertThat(report.count(Tally.GONE)).isEqualTo(6);
    assertThat(reasons(report))
        .contains("gone: the host answers 404", "gone: the host answers 410")
        .contains(
            "gone: it redirects more than 5 times", "gone: it redirects to no address of the web")
        .anyMatch(reason -> reason.contains("no picture by its first bytes"));
    assertThat(asked("/loop")).isEqualTo(6);
    assertThat(PictureIndex.read(media).values()).hasSize(6).allMatch(line -> line.gone() != null);
  }

  @Test
  void whatMayHelpIsTriedAgain() {
    BuildReport report = fetch(at("/second", "/status/500", "/status/403"));
    assertThat(report.count(Tally.FETCHED)).isEqualTo(1);
    assertThat(asked("/second")).isEqualTo(2);
    assertThat(asked("/status/500")).isEqualTo(2);
    assertThat(asked("/status/403")).as("a refusal is not argued with").isEqualTo(1);
    assertThat(report.count(Tally.FAILED)).isEqualTo(2);
    assertThat(PictureIndex.read(media)).hasSize(1);
    fetch(at("/status/500"));
    assertThat(asked("/status/500")).as("the next run asks again").isEqualTo(4);
  }

  @Test
  void waitsAsLongAsTheHostAsks() {
    long start = System.nanoTime();
    assertThat(fetch(at("/later")).count(Tally.FETCHED)).isEqualTo(1);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(950));
  }

  @Test
  void aHostThatAsksForADayIsLeftAlone() {
    List<String> many = new ArrayList<>(at("/tomorrow"));
    for (int i = 0; i < 30; i++) {
      many.add(host + "/tomorrow?" + i);
    }
    BuildReport report = fetch(many);
    assertThat(report.count(Tally.FAILED)).isEqualTo(31);
    assertThat(asked("/tomorrow")).isLessThan(5);
  }

  @Test
  void tooLargeIsNotTaken() {
    BuildReport report = fetch(at("/large", "/large-unannounced", "/a.jpg"));
    assertThat(reasons(report))
        .containsExactly("gone: it is larger than 2 MB", "gone: it is larger than 2 MB");
    assertThat(report.count(Tally.FETCHED)).isEqualTo(1);
  }

  @Test
  void aBodyThatBreaksOffOrStopsIsNoPicture() throws Exception {
    try (ServerSocket cut = raw("Content-Length: 411\r\n\r\n", 100, true);
        ServerSocket endless = raw("\r\n", 100, true)) {
      BuildReport report = fetch(List.of(local(cut) + "/a.jpg", local(endless) + "/c.jpg"));
      assertThat(report.count(Tally.FETCHED)).isZero();
      assertThat(reasons(report)).contains("failed: the connection broke off");
    }
    try (ServerSocket silent = raw("Content-Length: 411\r\n\r\n", 100, false)) {
      FetchOptions impatient = options(FetcherTest::isThisMachine, Duration.ofMillis(300));
      BuildReport report = fetch(List.of(local(silent) + "/b.jpg"), 9, false, impatient);
      assertThat(report.count(Tally.FETCHED)).isZero();
      assertThat(reasons(report)).containsExactly("failed: the host sends nothing");
    }
    try (Stream<Path> files = Files.walk(media)) {
      assertThat(files.filter(f -> f.toString().contains("objects"))).isEmpty();
    }
  }

  private static String local(ServerSocket socket) {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** A host that sends so many bytes of a picture, then hangs up or nothing. */
  private ServerSocket raw(String headers, int bytes, boolean hangUp) throws IOException {
    ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(
        () -> {
          try {
            while (true) {
              Socket socket = listening.accept();
              threads.execute(() -> half(socket, headers, bytes, hangUp));
            }
          } catch (IOException e) {
            // the test is over
          }
        });
    return listening;
  }

  private void half(Socket socket, String headers, int bytes, boolean hangUp) {
    try {
      InputStream in = socket.getInputStream();
      String request = "";
      while (!request.endsWith("\r\n\r\n")) {
        request += (char) in.read();
      }
      OutputStream out = socket.getOutputStream();
      out.write(("HTTP/1.1 200 OK\r\n" + headers).getBytes(StandardCharsets.US_ASCII));
      out.write(picture, 0, bytes);
      out.flush();
      if (hangUp) {
        socket.close();
      } else {
        open.add(socket);
      }
    } catch (IOException e) {
      // the client had enough
    }
  }

  @Test
  void aHostThatCannotBeReachedIsGivenUp() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      many.add("http://127.0.0.1:" + closed + "/" + i + ".jpg");
    }
    BuildReport report = fetch(many);
    assertThat(report.count(Tally.FAILED)).isEqualTo(40);
    assertThat(reasons(report))
        .contains(
            "failed: the host cannot be reached",
            "failed: its host does not answer; it was not asked further");
  }

  @Test
  void privateAddressesAreRefusedUnasked() {
    List<String> addresses = new ArrayList<>(at("/a.jpg"));
    addresses.add("http://localhost:" + server.getAddress().getPort() + "/b.jpg");
    addresses.add("http://[::1]:" + server.getAddress().getPort() + "/c.jpg");
    addresses.add("ftp://archive.example.org/d.jpg");
    BuildReport report =
        fetch(addresses, 9, false, FetchOptions.usual("t", Duration.ZERO, 1000, false));
    assertThat(report.count(Tally.REFUSED)).isEqualTo(4);
    assertThat(reasons(report))
        .contains(
            "refused: its host is in a private network", "refused: it is no address of the web");
    assertThat(requests).isEmpty();
    assertThat(PictureIndex.read(media)).isEmpty();
  }

  @Test
  void aRedirectIntoAPrivateNetworkIsNotFollowed() {
    BuildReport report = fetch(at("/away"));
    assertThat(reasons(report)).containsExactly("refused: its host is in a private network");
    assertThat(asked("/secret.jpg")).isZero();
  }

  @Test
  void neverMoreThanTwoConnectionsAndNeverWithoutAPause() throws IOException {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicLong last = new AtomicLong();
    CountDownLatch two = new CountDownLatch(2); // so that two are there at once for certain
    server.removeContext("/");
    server.createContext(
        "/",
        exchange -> {
          last.set(System.nanoTime());
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          try {
            two.countDown();
            two.await();
            Thread.sleep(60);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          now.decrementAndGet();
          send(exchange, 200, picture);
        });
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      many.add(host + "/" + i + ".jpg");
    }
    Duration pause = Duration.ofMillis(50); // without it 20 answers of 60 ms in twos take 600
    FetchOptions usual = FetchOptions.usual("t", pause, 1 << 20, true);
    long start = System.nanoTime();
    assertThat(fetch(many, 99, false, usual).count(Tally.FETCHED)).isEqualTo(20);
    assertThat(most.get()).isEqualTo(2);
    assertThat(Duration.ofNanos(last.get() - start)).isGreaterThan(pause.multipliedBy(19));
  }

  @Test
  void theIndexIsTheSameInWhateverOrderPicturesCame() throws IOException {
    List<String> addresses =
        new ArrayList<>(at("/b.jpg", "/a.jpg", "/status/404", "/hop/1", "/é.jpg"));
    fetch(addresses);
    byte[] first = Files.readAllBytes(media.resolve(PictureIndex.NAME));
    Collections.reverse(addresses);
    media = media.resolve("other");
    for (String address : addresses) {
      fetch(List.of(address));
    }
    assertThat(Files.readAllBytes(media.resolve(PictureIndex.NAME))).isEqualTo(first);
  }

  @Test
  void aRunThatIsKilledLosesOnlyWhatWasUnderWay() throws Exception {
    CountDownLatch hangs = new CountDownLatch(1);
    server.createContext(
        "/hangs.jpg",
        exchange -> {
          hangs.countDown();
          try {
            Thread.sleep(60_000);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            KilledFetch.class.getName(),
            media.toString(),
            host + "/a.jpg",
            host + "/b.jpg",
            host + "/hangs.jpg");
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      hangs.await();
      while (PictureIndex.read(media).size() < 2) {
        Thread.sleep(20);
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(media.resolve(PictureIndex.NAME)).doesNotExist();
    BuildReport report = fetch(at("/a.jpg", "/b.jpg", "/c.jpg"));
    assertThat(report.count(Tally.HERE)).isEqualTo(2);
    assertThat(report.count(Tally.FETCHED)).isEqualTo(1);
    assertThat(PictureIndex.read(media)).hasSize(3);
  }

  @Test
  void onlyOneFillsAFolderAtATime() {
    try (Fetcher first = Fetcher.of(List.of(), Set.of(), media, 1, false, LOOPBACK)) {
      assertThat(first.hosts()).isEmpty();
      assertThatThrownBy(() -> fetch(List.of()))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("another fetch-images");
    }
  }
}
