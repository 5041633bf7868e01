package microfiche.config;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import microfiche.Fixtures;
import microfiche.report.UserError;

/** Looks for configurations that are neither read nor refused with a message. */
class ConfigurationFuzz {
  private static final String[] BEGINNINGS = {
    "", "title: ", "names:\n  same: [", "seeds: [", "sections: {", "search: {depth: ", "base_url: "
  };

  /** An input of a few kilobytes that takes more of the processor than this is a finding. */
  private static final Duration SLOW = Duration.ofSeconds(3);

  @FuzzTest(maxDuration = "2m")
  void isReadOrRefused(FuzzedDataProvider data) throws IOException {
    Path file = Files.createTempFile("fuzz", ".yaml");
    try {
      Files.writeString(file, data.pickValue(BEGINNINGS) + data.consumeRemainingAsAsciiString());
      Duration took = Fixtures.cpuTime(() -> read(file));
      if (took.compareTo(SLOW) > 0) {
        throw new AssertionError("took " + took.toMillis() + " ms");
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void read(Path file) {
    try {
      SiteConfigFile.read(file);
    } catch (UserError e) {
      if (e.findings().isEmpty()) {
        throw new AssertionError("refused without a word", e);
      }
    }
  }
}
