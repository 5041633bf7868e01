package microfiche.extract;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import microfiche.Fixtures;
import microfiche.report.Finding;
import microfiche.report.UserError;

/** Looks for rule files that fail when they are read, or when they are applied to a page. */
class RuleFileFuzz {
  private static final String[] BEGINNINGS = {
    "body: ",
    "drop: {a: '",
    "drop_text: {a: '",
    "dateline: ['",
    "byline: ['",
    "tags: ['",
    "figures: '"
  };

  private static final String PAGE =
      "---\ntitle: 潮水\ndate: 2024-01-01\nurl: https://x.example.org/2024/01/a.html\n---\n\n"
          + "<div class=text><p>【2024年1月1日讯】记者林一舟报道</p><p>灯塔<b>亮了</b>。</p><figure><img src=a.jpg>"
          + "<figcaption>灯塔</figcaption></figure><a href=/tag/1>灯塔</a></div>\n";

  /** An input of a few kilobytes that takes more of the processor than this is a finding. */
  private static final Duration SLOW = Duration.ofSeconds(20);

  @FuzzTest(maxDuration = "2m")
  void isAppliedOrRefused(FuzzedDataProvider data) throws IOException {
    Path folder = Files.createTempDirectory("fuzz");
    Path file = folder.resolve("mine.yaml");
    try {
      String beginning = data.pickValue(BEGINNINGS);
      String end = beginning.endsWith("{a: '") ? "'}\n" : beginning.endsWith("['") ? "']\n" : "\n";
      Files.writeString(
          file,
          "name: 潮报\nhosts: [x.example.org]\n"
              + beginning
              + data.consumeRemainingAsAsciiString()
              + end);
      Duration took = Fixtures.cpuTime(() -> apply(folder));
      if (took.compareTo(SLOW) > 0) {
        throw new AssertionError("took " + took.toMillis() + " ms");
      }
    } finally {
      Files.delete(file);
      Files.delete(folder);
    }
  }

  private static void apply(Path folder) {
    try {
      Extraction extraction =
          new Extractor(folder, ZoneId.of("Asia/Shanghai")).extract(Fixtures.seed(PAGE));
      for (Finding finding : extraction.findings()) {
        if (finding.what().startsWith("the program failed")) {
          throw new AssertionError(finding.toString());
        }
      }
    } catch (UserError e) {
      if (e.findings().isEmpty()) {
        throw new AssertionError("refused without a word", e);
      }
    }
  }
}
