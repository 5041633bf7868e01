package microfiche.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import microfiche.hash.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that are merged say what maps would say. */
class InventoryTest {
  @TempDir Path temporary;

  private Standing file(String path, long inputs) throws IOException {
    Path file = temporary.resolve("file");
    Files.writeString(file, path + inputs);
    return Standing.of(file, inputs, sha256(path + inputs));
  }

  private static byte[] sha256(String text) {
    return Digest.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsKeptAndWhatIsMadeComeInOneOrder() throws IOException {
    Random random = new Random(5);
    Inventory inventory = Inventory.none();
    Map<String, Long> expected = new TreeMap<>();
    for (int round = 0; round < 30; round++) {
      Map<String, Standing> made = new HashMap<>();
      for (int i = random.nextInt(20); i > 0; i--) {
        String path = "articles/" + random.nextInt(60) + (random.nextBoolean() ? ".html" : "/a");
        made.put(path, file(path, round + 1));
        expected.put(path, round + 1L);
      }
      Paths before = inventory.paths();
      boolean[] kept = new boolean[inventory.count()];
      for (int i = 0; i < kept.length; i++) {
        kept[i] = !made.containsKey(before.path(i)) && random.nextInt(5) > 0;
        if (!kept[i] && !made.containsKey(before.path(i))) {
          expected.remove(before.path(i));
        }
      }
      inventory = inventory.with(i -> kept[i], made);
      assertSame(inventory, expected);
    }
  }

  private void assertSame(Inventory inventory, Map<String, Long> expected) throws IOException {
    Paths paths = inventory.paths();
    List<String> names = IntStream.range(0, paths.count()).mapToObj(paths::path).toList();
    assertThat(names).isEqualTo(List.copyOf(expected.keySet()));
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      String path = names.get(i);
      long inputs = inventory.madeFrom()[i];
      assertThat(paths.find(path)).isEqualTo(i);
      assertThat(inputs).isEqualTo(expected.get(path));
      assertThat(inventory.manifest().has(path, sha256(path + inputs))).isTrue();
      assertThat(inventory.manifest().has(path, sha256(path))).isFalse();
      list.append(Digest.of(path + inputs)).append("  ").append(path).append('\n');
    }
    assertThat(paths.find("articles/none")).isEqualTo(-1);
    byte[] manifest = inventory.manifest().bytes();
    assertThat(new String(manifest, StandardCharsets.UTF_8)).isEqualTo(list.toString());
    assertThat(inventory.manifest().size()).isEqualTo(manifest.length);
    Path file = temporary.resolve("manifest");
    Files.write(file, manifest);
    assertThat(Manifest.read(file).bytes()).isEqualTo(manifest);
  }

  @Test
  void aFolderIsAStretchOfThePaths() {
    Map<String, byte[]> files = new HashMap<>();
    List<String> names = List.of("a", "a/1", "a/2", "a0", "b/1", "b/c/1", "z");
    names.forEach(path -> files.put(path, sha256(path)));
    Paths paths = Manifest.of(new TreeMap<>(files)).paths();
    assertThat(paths.from("a/")).isEqualTo(1);
    assertThat(paths.end(1, "a/")).isEqualTo(3);
    assertThat(paths.from("b/")).isEqualTo(4);
    assertThat(paths.end(4, "b/")).isEqualTo(6);
    assertThat(paths.from("zz")).isEqualTo(7);
    assertThat(paths.end(7, "zz")).isEqualTo(7);
  }
}
