package microfiche.extract;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import microfiche.Fixtures;
import microfiche.export.RecordJson;
import microfiche.report.Finding;
import microfiche.seed.Seed;
import microfiche.seed.SeedReader;

/** Looks for seeds that make the extractor fail, lose a character, or take long. */
class ExtractorFuzz {
  /** Shapes that lead deep into the program; the fuzzer fills them. */
  private static final String[] SHAPES = {
    "%s",
    "### %s\n\n---\n\n#### [a](..)\n\n<div id=\"artbody\">%s</div>\n\n---\n\n原文链接（需翻墙）：https://www.epochtimes.com/gb/21/12/15/n1.htm",
    "### %s\n------------------------\n\n#### [a](b)\n\n<div><p>%s</p></div>\n<hr/>\n手机上长按并复制下列链接或二维码分享本文章：<br/>\nx <br/>\n原文地址（需翻墙访问）：https://www.secretchina.com/news/gb/2020/08/24/1.html\n\n---",
    "<!--1639591987000-->\n[%s](https://www.bbc.com/zhongwen/simp/world-1)\n------\n\n%s",
    "---\ntitle: x\ndate: 2024-01-01\n%s\n---\n\n%s",
    "<!DOCTYPE html><html><head><title>%s</title><meta name=author content=x></head><body>%s</body></html>",
  };

  /** An input of a few kilobytes that takes more of the processor than this is a finding. */
  private static final Duration SLOW = Duration.ofSeconds(3);

  @FuzzTest(maxDuration = "10m")
  void neverFailsAndNeverLosesACharacter(FuzzedDataProvider data) {
    String shape = data.pickValue(SHAPES);
    String title = data.consumeString(200);
    String text = shape.replaceFirst("%s", java.util.regex.Matcher.quoteReplacement(title));
    String body = data.consumeRemainingAsString();
    text = text.replace("%s", body);
    Seed seed = SeedReader.decode("fuzz.md", null, text.getBytes(StandardCharsets.UTF_8));
    Ledger ledger = Ledger.of(seed.text());
    AtomicReference<Extraction> extracted = new AtomicReference<>();
    Duration took = Fixtures.cpuTime(() -> extracted.set(Fixtures.EXTRACTOR.extract(seed, ledger)));
    Extraction extraction = extracted.get();
    for (Finding finding : extraction.findings()) {
      if (finding.what().startsWith("the program failed")) {
        throw new AssertionError(finding.what());
      }
    }
    if (took.compareTo(SLOW) > 0) {
      throw new AssertionError("took " + took.toMillis() + " ms");
    }
    if (extraction.article() != null) {
      RecordJson.of(extraction.article());
    }
  }
}
