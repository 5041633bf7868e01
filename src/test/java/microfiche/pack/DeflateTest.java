package microfiche.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is packed comes out again, by anybody's unpacker. */
class DeflateTest {
  private final Deflate deflate = new Deflate();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 10, 257, 258, 259, 5000, 32_768, 32_769, 200_000})
  void giveBackWhatWasPacked(int size) throws DataFormatException {
    Random random = new Random(size);
    for (int symbols : new int[] {1, 2, 3, 20, 256}) {
      byte[] bytes = new byte[size];
      for (int i = 0; i < size; i++) {
        bytes[i] = (byte) (random.nextInt(symbols) * random.nextInt(2));
      }
      assertThat(unpacked(deflate.pack(bytes, size), size)).isEqualTo(bytes);
    }
  }

  @Test
  void longAndFarRepetitionsComeBack() throws DataFormatException {
    Random random = new Random(7);
    byte[] bytes = new byte[150_000];
    random.nextBytes(bytes);
    for (int i = 0; i < 3000; i++) {
      int to = random.nextInt(bytes.length - 400);
      int from = Math.max(0, to - 1 - random.nextInt(40_000));
      System.arraycopy(bytes, from, bytes, to, random.nextInt(400));
    }
    assertThat(unpacked(deflate.pack(bytes, bytes.length), bytes.length)).isEqualTo(bytes);
  }

  /** Frequencies like Fibonacci's numbers want codes longer than the format has. */
  @Test
  void veryUnequalFrequenciesKeepToTheLongestCode() throws DataFormatException {
    byte[] bytes = new byte[16_000];
    int at = 0;
    int count = 1;
    int before = 1;
    for (int symbol = 0; at < bytes.length; symbol++) {
      int end = Math.min(bytes.length, at + count);
      Arrays.fill(bytes, at, end, (byte) (symbol * 37));
      at = end;
      int sum = count + before;
      before = count;
      count = sum;
    }
    Random random = new Random(3);
    for (int i = bytes.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      byte b = bytes[i];
      bytes[i] = bytes[other];
      bytes[other] = b;
    }
    assertThat(unpacked(deflate.pack(bytes, bytes.length), bytes.length)).isEqualTo(bytes);
  }

  @Test
  void onlyWhatIsBeforeTheEndIsPacked() throws DataFormatException {
    byte[] bytes = "潮水潮水潮水潮水".getBytes(StandardCharsets.UTF_8);
    assertThat(unpacked(deflate.pack(bytes, 9), 9)).isEqualTo(Arrays.copyOf(bytes, 9));
  }

  @Test
  void packsAboutAsSmallAsThePlatform() {
    StringBuilder text = new StringBuilder();
    Random random = new Random(5);
    for (int i = 0; i < 3000; i++) {
      double draw = random.nextDouble();
      text.append(
          new String[] {"渡轮", "海", "岛上", "，", "ferry ", "灯塔", "的"}[(int) (draw * draw * 7)]);
    }
    byte[] bytes = text.toString().getBytes(Charset.forName("GB18030"));
    int size = bytes.length;
    Deflater platform = new Deflater(9, true);
    platform.setInput(bytes, 0, size);
    platform.finish();
    int theirs = platform.deflate(new byte[bytes.length]);
    platform.end();
    assertThat(deflate.pack(bytes, size).length).isLessThan(theirs * 11 / 10);
  }

  private static byte[] unpacked(byte[] packed, int size) throws DataFormatException {
    Inflater inflater = new Inflater(true);
    inflater.setInput(packed);
    byte[] bytes = new byte[size + 1];
    int read = 0;
    while (!inflater.finished()) {
      int more = inflater.inflate(bytes, read, size + 1 - read);
      assertThat(more > 0 || inflater.finished() || !inflater.needsInput())
          .as("ends in the middle")
          .isTrue();
      read += more;
    }
    assertThat(read).isEqualTo(size);
    assertThat(inflater.getRemaining()).isZero();
    inflater.end();
    return Arrays.copyOf(bytes, size);
  }
}
