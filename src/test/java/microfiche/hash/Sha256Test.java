package microfiche.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** It says what Java's own says, in whatever portions bytes come, and wherever it goes on. */
class Sha256Test {
  private final Random random = new Random(7);

  private byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  @Test
  void everyLengthInAnyPortions() {
    for (int size = 0; size < 400; size++) {
      byte[] bytes = bytes(size);
      Sha256 digest = new Sha256();
      for (int at = 0; at < size; ) {
        int more = Math.min(size - at, random.nextInt(150));
        digest.update(bytes, at, more);
        at += more;
      }
      assertThat(digest.digest()).as("%d bytes", size).isEqualTo(Digest.sha256().digest(bytes));
    }
  }

  @Test
  void goesOnFromWhereItWas() {
    byte[] bytes = bytes(10_000);
    Sha256 begun = new Sha256();
    begun.update(bytes, 0, 6400);
    byte[] states = new byte[100];
    System.arraycopy(begun.state(), 0, states, 50, Sha256.STATE);
    Sha256 digest = new Sha256(states, 50, 6400);
    digest.update(bytes, 6400, 3600);
    assertThat(digest.digest()).isEqualTo(Digest.sha256().digest(bytes));
  }

  @Test
  void thereIsNoStateWithinABlock() {
    Sha256 digest = new Sha256();
    digest.update(new byte[65], 0, 65);
    assertThatThrownBy(digest::state).isInstanceOf(IllegalStateException.class);
  }
}
