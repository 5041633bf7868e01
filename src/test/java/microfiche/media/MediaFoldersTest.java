package microfiche.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import microfiche.Fixtures;
import microfiche.address.PictureKey;
import microfiche.report.Finding;
import microfiche.report.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files may be the picture of an address. */
class MediaFoldersTest {
  @TempDir Path media;
  private final List<Finding> findings = new ArrayList<>();

  private void file(String path) throws IOException {
    Path file = media.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, path);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
  }

  private MediaFolders walk() {
    Fixtures.settle();
    return walkAtOnce();
  }

  private MediaFolders walkAtOnce() {
    return MediaFolders.walk(List.of(media), List.of(), List.of(), findings::add);
  }

  /** For each address the paths of its candidates, best first; groups parted by a bar. */
  private List<String> candidates(String... addresses) {
    Set<PictureKey> keys = new HashSet<>(Arrays.stream(addresses).map(PictureKey::of).toList());
    Map<PictureKey, List<List<MediaFile>>> found = walk().candidates(keys, Set.of(), findings::add);
    return Arrays.stream(addresses)
        .map(address -> found.getOrDefault(PictureKey.of(address), List.of()))
        .map(groups -> String.join("|", groups.stream().map(this::paths).toList()))
        .toList();
  }

  private String paths(List<MediaFile> group) {
    return String.join(
        ",",
        group.stream()
            .map(file -> media.relativize(file.file()).toString().replace('\\', '/'))
            .toList());
  }

  @Test
  void byTheAddressAsAPath() throws IOException {
    file("img.daily.example.com/2024/tide.jpg");
    file("copy/static.example.org/a/b.jpg?w=600");
    file("static.example.org/c.jpg@w=5");
    file("img.daily.example.com/岛屿/夜.jpg");
    assertThat(
            candidates(
                "https://IMG.daily.example.com:443/2024/tide.jpg#top",
                "http://static.example.org/a/b.jpg?w=600",
                "https://static.example.org/c.jpg?w=5",
                "https://img.daily.example.com/%E5%B2%9B%E5%B1%BF/%E5%A4%9C.jpg",
                "https://other.example.com/2024/tide.jpg"))
        .containsExactly(
            "img.daily.example.com/2024/tide.jpg",
            "copy/static.example.org/a/b.jpg?w=600",
            "static.example.org/c.jpg@w=5",
            "img.daily.example.com/岛屿/夜.jpg",
            ""); // what lies below another host's folder is another picture
  }

  @Test
  void byNameWithItsCase() throws IOException {
    file("harbour/ferry 1.jpg");
    file("Tide.JPG");
    file("2021.04/kite.png");
    file("notes.txt");
    assertThat(
            candidates(
                "https://a.example.com/x/ferry%201.jpg",
                "https://a.example.com/tide.jpg",
                "https://a.example.com/Tide.JPG?size=large",
                "https://a.example.com/kite.png",
                "https://a.example.com/notes.txt"))
        .containsExactly("harbour/ferry 1.jpg", "", "Tide.JPG", "2021.04/kite.png", "");
    assertThat(findings).isEmpty();
  }

  @Test
  void besideTheSeed() throws IOException {
    file("pictures/tide.jpg");
    assertThat(candidates("../pictures/tide.jpg", "./pictures/tide.jpg"))
        .containsExactly(
            "pictures/tide.jpg|pictures/tide.jpg", "pictures/tide.jpg|pictures/tide.jpg");
  }

  @Test
  void filesOfOneNameAreOneGroup() throws IOException {
    file("a/tide.jpg");
    file("b/tide.jpg");
    assertThat(candidates("https://a.example.com/tide.jpg"))
        .containsExactly("a/tide.jpg,b/tide.jpg");
  }

  @Test
  void aNameOfSeveralAddressesSaysNothing() throws IOException {
    file("1.png");
    assertThat(candidates("https://a.example.com/1.png", "https://b.example.com/1.png"))
        .containsExactly("", "");
    assertThat(findings)
        .isNotEmpty()
        .allMatch(f -> f.where().endsWith("1.png") && f.what().contains("several addresses"));
  }

  @Test
  void byTheIndex() throws IOException {
    file("objects/ab/x.jpg");
    PictureIndex.write(
        media,
        List.of(
            new PictureIndex.Line(
                "https://a.example.com/image?id=7",
                "2026-01-01T00:00:00Z",
                "objects/ab/x.jpg",
                "image/jpeg",
                16,
                1,
                1,
                null),
            new PictureIndex.Line(
                "https://a.example.com/gone.jpg",
                "2026-01-01T00:00:00Z",
                null,
                null,
                0,
                0,
                0,
                "404")));
    assertThat(candidates("http://a.example.com/image?id=7", "https://a.example.com/gone.jpg"))
        .containsExactly("objects/ab/x.jpg", "");
  }

  @Test
  void hiddenFilesAreLeftAlone() throws IOException {
    file(".git/tide.jpg");
    file(".tide.jpg");
    assertThat(walk().isEmpty()).isTrue();
  }

  @Test
  void theStateIsAnotherWhenAFileIs() throws IOException {
    file("a.jpg");
    file("b.jpg");
    long before = walk().state();
    assertThat(walk().state()).isEqualTo(before);
    assertThat(walk().settled()).isTrue();
    Path file = media.resolve("a.jpg");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-02T00:00:00Z")));
    assertThat(walk().state()).isNotEqualTo(before);
    Files.writeString(file, "just now");
    assertThat(walkAtOnce().settled()).isFalse();
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    assertThatThrownBy(
            () ->
                MediaFolders.walk(List.of(media.resolve("x")), List.of(), List.of(), findings::add))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("no such folder");
  }

  @Test
  void anIndexSurvivesATornJournal() throws IOException {
    var line =
        new PictureIndex.Line(
            "https://a.example.com/é.jpg", "t", "o/x.jpg", "image/jpeg", 5, 1, 2, null);
    PictureIndex.note(media, line);
    PictureIndex.note(
        media,
        new PictureIndex.Line(
            "https://a.example.com/b.jpg", "t", null, null, 0, 0, 0, "no\tline\nend"));
    Path journal = media.resolve(".pictures.journal");
    Files.writeString(journal, Files.readString(journal) + "https://a.example.com/c.jpg\tt\to/");
    Map<String, PictureIndex.Line> read = PictureIndex.read(media);
    assertThat(read).containsOnlyKeys("https://a.example.com/b.jpg", "https://a.example.com/é.jpg");
    assertThat(read).containsValue(line);
    PictureIndex.write(media, read.values());
    assertThat(journal).doesNotExist();
    assertThat(PictureIndex.read(media)).isEqualTo(read);
    Files.writeString(media.resolve(PictureIndex.NAME), "nonsense");
    assertThatThrownBy(() -> PictureIndex.read(media)).hasMessageContaining("pictures.tsv:1");
  }
}
