package microfiche.container;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResource;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;
import org.netpreserve.jwarc.WarcWriter;
import org.netpreserve.jwarc.Warcinfo;

/** Files with many articles, made up for tests. */
public final class Samples {
  /** When the pages were captured. */
  public static final Instant CAPTURED = Instant.parse("2024-06-01T02:03:04Z");

  private static final String HOST = "https://daily.example.net/";

  private Samples() {}

  /** Address of an article. */
  public static String address(int number) {
    return HOST + "2024/05/" + (10 + number) + "/ferry-" + number + ".html";
  }

  /** Address of its picture. */
  public static String picture(int number) {
    return HOST + "pictures/ferry-" + number + ".png";
  }

  /** A page with everything around its article. */
  public static String page(int number, String more) {
    return "<!DOCTYPE html><html lang=zh><head><meta charset=utf-8><title>第"
        + number
        + "班渡轮准点开出 - 青屿日报</title><meta property=article:published_time content=2024-05-"
        + (10 + number)
        + "T08:00:00+08:00><meta name=author content=林"
        + "一二三四五六七八九".charAt(number % 9)
        + "></head><body class=\"single\"><nav><a href=/>首页</a><a href=/news>新闻</a></nav><article><h1>第"
        + number
        + "班渡轮准点开出</h1><p>清晨的码头上，第"
        + number
        + "班渡轮准点离岸，船上坐满了去对岸赶集的人。</p><p><img src=\"/pictures/ferry-"
        + number
        + ".png\" width=600 height=400></p><p>船长说，雾散得比往日早，海面平得像一块布。"
        + more
        + "</p></article><footer>青屿日报</footer></body></html>";
  }

  /** Responses as a crawler keeps them. */
  public static final class Warc {
    private final List<WarcRecord> records = new ArrayList<>();
    private boolean packed = true;

    public Warc() {
      records.add(
          new Warcinfo.Builder().date(CAPTURED).fields(java.util.Map.of()).recordId(id(0)).build());
    }

    /** The same without compression. */
    public Warc plain() {
      packed = false;
      return this;
    }

    private static URI id(int number) {
      return URI.create(String.format("urn:uuid:00000000-0000-4000-8000-%012d", number));
    }

    /** A response with these headers and bytes. */
    public Warc response(String address, Instant at, int status, String type, byte[] body) {
      return response(address, at, status, type, null, body);
    }

    public Warc response(
        String address, Instant at, int status, String type, String encoding, byte[] body) {
      try {
        HttpResponse.Builder http = new HttpResponse.Builder(status, "OK");
        http.addHeader("Content-Type", type);
        if (encoding != null) {
          http.addHeader("Content-Encoding", encoding);
        }
        records.add(
            new WarcResponse.Builder(URI.create(address))
                .date(at)
                .recordId(id(records.size()))
                .payloadDigest(digest(body))
                .body(http.body(null, body).build())
                .build());
        return this;
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    private static WarcDigest digest(byte[] body) {
      return new WarcDigest("sha256", microfiche.hash.Digest.sha256().digest(body));
    }

    /** A page in UTF-8. */
    public Warc page(String address, Instant at, String html) {
      byte[] body = html.getBytes(StandardCharsets.UTF_8);
      return response(address, at, 200, "text/html; charset=utf-8", body);
    }

    /** A capture that found the same again. */
    public Warc revisit(String address, Instant at, String html) {
      records.add(
          new WarcRevisit.Builder(URI.create(address), WarcRevisit.IDENTICAL_PAYLOAD_DIGEST_1_1)
              .date(at)
              .recordId(id(records.size()))
              .payloadDigest(digest(html.getBytes(StandardCharsets.UTF_8)))
              .body(
                  MediaType.HTTP_RESPONSE,
                  "HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII))
              .build());
      return this;
    }

    /** A record with the bytes alone. */
    public Warc resource(String address, Instant at, String type, byte[] body) {
      records.add(
          new WarcResource.Builder(URI.create(address))
              .date(at)
              .recordId(id(records.size()))
              .body(MediaType.parse(type), body)
              .build());
      return this;
    }

    /** The file as bytes. */
    public byte[] bytes() throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (WarcWriter writer =
          new WarcWriter(
              Channels.newChannel(out), packed ? WarcCompression.GZIP : WarcCompression.NONE)) {
        for (WarcRecord one : records) {
          writer.write(one);
        }
      }
      return out.toByteArray();
    }

    public void write(Path file) throws IOException {
      Files.write(file, bytes());
    }
  }
}
