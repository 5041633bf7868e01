package microfiche.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of change is noticed, and nothing else. */
class WatchTest {
  /** In seconds: longer than anything takes on the busiest machine. */
  private static final long PATIENCE = 300;

  @TempDir Path folder;
  private Path seeds;
  private Places places;

  private interface Change {
    void make() throws Exception;
  }

  @BeforeEach
  void prepare() throws IOException {
    seeds = Files.createDirectories(folder.resolve("seeds/deep"));
    Files.writeString(seeds.resolve("a.md"), "a");
    Files.writeString(folder.resolve("site-config.yaml"), "title: a\n");
    Files.createDirectories(folder.resolve("seeds/site"));
    Files.createDirectories(folder.resolve("elsewhere"));
    Files.writeString(folder.resolve("elsewhere/linked.md"), "a");
    Files.createSymbolicLink(seeds.resolve("linked.md"), folder.resolve("elsewhere/linked.md"));
    Files.createDirectories(folder.resolve("far/inner"));
    Files.createSymbolicLink(folder.resolve("seeds/far"), folder.resolve("far"));
    places =
        new Places(
            List.of(folder.resolve("site-config.yaml")),
            List.of(folder.resolve("seeds"), folder.resolve("templates")),
            List.of(folder.resolve("seeds/site")));
  }

  private Watch watch(String how) {
    return how.equals("told") ? Watch.over(places) : Watch.looking(places, 50);
  }

  private static boolean notices(Watch watch, long seconds, Change change) throws Exception {
    CompletableFuture<Boolean> noticed = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                watch.await();
                noticed.complete(true);
              } catch (InterruptedException e) {
                noticed.complete(false);
              }
            });
    waiting.start();
    change.make();
    try {
      return noticed.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      waiting.interrupt();
      waiting.join();
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"told", "looking"})
  void everyChangeIsNoticed(String how) throws Exception {
    Path moved = folder.resolve("draft");
    List<Change> changes =
        List.of(
            () -> Files.writeString(seeds.resolve("a.md"), "another"),
            () -> Files.writeString(seeds.resolve("b.md"), "new"),
            () -> Files.delete(seeds.resolve("b.md")),
            () -> {
              Files.writeString(moved, "written beside, then renamed");
              Files.move(moved, seeds.resolve("a.md"), StandardCopyOption.REPLACE_EXISTING);
            },
            () -> Files.createDirectories(folder.resolve("seeds/new/newer")),
            () -> Files.writeString(folder.resolve("seeds/new/newer/c.md"), "c"),
            () -> Files.writeString(folder.resolve("far/inner/d.md"), "d"),
            () -> Files.writeString(folder.resolve("elsewhere/linked.md"), "another"),
            () -> Files.writeString(folder.resolve("site-config.yaml"), "title: b\n"),
            () -> Files.delete(folder.resolve("site-config.yaml")),
            () -> Files.createDirectory(folder.resolve("templates")),
            () -> Files.writeString(folder.resolve("templates/list.ftlh"), "x"));
    try (Watch watch = watch(how)) {
      assertThat(watch.told()).isEqualTo(how.equals("told"));
      for (int i = 0; i < changes.size(); i++) {
        assertThat(notices(watch, PATIENCE, changes.get(i))).as("change " + i).isTrue();
        watch.follow(places);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"told", "looking"})
  void whatIsNoneOfItIsNotNoticed(String how) throws Exception {
    Places all =
        new Places(
            List.of(folder.resolve("notes.txt")),
            List.of(folder.resolve("seeds/site"), folder.resolve("elsewhere")),
            List.of());
    try (Watch watch = watch(how);
        Watch witness = how.equals("told") ? Watch.over(all) : Watch.looking(all, 50)) {
      boolean noticed =
          notices(
              watch,
              1,
              () -> {
                Files.writeString(folder.resolve("seeds/site/index.html"), "x");
                Files.writeString(folder.resolve("seeds/.hidden"), "x");
                Files.writeString(folder.resolve("elsewhere/other.md"), "x");
                Files.writeString(folder.resolve("notes.txt"), "x");
                Files.readString(seeds.resolve("a.md"));
                // The second begins when somebody to whom all this matters knows of it.
                assertThat(notices(witness, PATIENCE, () -> {})).isTrue();
              });
      assertThat(noticed).isFalse();
    }
  }

  @Test
  void manyChangesAreFew() throws Exception {
    try (Watch watch = Watch.over(places)) {
      assertThat(
              notices(
                  watch,
                  PATIENCE,
                  () -> {
                    for (int i = 0; i < 300; i++) {
                      Files.writeString(seeds.resolve(i + ".md"), "x");
                    }
                  }))
          .isTrue();
      int times = 1;
      do { // on a busy machine the writing may halt for longer than a pause
        watch.follow(places);
        times++;
      } while (notices(watch, 1, () -> {}));
      assertThat(times).isLessThan(30);
    }
  }
}
