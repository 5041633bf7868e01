package microfiche.media;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import microfiche.Fixtures;

/** Looks for pictures that are neither measured nor refused. */
class PictureFuzz {
  private static final String[] BEGINNINGS = {
    "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR",
    "\u00ff\u00d8\u00ff\u00e1\0 Exif\0\0II*\0",
    "\u00ff\u00d8\u00ff\u00c0\0\u0011\b",
    "GIF89a",
    "RIFF@\0\0\0WEBPVP8X",
    "RIFF@\0\0\0WEBPVP8L",
    "RIFF@\0\0\0WEBPVP8 ",
    "\0\0\0 ftypavif\0\0\0\0",
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"",
    ""
  };

  /** An input of a few kilobytes that takes more of the processor than this is a finding. */
  private static final Duration SLOW = Duration.ofSeconds(1);

  @FuzzTest(maxDuration = "2m")
  void isMeasuredOrRefused(FuzzedDataProvider data) {
    byte[] start = data.pickValue(BEGINNINGS).getBytes(StandardCharsets.ISO_8859_1);
    byte[] rest = data.consumeRemainingAsBytes();
    byte[] bytes = new byte[start.length + rest.length];
    System.arraycopy(start, 0, bytes, 0, start.length);
    System.arraycopy(rest, 0, bytes, start.length, rest.length);
    Duration took =
        Fixtures.cpuTime(
            () -> {
              try {
                PictureFile.of(bytes);
              } catch (NotAPictureException e) {
                if (e.getMessage() == null) {
                  throw new AssertionError("refused without a word", e);
                }
              }
            });
    if (took.compareTo(SLOW) > 0) {
      throw new AssertionError("took " + took.toMillis() + " ms");
    }
  }
}
