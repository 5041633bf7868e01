package microfiche.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import microfiche.Fixtures;
import microfiche.TooDeep;
import microfiche.report.Finding;
import microfiche.report.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteCheckTest {
  private static final String HEAD =
      "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
          + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'\">"
          + "<title>t</title></head><body>";

  @TempDir Path site;

  @BeforeEach
  void aGoodSite() throws IOException {
    page(
        "index.html",
        "<p id=\"a\"><a href=\"b/c.html#x\">c</a> <a href=\"https://example.org/\">out</a></p>");
    page("b/c.html", "<p id=\"x\"><a href=\"../index.html\">home</a></p>");
  }

  private void page(String path, String body) throws IOException {
    file(path, HEAD + body + "</body></html>");
  }

  private void file(String path, String text) throws IOException {
    Files.createDirectories(site.resolve(path).getParent());
    Files.writeString(site.resolve(path), text);
    StringBuilder manifest = new StringBuilder();
    Files.deleteIfExists(site.resolve("MANIFEST.sha256"));
    Fixtures.files(site)
        .forEach((name, hash) -> manifest.append(hash).append("  ").append(name).append('\n'));
    Files.writeString(site.resolve("MANIFEST.sha256"), manifest);
  }

  @Test
  void everyFileIsAsTheBuildWroteIt() throws IOException {
    Files.writeString(site.resolve("b/c.html"), HEAD + "<p id=\"x\">other words</p></body></html>");
    assertThat(found()).singleElement().asString().contains("was changed since the build");
    Files.delete(site.resolve("MANIFEST.sha256"));
    assertThat(found()).singleElement().asString().contains("did not finish");
  }

  @Test
  void findsNothingInAGoodSite() {
    assertThat(found()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<a href='missing.html'>x</a> | which is not there",
        "<a href='b/c.html#nowhere'>x</a> | no element there has that id",
        "<a href='b/'>x</a> | which is not there",
        "<a href='javascript:x()'>x</a> | runs a script",
        "<img src='https://example.org/a.png' alt=''> | only own files may be loaded",
        "<img src='//example.org/a.png' alt=''> | only own files may be loaded",
        "<img srcset='https://example.org/a.png 2x' src='b/c.html' alt=''> | only own files may be loaded",
        "<video poster='https://example.org/a.png'></video> | only own files may be loaded",
        "<script src='https://example.org/a.js'></script> | only own files may be loaded",
        "<script>alert(1)</script> | inline script",
        "<p onclick='x()'>x</p> | event handler",
        "<iframe src='b/c.html'></iframe> | <iframe>",
        "<p style=\"background: url('https://example.org/a.png')\">x</p> | only own files may be loaded",
        "<style>@import 'https://example.org/a.css';</style> | only own files may be loaded",
        "<form action='https://example.org/'></form> | only own files may be loaded",
        "<p id='a'>x</p><p id='a'>y</p> | two elements with id",
        "<p><div></p></div></span> | not well-formed",
        "<b><i>x</b></i> | not well-formed",
      })
  void findsWhatIsWrong(String body, String message) throws IOException {
    page("index.html", body);
    assertThat(found()).isNotEmpty();
    assertThat(found().toString() + hints()).contains(message);
  }

  private String hints() {
    StringBuilder all = new StringBuilder();
    found().forEach(f -> all.append(f.hint()));
    return all.toString();
  }

  @Test
  void wantsAPolicyOnEveryPage() throws IOException {
    file(
        "bare.html",
        "<!DOCTYPE html><html lang=\"en\"><head><title>x</title></head><body></body></html>");
    assertThat(found()).singleElement().asString().contains("no content security policy");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFolderThatCannotBeReadIsOneFindingAndHidesNoOther(@TempDir Path aside) throws IOException {
    page("b/c.html", "<p id=\"x\"><a href=\"../index.html\">home</a> <a href='d.html'>d</a></p>");
    TooDeep.below(
        site.resolve("b"),
        site.resolve("b"),
        () -> {
          assertThat(found())
              .hasSize(2)
              .anyMatch(f -> f.what().startsWith("cannot be read") && f.hint() != null)
              .anyMatch(f -> f.what().equals("links to b/d.html, which is not there"));
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "\0\n\0", "x", "  index.html", "0123  index.html", "\u2028"})
  void aLineOfTheManifestThatIsNoneIsAFinding(String line) throws IOException {
    Path manifest = site.resolve("MANIFEST.sha256");
    Files.writeString(manifest, Files.readString(manifest) + line + "\n");
    assertThat(found())
        .singleElement()
        .satisfies(finding -> assertThat(finding.where()).isEqualTo("MANIFEST.sha256"))
        .satisfies(finding -> assertThat(finding.what()).startsWith("has lines that are no hash"));
  }

  @Test
  void aPathOfTheManifestThatNoFileCanHaveIsAFinding() throws IOException {
    Path manifest = site.resolve("MANIFEST.sha256");
    Files.writeString(
        manifest, Files.readString(manifest) + "0".repeat(64) + "  a\0b/../../etc/x\n");
    assertThat(found())
        .singleElement()
        .satisfies(finding -> assertThat(finding.what()).contains("which is not there"));
  }

  @Test
  void aManifestInAnotherCharsetIsAFinding() throws IOException {
    Files.write(site.resolve("MANIFEST.sha256"), new byte[] {(byte) 0xFE, (byte) 0xFF, 0, 65, 10});
    assertThat(found())
        .singleElement()
        .hasToString("MANIFEST.sha256: cannot be read as UTF-8 text");
  }

  /** Many links to few targets: all are told as one finding, with one example. */
  @Test
  void ofManyLinksOneIsNamedAndTheOthersAreCounted() throws IOException {
    for (int i = 0; i < 20; i++) {
      Files.writeString(
          site.resolve("p" + i + ".html"),
          HEAD
              + "<a href='gone.html'>x</a><a href='b/c.html#y'>y</a><a href='#z'>z</a></body></html>");
    }
    page("index.html", "<p id='z'><a href='#z'>z</a> <a href='p3.html#z'>z</a></p>");
    assertThat(found())
        .extracting(Object::toString)
        .contains(
            "p0.html and 19 more: links to gone.html, which is not there",
            "p0.html and 19 more: links to b/c.html#y, and no element there has that id",
            "p0.html: links to p0.html#z, and no element there has that id",
            "index.html and 1 more: links to p3.html#z, and no element there has that id")
        .hasSize(22);
  }

  @Test
  void wantsPlainFileNames() throws IOException {
    page("标题.html", "<p>x</p>");
    page("Index.html", "<p>x</p>");
    assertThat(found()).hasSize(2);
  }

  /** What is wrong, but for pages that nothing leads to: most tests add one. */
  private List<Finding> found() {
    return SiteCheck.of(site, Progress.NONE).stream()
        .filter(finding -> !finding.what().equals("no page leads to it"))
        .toList();
  }

  @Test
  void aPageThatNothingLeadsToIsNamed() throws IOException {
    page("lonely.html", "<p><a href=\"lonely.html#a\" id=\"a\">itself</a></p>");
    assertThat(SiteCheck.of(site, Progress.NONE))
        .singleElement()
        .asString()
        .isEqualTo("lonely.html: no page leads to it");
  }

  @Test
  void aFileThatIsNotOfTheSiteIsNamed() throws IOException {
    Files.writeString(site.resolve("b/notes.txt"), "mine");
    assertThat(found()).singleElement().asString().startsWith("b/notes.txt: is not of the site");
  }

  @Test
  void everyByteThatFlipsIsFound() throws IOException {
    Random random = new Random(20261126);
    List<Path> files =
        List.of(
            site.resolve("index.html"), site.resolve("b/c.html"), site.resolve("MANIFEST.sha256"));
    for (int i = 0; i < 1000; i++) {
      Path file = files.get(i % files.size());
      byte[] bytes = Files.readAllBytes(file);
      byte[] flipped = bytes.clone();
      flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, flipped);
      assertThat(SiteCheck.of(site, Progress.NONE)).as("flip %d in %s", i, file).isNotEmpty();
      Files.write(file, bytes);
    }
    assertThat(SiteCheck.of(site, Progress.NONE)).isEmpty();
  }
}
