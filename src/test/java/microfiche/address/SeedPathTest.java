package microfiche.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedPathTest {
  @ParameterizedTest
  @CsvSource({
    "a/b/c.md,d.jpg,a/b/d.jpg",
    "a/b/c.md,../d.jpg,a/d.jpg",
    "a/b/c.md,../../d.jpg,d.jpg",
    "a/b/c.md,./img//d.jpg,a/b/img/d.jpg",
    "c.md,d.jpg,d.jpg",
    "a/c.md,x/../d.jpg,a/d.jpg",
  })
  void aReferenceIsRelativeToTheFolderOfItsFile(String seed, String reference, String path) {
    assertThat(SeedPath.beside(seed, reference)).isEqualTo(path);
  }

  @Test
  void nothingLeadsOutOfTheSeeds() {
    assertThat(SeedPath.beside("a/c.md", "../../d.jpg")).isNull();
    assertThat(SeedPath.beside("c.md", "../d.jpg")).isNull();
    assertThat(SeedPath.beside("c.md", "../a/../../d.jpg")).isNull();
  }
}
