package microfiche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code src/docs/licences.md} against what Maven packs into the program. */
class LicencesTest {
  /** {@code | `name`, `name` | what for | licence |}. */
  private static final Pattern ROW = Pattern.compile("\\| (`.*`) \\| .* \\| (\\S+) \\|");

  private static final Path TEXTS = Path.of("src/main/resources/META-INF/licences");

  private static final Map<String, String> LISTED = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    for (String line : Files.readAllLines(Path.of("src/docs/licences.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        for (String name : row.group(1).split(", ")) {
          LISTED.put(name.replace("`", ""), row.group(2));
        }
      }
    }
  }

  @Test
  void everyPackedLibraryIsListedAndNoOther() throws IOException {
    String packed = Files.readString(Path.of("target/packed-libraries.txt")).strip();
    Set<String> names = new TreeSet<>();
    for (String jar : packed.split(File.pathSeparator)) {
      // …/group/artifact/version/artifact-version.jar
      names.add(
          Objects.requireNonNull(Path.of(jar).getParent().getParent()).getFileName().toString());
    }
    assertThat(names).hasSizeGreaterThan(20).isEqualTo(LISTED.keySet());
  }

  @Test
  void everyLicenceHasItsTextAndNoOther() throws IOException {
    try (Stream<Path> files = Files.list(TEXTS)) {
      List<String> texts =
          files.map(file -> file.getFileName().toString().replace(".txt", "")).sorted().toList();
      assertThat(texts).isEqualTo(LISTED.values().stream().distinct().sorted().toList());
    }
    for (String licence : new TreeSet<>(LISTED.values())) {
      assertThat(Files.size(TEXTS.resolve(licence + ".txt"))).as(licence).isGreaterThan(1000);
    }
  }

  /** A licence that asks for its holder to be named names him. */
  @Test
  void holdersAreNamed() throws IOException {
    for (String name : List.of("jsoup", "SLF4J", "Brotli")) {
      assertThat(Files.readString(TEXTS.resolve("MIT.txt"))).contains(name);
    }
    assertThat(Files.readString(TEXTS.resolve("BSD-2-Clause.txt"))).contains("flexmark-java");
  }
}
