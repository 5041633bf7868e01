package microfiche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LauncherTest {
  /** Java 8 reads class files up to version 52. */
  @Test
  void java8CanReadIt() throws IOException {
    try (DataInputStream in =
        new DataInputStream(
            Objects.requireNonNull(Launcher.class.getResourceAsStream("Launcher.class")))) {
      assertThat(in.readInt()).isEqualTo(0xCAFEBABE);
      in.readUnsignedShort();
      assertThat(in.readUnsignedShort()).isEqualTo(52);
    }
  }

  @Test
  void versionsAreReadInBothSpellings() {
    assertThat(Launcher.feature("1.8")).isEqualTo(8);
    assertThat(Launcher.feature("11")).isEqualTo(11);
    assertThat(Launcher.feature("17")).isEqualTo(Launcher.NEEDED);
    assertThat(Launcher.feature("25")).isGreaterThan(Launcher.NEEDED);
    assertThat(Launcher.feature("26-ea")).isEqualTo(26);
    assertThat(Launcher.feature("")).isZero();
  }

  @Test
  void whoHasAnOlderJavaIsToldWhatToInstall() {
    assertThat(Launcher.advice("11"))
        .contains("this is Java 11")
        .contains("needs Java 17 or newer")
        .contains("openjdk-17-jre-headless")
        .matches("\\A\\p{ASCII}*\\z");
  }
}
