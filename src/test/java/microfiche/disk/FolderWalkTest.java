package microfiche.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWalkTest {
  @TempDir Path temporary;
  private Path root;
  private final List<String> found = new ArrayList<>();
  private final TreeMap<String, String> passed = new TreeMap<>();

  @BeforeEach
  void make() throws IOException {
    root = Files.createDirectories(temporary.resolve("seeds"));
    write(root.resolve("b/two.md"));
    write(root.resolve("a.md"));
  }

  private static void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "text");
  }

  private void walk(List<Path> named, List<Path> apart) {
    found.clear();
    passed.clear();
    new FolderWalk(named, apart)
        .below(
            root,
            new FolderWalk.Visitor() {
              @Override
              public boolean enter(Path folder, String path) {
                return true;
              }

              @Override
              public void file(Path file, String path, long stamp) {
                found.add(path);
              }

              @Override
              public void passed(Path file, String path, String why, String hint) {
                passed.put(path, why);
              }
            });
  }

  @Test
  void filesComeInTheOrderOfTheirNames() throws IOException {
    write(root.resolve(".hidden/x.md"));
    write(root.resolve("b/one.md"));
    walk(List.of(), List.of());
    assertThat(found).containsExactly("a.md", "b/one.md", "b/two.md");
    assertThat(passed).isEmpty();
  }

  @Test
  void aLinkThatLeadsOutIsNotFollowed() throws IOException {
    write(temporary.resolve("private/letter.md"));
    Files.createSymbolicLink(root.resolve("c.md"), temporary.resolve("private/letter.md"));
    Files.createSymbolicLink(root.resolve("d"), temporary.resolve("private"));
    Files.createSymbolicLink(root.resolve("e.md"), temporary.resolve("nothing"));
    walk(List.of(), List.of());
    assertThat(found).containsExactly("a.md", "b/two.md");
    assertThat(passed.keySet()).containsExactly("c.md", "d", "e.md");
    assertThat(passed.get("c.md")).contains("leads out");
    assertThat(passed.get("e.md")).contains("leads nowhere");
  }

  @Test
  void aLinkIntoAFolderThatWasNamedIsFollowed() throws IOException {
    write(temporary.resolve("more/letter.md"));
    Files.createSymbolicLink(root.resolve("c.md"), temporary.resolve("more/letter.md"));
    Files.createSymbolicLink(root.resolve("d"), temporary.resolve("more"));
    Files.createSymbolicLink(root.resolve("z.md"), root.resolve("a.md"));
    walk(List.of(temporary.resolve("more")), List.of());
    assertThat(found).containsExactly("a.md", "b/two.md", "c.md", "d/letter.md", "z.md");
  }

  @Test
  void circlesAndWebsOfLinksEnd() throws IOException {
    Files.createSymbolicLink(root.resolve("loop"), root);
    Files.createSymbolicLink(root.resolve("b/up"), root.resolve("b"));
    for (int i = 0; i < 30; i++) {
      Path folder = Files.createDirectories(root.resolve("web-" + i));
      write(folder.resolve("page.md"));
      if (i > 0) {
        Files.createSymbolicLink(folder.resolve("left"), root.resolve("web-" + (i - 1)));
        Files.createSymbolicLink(folder.resolve("right"), root.resolve("web-" + (i - 1)));
      }
    }
    walk(List.of(), List.of());
    assertThat(found).hasSizeLessThan(200).contains("a.md", "web-29/page.md");
    assertThat(passed).containsKeys("loop", "b/up");
  }

  @Test
  void whatLiesApartIsLeftAloneWhateverLeadsThere() throws IOException {
    write(root.resolve("site/page.md"));
    Files.createSymbolicLink(root.resolve("way"), root.resolve("site"));
    walk(List.of(), List.of(root.resolve("site"), root.resolve("a.md"), root.resolve("nothing")));
    assertThat(found).containsExactly("b/two.md");
  }

  /** Opening a pipe waits for somebody who writes into it. */
  @Test
  void pipesAreNeverOpened() throws Exception {
    Process process = new ProcessBuilder("mkfifo", root.resolve("pipe.md").toString()).start();
    Assumptions.assumeTrue(process.waitFor() == 0);
    walk(List.of(), List.of());
    assertThat(found).containsExactly("a.md", "b/two.md");
    assertThat(passed).containsEntry("pipe.md", "neither a file nor a folder");
  }

  /** 第 in GBK, and a byte that is nothing in any encoding: two files, two names. */
  @Test
  void namesThatAreNoTextStayApart() throws Exception {
    String script =
        "for n in \"$(printf '\\265\\332')\" \"$(printf '\\377')\"; do echo x > \"$n.md\"; done";
    Process process = new ProcessBuilder("sh", "-c", script).directory(root.toFile()).start();
    Assumptions.assumeTrue(process.waitFor() == 0, "this system takes only names that are text");
    Files.writeString(root.resolve("第.md"), "text");
    walk(List.of(), List.of());
    assertThat(found).containsExactly("%B5%DA.md", "%FF.md", "a.md", "b/two.md", "第.md");
  }

  @Test
  void aChangeIsSeenThoughSizeAndTimeStayTheSame() throws Exception {
    Path file = root.resolve("a.md");
    FileStamps stamps = new FileStamps();
    long young = stamps.at(file).stamp();
    assertThat(young).as("changed a moment ago: nothing is said").isZero();
    Assumptions.assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("unix"));
    Object before = Files.getAttribute(file, "unix:ctime");
    var modified = Files.getLastModifiedTime(file);
    Files.writeString(file, "tixt");
    Files.setLastModifiedTime(file, modified);
    assertThat(Files.getAttribute(file, "unix:ctime")).isNotEqualTo(before);
    assertThat(stamps.at(file).stamp()).isZero();
  }
}
