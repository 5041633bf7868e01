package microfiche.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import microfiche.Fixtures;
import microfiche.check.SiteCheck;
import microfiche.report.Progress;
import microfiche.report.Tally;
import nu.validator.validation.SimpleDocumentValidator;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** Every page against the HTML standard, as the W3C's checker reads it; offline. */
@Order(4)
class ValidityTest {
  private static final String SCHEMA = "http://s.validator.nu/html5-rdfalite.rnc";

  /** The checker goes deep into its schema; the tests' own stacks are kept small. */
  private static final long STACK = 16 << 20;

  /** What the checker says and we accept, each with the reason. */
  private static final List<Pattern> ACCEPTED =
      List.of(
          // The record is a data block (application/ld+json), which runs nothing and no policy
          // blocks; the browser tests see that.
          Pattern.compile("Inline script violates Content Security Policy.*"));

  /** What the words and tables of real seeds bring along; they are shown as they were written. */
  private static final List<Pattern> OF_REAL_SEEDS =
      List.of(
          // soundofhope 428986: cells of one row span more columns than the other rows have.
          Pattern.compile("A table row was \\d+ columns wide, which is less than.*"),
          Pattern.compile("Table columns in range \\S+ established by element .* have no cells.*"),
          // ntdtv a102741445 holds a compatibility ideograph.
          Pattern.compile("Text run is not in Unicode Normalization Form C.*", Pattern.DOTALL),
          // epochtimes n375138 holds characters of a private font.
          Pattern.compile("Document uses the Unicode Private Use Area.*"));

  @Test
  void theSampleArchiveIsValid() throws Exception {
    assertThat(messages(Sites.sample(), ACCEPTED)).isEmpty();
  }

  @Test
  void theFiveSeedsAreValid() throws Exception {
    assertThat(messages(Sites.fiveSeeds(), ACCEPTED)).isEmpty();
  }

  @Test
  void theCorpusIsValid() throws Exception {
    Map<String, String> messages = messages(Sites.corpus(), ACCEPTED);
    messages.keySet().removeIf(message -> matches(OF_REAL_SEEDS, message));
    assertThat(messages).isEmpty();
  }

  /** Whatever kind of block a body holds: the cases that show how one looks on a page. */
  @Test
  void everyKindOfBlockIsValid(@TempDir Path folder) throws Exception {
    Path cases = Fixtures.RESOURCES.resolve("seeds");
    List<Path> bodies;
    try (Stream<Path> walk = Files.walk(cases)) {
      bodies = walk.filter(file -> file.endsWith("body.html")).toList();
    }
    for (Path body : bodies) {
      Path seed = body.resolveSibling("seed.html");
      String name = cases.relativize(body.getParent()).toString().replaceAll("\\W", "-");
      Files.createDirectories(folder.resolve("seeds"));
      Files.copy(seed, folder.resolve("seeds").resolve(name + ".html"));
    }
    Path site = folder.resolve("site");
    assertThat(Fixtures.build(folder.resolve("seeds"), site, 2).count(Tally.ARTICLES))
        .isEqualTo(bodies.size());
    assertThat(messages(site, ACCEPTED)).isEmpty();
    assertThat(SiteCheck.of(site, Progress.NONE)).isEmpty();
  }

  /** A page that is known to be wrong is told; so an empty answer means something. */
  @Test
  void aBrokenPageIsTold() throws Exception {
    Path folder = Files.createTempDirectory(Path.of("target"), "broken");
    Path page = folder.resolve("index.html");
    Files.writeString(
        page, "<!DOCTYPE html><html lang=en><title>x</title><p id=a><div id=a></p></html>");
    assertThat(messages(folder, ACCEPTED)).isNotEmpty().containsValue("index.html:1");
    Files.delete(page);
    Files.delete(folder);
  }

  /** Each message once, with the first place that it is about. */
  private static Map<String, String> messages(Path site, List<Pattern> accepted) throws Exception {
    FutureTask<Map<String, String>> checking = new FutureTask<>(() -> check(site, accepted));
    new Thread(null, checking, "checker", STACK).start();
    return checking.get();
  }

  private static Map<String, String> check(Path site, List<Pattern> accepted) throws Exception {
    Told told = new Told(accepted);
    SimpleDocumentValidator validator = new SimpleDocumentValidator(true, false, false);
    validator.setUpMainSchema(SCHEMA, told);
    validator.setUpValidatorAndParsers(told, true, false);
    for (Path page : Sites.pages(site)) {
      told.page = site.relativize(page).toString();
      try (InputStream in = Files.newInputStream(page)) {
        InputSource source = new InputSource(in);
        source.setEncoding("UTF-8");
        // The checker knows no folder as 'self'; nothing is ever fetched from this address.
        source.setSystemId("https://archive.example/" + told.page);
        validator.checkHtmlInputSource(source);
      }
    }
    return told.messages;
  }

  private static boolean matches(List<Pattern> patterns, String message) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(message).matches());
  }

  private static final class Told implements ErrorHandler {
    private final Map<String, String> messages = new TreeMap<>();
    private final List<Pattern> accepted;
    private String page = "";

    Told(List<Pattern> accepted) {
      this.accepted = accepted;
    }

    @Override
    public void warning(SAXParseException e) {
      error(e);
    }

    @Override
    public void error(SAXParseException e) {
      if (!matches(accepted, e.getMessage())) {
        messages.putIfAbsent(e.getMessage(), page + ":" + e.getLineNumber());
      }
    }

    @Override
    public void fatalError(SAXParseException e) {
      error(e);
    }
  }
}
