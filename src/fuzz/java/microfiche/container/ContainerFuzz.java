package microfiche.container;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import microfiche.Fixtures;
import microfiche.build.Extractors;
import microfiche.report.Finding;
import microfiche.seed.SeedFile;

/** Looks for files with many articles that make a reader fail, or take long. */
class ContainerFuzz {
  private static final String[] NAMES = {
    "a.warc",
    "a.warc.gz",
    "a.wacz",
    "a.xml",
    "b.xml",
    "c.xml",
    "a.json",
    "b.json",
    "a.mhtml",
    "a.ndjson"
  };

  /** Beginnings that lead to a reader; the fuzzer goes on from there. */
  private static final String[] SHAPES = {
    "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Target-URI: https://a.example.net/b\r\n"
        + "WARC-Date: 2024-01-01T00:00:00Z\r\nContent-Type: application/http\r\nContent-Length: 90\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
    "",
    "PK\u0003\u0004",
    "<rss version=\"2.0\"><channel><title>a</title><item><title>b</title><description>",
    "<rss version=\"2.0\" xmlns:wp=\"w\" xmlns:content=\"c\"><channel><item><title>b</title><wp:status>publish</wp:status><content:encoded>",
    "<feed xmlns=\"http://www.w3.org/2005/Atom\"><generator>Blogger</generator><entry><category term=\"http://schemas.google.com/blogger/2008/kind#post\"/><content>",
    "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"title\":\"a\",\"content_html\":\"",
    "{\"type\":\"public_channel\",\"messages\":[{\"id\":1,\"type\":\"message\",\"text\":[",
    "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n",
    "{\"headline\":\"a\",\"seed\":{\"path\":\"a\",\"sha256\":\"a\",\"mirror\":\"any\",\"outlet\":\"any\"},\"body\":["
  };

  /** An input of a few kilobytes that takes more of the processor than this is a finding. */
  private static final Duration SLOW = Duration.ofSeconds(3);

  @FuzzTest(maxDuration = "5m")
  void neverFailsAndNeverTakesLong(FuzzedDataProvider data) throws IOException {
    int kind = data.consumeInt(0, NAMES.length - 1);
    byte[] start = SHAPES[kind].getBytes(StandardCharsets.ISO_8859_1);
    byte[] rest = data.consumeRemainingAsBytes();
    byte[] bytes = new byte[start.length + rest.length];
    System.arraycopy(start, 0, bytes, 0, start.length);
    System.arraycopy(rest, 0, bytes, start.length, rest.length);
    Path file = Files.createTempFile("fuzz", ".seed");
    try {
      Files.write(file, bytes);
      SeedFile seed = new SeedFile(NAMES[kind], file, null, 0);
      SeedFile read = NAMES[kind].endsWith("ndjson") ? seed.asRecords() : seed;
      Duration took =
          Fixtures.cpuTime(
              () ->
                  Extractors.each(
                      read,
                      Fixtures.EXTRACTOR,
                      extraction -> extraction.findings().forEach(ContainerFuzz::mustNotFail)));
      if (took.compareTo(SLOW) > 0) {
        throw new AssertionError("took " + took.toMillis() + " ms");
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void mustNotFail(Finding finding) {
    if (finding.what().startsWith("the program failed")) {
      throw new AssertionError(finding.toString());
    }
  }
}
