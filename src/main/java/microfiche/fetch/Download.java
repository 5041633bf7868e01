package microfiche.fetch;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;
import microfiche.media.NotAPictureException;
import microfiche.media.PictureFile;
import org.jspecify.annotations.Nullable;

/** Asks for single pictures, following redirects by hand. Safe for several threads. */
final class Download {
  private static final int MOST_REDIRECTS = 5;

  /** Of an answer that is no picture so much is read, so that its connection can go on. */
  private static final long SHORT = 1 << 16;

  private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(100);

  private final FetchOptions options;
  private final HttpClient client;
  private final Map<String, Host> hosts = new ConcurrentHashMap<>();

  Download(FetchOptions options) {
    this.options = options;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // one request on a connection at a time
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(options.connect())
            .build();
  }

  /** A picture with its bytes. */
  static final class Got {
    private final byte[] bytes;
    private final PictureFile picture;

    private Got(byte[] bytes, PictureFile picture) {
      this.bytes = bytes;
      this.picture = picture;
    }

    /** Not to be changed. */
    byte[] bytes() {
      return bytes;
    }

    PictureFile picture() {
      return picture;
    }
  }

  /** What is known of the host of an address. */
  Host host(URI address) {
    String name = address.getHost() + ":" + address.getPort();
    return hosts.computeIfAbsent(name, n -> new Host(options.perHost(), options.pause()));
  }

  /** Asks once, and wherever that leads. */
  Got get(URI address) throws Failure, InterruptedException {
    URI at = address;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      Host host = host(at);
      HttpResponse<byte[]> answer;
      host.enter();
      try {
        answer = ask(at);
        host.reached();
      } catch (Failure e) {
        if (e.kind() == Failure.Kind.UNREACHABLE) {
          host.notReached();
        }
        throw e;
      } finally {
        host.leave();
      }
      if (answer.statusCode() == 200) {
        return picture(answer);
      }
      URI next = next(at, answer);
      if (next == null) {
        throw refused(answer, host);
      }
      at = next;
    }
    throw new Failure(Failure.Kind.GONE, "it redirects more than " + MOST_REDIRECTS + " times");
  }

  private static Got picture(HttpResponse<byte[]> answer) throws Failure {
    try {
      return new Got(answer.body(), PictureFile.of(answer.body()));
    } catch (NotAPictureException e) {
      throw new Failure(Failure.Kind.GONE, String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable URI next(URI at, HttpResponse<byte[]> answer) throws Failure {
    int status = answer.statusCode();
    if (status != 301 && status != 302 && status != 303 && status != 307 && status != 308) {
      return null;
    }
    String location = answer.headers().firstValue("Location").orElse(null);
    URI next = location == null ? null : WebAddress.redirected(at, location);
    if (next == null) {
      throw new Failure(Failure.Kind.GONE, "it redirects to no address of the web");
    }
    return next;
  }

  private Failure refused(HttpResponse<byte[]> answer, Host host) {
    int status = answer.statusCode();
    String reason = "the host answers " + status;
    if (status == 404 || status == 410) {
      return new Failure(Failure.Kind.GONE, reason);
    }
    boolean busy = status == 408 || status == 425 || status == 429 || status >= 500;
    if (!busy || status == 501 || status == 505) {
      return new Failure(Failure.Kind.LATER, reason);
    }
    Duration wait = retryAfter(answer);
    if (wait != null && wait.compareTo(options.patience()) > 0) {
      host.leaveAlone();
    } else if (wait != null) {
      host.waitFor(wait);
    }
    return new Failure(Failure.Kind.BUSY, reason, wait);
  }

  /** RFC 9110, 10.2.3: seconds, or a date. */
  private @Nullable Duration retryAfter(HttpResponse<byte[]> answer) {
    String value = answer.headers().firstValue("Retry-After").orElse("").strip();
    if (value.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(options.clock().instant(), then);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private HttpResponse<byte[]> ask(URI address) throws Failure, InterruptedException {
    allow(address);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("User-Agent", options.userAgent())
            .header("Accept", "image/*")
            .build();
    long start = System.nanoTime(); // before any answer can come
    AtomicLong heard = new AtomicLong(start);
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request,
            info -> {
              heard.set(System.nanoTime());
              boolean picture = info.statusCode() == 200;
              long length = info.headers().firstValueAsLong("Content-Length").orElse(-1);
              return new Body(
                  picture ? options.largest() : SHORT, picture ? length : -1, picture, heard);
            });
    return await(answer, heard, start);
  }

  /** Waits until all is there, or nothing came for too long. */
  private HttpResponse<byte[]> await(
      CompletableFuture<HttpResponse<byte[]>> answer, AtomicLong heard, long start)
      throws Failure, InterruptedException {
    long silence = options.silence().plus(options.connect()).toNanos();
    while (true) {
      try {
        return answer.get(LOOK, TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        long now = System.nanoTime();
        boolean begun = heard.get() - start > 0;
        boolean silent = now - heard.get() > (begun ? options.silence().toNanos() : silence);
        if (silent || now - start > options.total().toNanos()) {
          answer.cancel(true);
          throw new Failure(
              Failure.Kind.UNREACHABLE,
              silent ? "the host sends nothing" : "the host sends too slowly");
        }
      } catch (ExecutionException e) {
        throw failure(e.getCause());
      } catch (InterruptedException e) {
        answer.cancel(true);
        throw e;
      }
    }
  }

  private static Failure failure(@Nullable Throwable cause) {
    for (Throwable why = cause; why != null; why = why.getCause()) {
      if (why instanceof Failure failure) {
        return failure;
      }
    }
    if (cause instanceof HttpConnectTimeoutException || cause instanceof ConnectException) {
      return new Failure(Failure.Kind.UNREACHABLE, "the host cannot be reached");
    }
    if (cause instanceof SSLException) {
      return new Failure(Failure.Kind.LATER, "no safe connection to the host can be made");
    }
    return new Failure(
        cause instanceof IOException ? Failure.Kind.BUSY : Failure.Kind.LATER,
        "the connection broke off");
  }

  /**
   * Looks up the host and refuses it if one of its addresses is not public. The Java machine
   * remembers the answer ({@link Fetcher} sees to that), so that it connects to what was looked at.
   */
  private void allow(URI address) throws Failure {
    String host = address.getHost();
    if (Proxies.isUsedFor(address) && !WebAddress.isLiteral(host)) {
      boolean own = host.equals("localhost") || host.indexOf('.') < 0;
      if (own && !options.allowed().test(InetAddress.getLoopbackAddress())) {
        throw new Failure(Failure.Kind.REFUSED, "its host is in a private network");
      }
      return; // the proxy looks it up; to do that here would tell the network what is asked for
    }
    try {
      for (InetAddress one : InetAddress.getAllByName(host)) {
        if (!options.allowed().test(one)) {
          throw new Failure(Failure.Kind.REFUSED, "its host is in a private network");
        }
      }
    } catch (UnknownHostException e) {
      throw new Failure(Failure.Kind.UNREACHABLE, "its host is not known");
    }
  }
}
