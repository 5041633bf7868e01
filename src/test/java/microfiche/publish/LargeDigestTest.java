package microfiche.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import microfiche.hash.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large file is digested from where it differs, and the digest is the same. */
class LargeDigestTest {
  @TempDir Path temporary;

  @Test
  void goesOnFromWhereFilesBeginToDiffer() throws IOException {
    byte[] bytes = new byte[LargeDigest.STEP * 3 + 1000];
    new Random(1).nextBytes(bytes);
    Path file = temporary.resolve("file");
    byte[] states = {};
    long[] changes = {0, LargeDigest.STEP - 1, LargeDigest.STEP, bytes.length - 1};
    for (long change : changes) {
      bytes[(int) change] ^= 1;
      Files.write(file, bytes);
      LargeDigest digest = LargeDigest.of(file, states, change);
      assertThat(digest.sha256()).isEqualTo(Digest.sha256().digest(bytes));
      assertThat(digest.states())
          .isEqualTo(LargeDigest.of(file, new byte[0], 0).states())
          .hasSize(3 * 32);
      states = digest.states();
    }
  }
}
