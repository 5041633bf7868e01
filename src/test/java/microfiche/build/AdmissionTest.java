package microfiche.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import microfiche.work.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class AdmissionTest {
  private static final long MB = 1 << 20;

  @Test
  void aSeedThatCannotFitIsRefusedByName() {
    Admission door = new Admission(100 * MB);
    assertThat(door.refusal("a.html", 20 * MB)).isNotNull();
    assertThat(door.refusal("a.html", 20 * MB).toString())
        .startsWith("a.html: needs about 400 MB of memory, and Java may use 100")
        .contains("-Xmx");
    assertThat(door.refusal("a.html", MB)).isNull();
    assertThat(new Admission(1024 * MB).refusal("a.html", 32 * MB)).isNull();
    assertThat(new Admission(MB).refusal("a.html", 32 << 10)).isNull();
  }

  @Test
  void largeSeedsAreReadOneAfterTheOther() {
    Admission door = new Admission(400 * MB);
    AtomicInteger inside = new AtomicInteger();
    List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
    try (Parallel parallel = new Parallel(8)) {
      parallel.each(
          IntStream.range(0, 64).boxed().toList(),
          i ->
              door.with(
                  8 * MB,
                  () -> {
                    seen.add(inside.incrementAndGet());
                    String room = "x".repeat(100_000); // time for another thread to come in
                    return inside.decrementAndGet() + room.length();
                  }));
    }
    assertThat(seen).hasSize(64).containsOnly(1);
  }

  @Test
  void smallOnesWaitForNobody() {
    Admission door = new Admission(MB);
    int nested = door.with(30 * MB, () -> door.with(1_000, () -> 7));
    assertThat(nested).isEqualTo(7);
  }
}
