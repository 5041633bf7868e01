package microfiche.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import microfiche.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kind and size of pictures, and what is none. */
class PictureFileTest {
  private static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(Fixtures.RESOURCES.resolve("pictures").resolve(name));
  }

  @ParameterizedTest
  @CsvSource({
    "plain.jpg, JPEG, 30, 20",
    "progressive.jpg, JPEG, 30, 20",
    "turned.jpg, JPEG, 20, 30",
    "plain.png, PNG, 30, 20",
    "plain.gif, GIF, 30, 20",
    "moving.gif, GIF, 30, 20",
    "lossy.webp, WEBP, 30, 20",
    "lossless.webp, WEBP, 30, 20",
    "alpha.webp, WEBP, 30, 20",
    "plain.avif, AVIF, 30, 20",
  })
  void tellsKindAndSize(String name, PictureType type, int width, int height) throws Exception {
    assertThat(PictureFile.of(bytes(name))).isEqualTo(new PictureFile(type, width, height));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain.jpg",
        "progressive.jpg",
        "plain.png",
        "moving.gif",
        "lossy.webp",
        "lossless.webp",
        "alpha.webp",
        "plain.avif"
      })
  void aCutPictureIsNoneWhereverItIsCut(String name) throws IOException {
    byte[] whole = bytes(name);
    for (int length = 0; length < whole.length - 1; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      // A film of two pictures may be cut after the first: then it is a picture.
      if (!name.equals("moving.gif") || length < 60) {
        assertThatThrownBy(() -> PictureFile.of(cut)).isInstanceOf(NotAPictureException.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"plain.jpg", "turned.jpg", "plain.png", "moving.gif", "lossy.webp", "plain.avif"})
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void damageCostsAtMostThePicture(String name) throws IOException {
    byte[] whole = bytes(name);
    assertThat(Fixtures.cpuTime(() -> damage(whole)))
        .as("processor time")
        .isLessThan(Duration.ofSeconds(20));
  }

  private static void damage(byte[] whole) {
    Random random = new Random(7);
    for (int round = 0; round < 3000; round++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i <= random.nextInt(4); i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        PictureFile picture = PictureFile.of(damaged);
        assertThat(picture.width()).isPositive();
        assertThat((long) picture.width() * picture.height()).isLessThanOrEqualTo(150_000_000);
      } catch (NotAPictureException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
  }

  @Test
  void trailingBytesDoNoHarm() throws Exception {
    byte[] longer = Arrays.copyOf(bytes("plain.jpg"), bytes("plain.jpg").length + 5000);
    assertThat(PictureFile.of(longer).width()).isEqualTo(30);
  }

  @Test
  void pagesInDisguiseAndScriptsAreNoPictures() {
    for (String text :
        new String[] {"<!doctype html><p>404", "<svg xmlns='x'/>", "GIF", "\u00FF"}) {
      assertThatThrownBy(() -> PictureFile.of(text.getBytes(StandardCharsets.ISO_8859_1)))
          .hasMessageContaining("no picture by its first bytes");
    }
    assertThatThrownBy(() -> PictureFile.of(new byte[0])).hasMessage("it is empty");
  }

  @Test
  void hugeDimensionsAreRefused() throws IOException {
    byte[] png = bytes("plain.png");
    Arrays.fill(png, 17, 20, (byte) 0x7F);
    assertThatThrownBy(() -> PictureFile.of(png)).hasMessageContaining("too large to be shown");
    byte[] none = bytes("plain.png");
    Arrays.fill(none, 16, 20, (byte) 0);
    assertThatThrownBy(() -> PictureFile.of(none)).hasMessageContaining("no width or height");
  }
}
