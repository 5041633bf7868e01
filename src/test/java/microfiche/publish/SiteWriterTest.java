package microfiche.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.Fixtures;
import microfiche.hash.Digest;
import microfiche.work.Parallel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader of the site sees while it is brought up to date, and after that is cut short. */
class SiteWriterTest {
  private static final Parallel THREADS = new Parallel(1);

  private static final Pattern LINK = Pattern.compile("<a href=\"([^\"]+)\">");

  private static final Map<String, List<String>> OLD =
      Map.of(
          "index.html", List.of("articles/a.html", "tags/x.html"),
          "articles/a.html", List.of("articles/b.html"),
          "articles/b.html", List.of("tags/x.html", "articles/a.html"),
          "articles/c.html", List.of("index.html"),
          "tags/x.html", List.of("articles/a.html", "articles/b.html", "articles/c.html"));

  /** B and its tag are gone, d and e are new and link to each other, a and c link to them. */
  private static final Map<String, List<String>> NEW =
      Map.of(
          "index.html", List.of("articles/a.html", "articles/d.html", "tags/y.html"),
          "articles/a.html", List.of("articles/d.html", "tags/y.html"),
          "articles/c.html", List.of("articles/e.html"),
          "articles/d.html", List.of("articles/e.html", "tags/y.html"),
          "articles/e.html", List.of("articles/d.html", "articles/a.html"),
          "tags/y.html", List.of("articles/a.html", "articles/d.html", "articles/e.html"));

  @TempDir Path temporary;

  /** Stops the process, as far as the writer can tell. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  @Test
  void wheneverItIsKilledEveryLinkLandsAndTheNextBuildCompletesIt() throws IOException {
    publish(temporary.resolve("clean"), NEW, path -> {});
    Map<String, String> clean = Fixtures.files(temporary.resolve("clean"));
    int steps = 0;
    for (boolean done = false; !done; steps++) {
      Path out = temporary.resolve("site-" + steps);
      publish(out, OLD, path -> {});
      int last = steps;
      int[] step = {0};
      try {
        publish(
            out,
            NEW,
            path -> {
              assertEveryLinkLands(out);
              if (step[0]++ == last) {
                throw new Killed();
              }
            });
        done = true;
      } catch (Killed e) {
        assertEveryLinkLands(out);
      }
      publish(out, NEW, path -> {});
      assertThat(Fixtures.files(out)).as("after step " + steps).isEqualTo(clean);
    }
    // Six new or changed pages, two deletions, the manifest: each was a moment to be killed.
    assertThat(steps).isGreaterThan(8);
  }

  @Test
  void aFileThatIsNotOursIsNeverTouched() throws IOException {
    Path out = temporary.resolve("site");
    Files.createDirectories(out);
    Files.writeString(out.resolve("letter.txt"), "mine");
    assertThatThrownBy(() -> publish(out, OLD, path -> {}))
        .hasMessageContaining("holds files that are not ours, such as letter.txt");
    Files.delete(out.resolve("letter.txt"));
    publish(out, OLD, path -> {});
    Files.writeString(out.resolve("letter.txt"), "mine");
    Files.writeString(out.resolve("articles/note.html"), "mine too");
    publish(out, NEW, path -> {});
    assertThat(Files.readString(out.resolve("letter.txt"))).isEqualTo("mine");
    assertThat(Files.readString(out.resolve("articles/note.html"))).isEqualTo("mine too");
    assertThat(out.resolve("articles/b.html")).doesNotExist();
  }

  /** Others write such lists too; ours says nothing about whose files they are. */
  @Test
  void aManifestOfOthersMakesNoFolderOurs() throws IOException {
    Path out = temporary.resolve("thesis");
    Files.createDirectories(out.resolve("photos"));
    Files.writeString(out.resolve("thesis.txt"), "years of work");
    Files.writeString(out.resolve("photos/a.jpg"), "a picture");
    Files.writeString(
        out.resolve(SiteWriter.MANIFEST),
        Digest.of("years of work")
            + "  thesis.txt\n"
            + Digest.of("a picture")
            + "  photos/a.jpg\n");
    Map<String, String> before = Fixtures.files(out);
    assertThatThrownBy(() -> publish(out, OLD, path -> {}))
        .hasMessageContaining("holds files that are not ours");
    assertThat(Fixtures.files(out)).isEqualTo(before);
  }

  @Test
  void aFileOfOthersWhereAPageBelongsStopsTheBuild() throws IOException {
    Path out = temporary.resolve("site");
    publish(out, OLD, path -> {});
    Files.writeString(out.resolve("articles/d.html"), "mine");
    Map<String, String> before = Fixtures.files(out);
    assertThatThrownBy(() -> publish(out, NEW, path -> {}))
        .hasMessageContaining("articles/d.html")
        .hasMessageContaining("no build wrote it");
    assertThat(Fixtures.files(out)).isEqualTo(before);
  }

  @Test
  void aStalePageThatSomebodyChangedIsLeftToHim() throws IOException {
    Path out = temporary.resolve("site");
    publish(out, OLD, path -> {});
    Files.writeString(out.resolve("articles/b.html"), "with my remarks");
    SiteWriter writer = open(out, path -> {});
    new TreeMap<>(NEW).forEach((path, links) -> writer.put(path, 0, page(path, links)));
    writer.finish("", Map.of(), THREADS);
    assertThat(out.resolve("articles/b.html")).hasContent("with my remarks");
    assertThat(out.resolve("tags/x.html")).doesNotExist();
    assertThat(writer.left()).hasSize(1);
    assertThat(writer.left().get(0).where()).endsWith("articles/b.html");
  }

  @Test
  void nothingBehindALinkIsTouched() throws IOException {
    Path out = temporary.resolve("site");
    publish(out, OLD, path -> {});
    Path elsewhere = temporary.resolve("elsewhere");
    Files.move(out.resolve("articles"), elsewhere);
    Files.createSymbolicLink(out.resolve("articles"), elsewhere);
    Map<String, String> before = Fixtures.files(elsewhere);
    assertThatThrownBy(() -> publish(out, NEW, path -> {})).hasMessageContaining("is a link");
    assertThat(Fixtures.files(elsewhere)).isEqualTo(before);
  }

  /** Lines of a manifest that lead elsewhere, hold control characters or are no lines at all. */
  @Test
  void aHostileManifestLeadsNowhere() throws IOException {
    Path out = temporary.resolve("site");
    publish(out, OLD, path -> {});
    Path victim = temporary.resolve("victim.txt");
    Files.writeString(victim, "mine");
    String sha256 = Digest.of("mine");
    Files.writeString(
        out.resolve(SiteWriter.MANIFEST),
        sha256 + "  ../victim.txt\n" + sha256 + "  " + victim + "\n" + sha256 + "  a\0b\n\u00FF\n");
    publish(out, NEW, path -> {});
    assertThat(victim).hasContent("mine");
  }

  @Test
  void aLargeFileIsPutTogetherFromItsPredecessor() throws IOException {
    Path out = temporary.resolve("site");
    Set<Integer> made = new HashSet<>();
    put(out, new long[] {1, 2, 3, 5}, made);
    assertThat(made).containsExactlyInAnyOrder(1, 2, 3, 5);
    made.clear();
    put(out, new long[] {0, 2, 3, 4, 5, 1}, made);
    assertThat(made).containsExactlyInAnyOrder(0, 4);
    assertThat(Files.readString(out.resolve("all.txt"))).isEqualTo("0\n22\n333\n4444\n55555\n1\n");
    made.clear();
    put(out, new long[] {0, 2, 3, 4, 5, 1}, made);
    assertThat(made).isEmpty();
  }

  /** Pieces that change places, are left out, come twice: the file and its digest are right. */
  @Test
  void aLargeFileIsPutTogetherInAnyOrder() throws IOException {
    Path out = temporary.resolve("site");
    Random random = new Random(3);
    for (int round = 0; round < 20; round++) {
      long[] inputs = random.longs(random.nextInt(12), 0, 10).toArray();
      put(out, inputs, new HashSet<>());
      StringBuilder expected = new StringBuilder();
      for (long n : inputs) {
        expected.append(String.valueOf(n).repeat(Math.max(1, (int) n))).append('\n');
      }
      assertThat(out.resolve("all.txt")).hasContent(expected.toString());
      assertThat(Files.readString(out.resolve(SiteWriter.MANIFEST)))
          .contains(Digest.of(expected.toString()) + "  all.txt\n");
    }
  }

  /** A copy of a site has other times; its files are read once, and after that known again. */
  @Test
  void aSiteWithOtherTimesIsKnownByItsBytes() throws IOException {
    Path out = temporary.resolve("site");
    publish(out, OLD, path -> {});
    for (String path : OLD.keySet()) {
      Files.setLastModifiedTime(out.resolve(path), FileTime.fromMillis(1_000_000));
    }
    assertThat(open(out, path -> {}).upToDate("", THREADS)).isNotNull();
    Path page = out.resolve("tags/x.html");
    FileTime time = Files.getLastModifiedTime(page);
    byte[] bytes = Files.readAllBytes(page);
    bytes[0] ^= 1;
    Files.write(page, bytes);
    assertThat(open(out, path -> {}).upToDate("", THREADS)).isNull();
    Files.setLastModifiedTime(page, time); // what nobody does by accident shows that time is noted
    assertThat(open(out, path -> {}).upToDate("", THREADS)).isNotNull();
  }

  @Test
  void aSiteWithoutItsManifestIsNotUpToDate() throws IOException {
    Path out = temporary.resolve("site");
    publish(out, OLD, path -> {});
    assertThat(open(out, path -> {}).upToDate("", THREADS)).isNotNull();
    Path manifest = out.resolve(SiteWriter.MANIFEST);
    byte[] bytes = Files.readAllBytes(manifest);
    Files.write(manifest, new byte[bytes.length]);
    assertThat(open(out, path -> {}).upToDate("", THREADS)).isNull();
    publish(out, OLD, path -> {});
    assertThat(manifest).hasBinaryContent(bytes);
    Files.delete(manifest);
    assertThat(open(out, path -> {}).upToDate("", THREADS)).isNull();
  }

  /** Piece n is the digit n, n times. */
  private void put(Path out, long[] inputs, Set<Integer> made) {
    SiteWriter writer = open(out, path -> {});
    writer.put(
        "all.txt",
        inputs,
        i -> {
          int n = (int) inputs[i];
          made.add(n);
          return (String.valueOf(n).repeat(Math.max(1, n)) + "\n").getBytes(StandardCharsets.UTF_8);
        });
    writer.finish("", Map.of(), THREADS);
  }

  private SiteWriter open(Path out, Consumer<String> watch) {
    Path work = temporary.resolve("work-" + out.getFileName());
    return SiteWriter.into(out, work.resolve("stage"), work.resolve("notes"), false, "archive")
        .watched(watch);
  }

  private void publish(Path out, Map<String, List<String>> pages, Consumer<String> watch) {
    SiteWriter writer = open(out, watch);
    new TreeMap<>(pages).forEach((path, links) -> writer.put(path, 0, page(path, links)));
    writer.finish("", Map.of(), THREADS);
  }

  private static byte[] page(String path, List<String> links) {
    StringBuilder html = new StringBuilder("<html>" + path + links.hashCode());
    links.forEach(link -> html.append("<a href=\"").append(link).append("\">"));
    return html.append("</html>").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Follows all links from the home page, as a reader can. */
  private static void assertEveryLinkLands(Path out) {
    Set<String> seen = new HashSet<>();
    Deque<String> next = new ArrayDeque<>(List.of("index.html"));
    while (!next.isEmpty()) {
      String path = next.pop();
      if (seen.add(path)) {
        try {
          assertThat(out.resolve(path)).exists();
          String html = Files.readString(out.resolve(path));
          assertThat(html).as(path + " is whole").startsWith("<html>").endsWith("</html>");
          Matcher link = LINK.matcher(html);
          while (link.find()) {
            next.push(link.group(1));
          }
        } catch (IOException e) {
          throw new AssertionError(e);
        }
      }
    }
  }
}
