package microfiche.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes come back whole or not at all. */
class StateFileTest {
  @TempDir Path temporary;

  private StateFile file(String form) {
    return new StateFile(temporary.resolve("notes"), form);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void notesComeBackAsTheyWereWritten() throws IOException {
    StateFile file = file("form 1");
    assertThat(file.read()).isNull();
    long sum = file.write(bytes("the tide "), bytes("is high"));
    StateFile.State state = Objects.requireNonNull(file.read());
    assertThat(state.bytes()).isEqualTo(bytes("the tide is high"));
    assertThat(state.sum()).isEqualTo(sum);
    assertThat(file.write(bytes("the tide is low"))).isNotEqualTo(sum);
    assertThat(Objects.requireNonNull(file.read()).bytes()).isEqualTo(bytes("the tide is low"));
    assertThat(temporary.resolve("notes.new")).doesNotExist();
  }

  @Test
  void notesOfAnotherFormAreNone() throws IOException {
    file("form 1").write(bytes("the tide"));
    assertThat(file("form 2").read()).isNull();
    assertThat(file("form 11").read()).isNull();
  }

  @Test
  void whateverIsDamagedIsNone() throws IOException {
    StateFile file = file("form 1");
    file.write(bytes("the tide"));
    byte[] whole = Files.readAllBytes(temporary.resolve("notes"));
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 4;
      Files.write(temporary.resolve("notes"), damaged);
      assertThat(file.read()).as("byte " + at).isNull();
      Files.write(temporary.resolve("notes"), Arrays.copyOf(whole, at));
      assertThat(file.read()).as("cut at " + at).isNull();
    }
  }

  @Test
  void whatCannotBeReadIsNone() throws IOException {
    Files.createDirectory(temporary.resolve("notes"));
    assertThat(file("form 1").read()).isNull();
  }
}
