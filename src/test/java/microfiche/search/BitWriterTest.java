package microfiche.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** What is written is what is read. */
class BitWriterTest {
  private final BitWriter writer = new BitWriter();

  private BitReader reader() {
    StringBuilder units = new StringBuilder();
    writer.units(units::append);
    assertThat(units).hasSize(writer.unitCount());
    return new BitReader(units.toString());
  }

  @RepeatedTest(20)
  void numbersAndListsComeBack(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<Consumer<BitReader>> expected = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      int count = 1 + random.nextInt(64);
      long bits = random.nextLong() >>> 64 - count;
      writer.bits(count, bits);
      expected.add(in -> assertThat(in.bits(count)).isEqualTo(bits));
      int number = 1 + random.nextInt(1 << random.nextInt(31));
      writer.gamma(number);
      expected.add(in -> assertThat(in.gamma()).isEqualTo(number));
      int low = random.nextInt(100);
      int high = low + random.nextInt(1 << random.nextInt(17));
      int share = 1 + random.nextInt(5);
      BitSet drawn = new BitSet();
      random.ints((high - low) / share + 1, low, high + 1).forEach(drawn::set);
      int[] values = drawn.stream().toArray();
      writer.list(values, 0, values.length, low, high);
      expected.add(in -> assertThat(in.list(values.length, low, high)).isEqualTo(values));
    }
    BitReader in = reader();
    expected.forEach(next -> next.accept(in));
    assertThat(in.ended()).isTrue();
  }

  @Test
  void allNumbersOfARangeTakeNoBit() {
    writer.list(new int[] {5, 6, 7, 8}, 0, 4, 5, 8);
    writer.list(new int[0], 0, 0, 0, -1);
    assertThat(writer.length()).isZero();
  }

  @Test
  void aPieceOfAnotherIsWrittenFromAnyPlace() {
    Random random = new Random(1);
    BitWriter other = new BitWriter();
    boolean[] bits = new boolean[700];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = random.nextBoolean();
      other.bits(1, bits[i] ? 1 : 0);
    }
    for (int i = 0; i < 200; i++) {
      writer.clear();
      int skipped = random.nextInt(70);
      writer.bits(Math.min(63, skipped), 0);
      int from = random.nextInt(bits.length);
      int to = from + random.nextInt(bits.length - from + 1);
      writer.append(other, from, to);
      BitReader in = reader();
      in.bits(Math.min(63, skipped));
      for (int at = from; at < to; at++) {
        assertThat(in.bits(1) == 1).isEqualTo(bits[at]);
      }
      assertThat(in.ended()).isTrue();
    }
  }
}
