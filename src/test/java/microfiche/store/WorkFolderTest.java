package microfiche.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import microfiche.Fixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkFolderTest {
  @TempDir Path temporary;

  private WorkFolder lock(Path folder) {
    return WorkFolder.lock(folder, temporary.resolve("site"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stage/photo.jpg",
        "articles-2020.zip",
        "cards-old.txt",
        "site",
        "seeds",
        "media.txt",
        "lock.d/x"
      })
  void aFolderWithFilesOfOthersIsRefusedAndStaysAsItWas(String name) throws IOException {
    Path folder = temporary.resolve("notes");
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "mine");
    if (name.equals("site")) {
      Files.writeString(folder.resolve("letter.txt"), "mine too");
    }
    Map<String, String> before = Fixtures.files(folder);
    assertThatThrownBy(() -> lock(folder)).hasMessageContaining("builds did not put there");
    assertThat(Fixtures.files(folder)).isEqualTo(before);
  }

  @Test
  void whatOthersPutIntoAFolderOfOursLaterIsLeftAlone() throws IOException {
    Path folder = temporary.resolve("notes");
    try (WorkFolder work = lock(folder);
        SeedNotes notes = SeedNotes.open(work, "rules", false)) {
      notes.save(List.of());
    }
    for (String name : List.of("articles-2020.zip", "cards-old.txt", "letter.txt")) {
      Files.writeString(folder.resolve(name), "mine");
    }
    try (WorkFolder work = lock(folder);
        SeedNotes notes = SeedNotes.open(work, "other rules", true)) {
      notes.save(List.of());
    }
    assertThat(Fixtures.files(folder))
        .containsKeys("articles-2020.zip", "cards-old.txt", "letter.txt");
  }

  @Test
  void aFolderThatWasMadeInVainIsTakenAway() {
    Path folder = temporary.resolve("notes");
    lock(folder).close();
    assertThat(folder).doesNotExist();
    WorkFolder held = lock(folder);
    try (held;
        SeedNotes notes = SeedNotes.open(held, "rules", false)) {
      assertThat(notes.size()).isZero();
    }
    assertThat(folder).as("nothing was saved in it").doesNotExist();
  }

  @Test
  void aLinkInTheStageIsTakenAwayAndWhatItLeadsToStays() throws IOException {
    Path folder = temporary.resolve("notes");
    Path letter = Files.createDirectories(temporary.resolve("private")).resolve("letter.txt");
    Files.writeString(letter, "mine");
    try (WorkFolder work = lock(folder);
        SeedNotes notes = SeedNotes.open(work, "rules", false)) {
      notes.save(List.of());
      Files.createDirectories(work.stage());
      Files.createSymbolicLink(work.stage().resolve("way"), letter.getParent());
    }
    assertThat(folder.resolve("stage")).doesNotExist();
    assertThat(letter).hasContent("mine");
  }
}
