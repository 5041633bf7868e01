package microfiche;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import microfiche.config.SiteConfigFile;
import microfiche.report.Progress;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a site holds for programs: feeds, records, copies of seeds. */
class OutputsTest {
  @TempDir Path temporary;

  private Path build(String more) throws IOException {
    Path config =
        Files.writeString(
            temporary.resolve("site-config.yaml"),
            "title: 青屿\nseeds: " + Path.of("seeds/posts").toAbsolutePath() + "\n" + more);
    Path out = temporary.resolve("site");
    new Build(SiteConfigFile.read(config).with(List.of(), out, null), 2, false, Progress.NONE)
        .run();
    return out;
  }

  private static List<Path> named(Path site, String name) throws IOException {
    try (Stream<Path> walk = Files.walk(site)) {
      return walk.filter(file -> file.endsWith(name)).sorted().toList();
    }
  }

  @Test
  void feedsHoldTheWholeText() throws Exception {
    Path site = build("feeds: all\n");
    List<Path> feeds = named(site, "feed.xml");
    assertThat(feeds).hasSizeGreaterThan(3);
    for (Path file : feeds) {
      SyndFeed feed;
      try (XmlReader reader = new XmlReader(file.toFile())) {
        feed = new SyndFeedInput(true, Locale.ROOT).build(reader);
      }
      assertThat(feed.getEntries()).as(file.toString()).isNotEmpty();
      for (SyndEntry entry : feed.getEntries()) {
        assertThat(entry.getContents().get(0).getValue()).as(entry.getTitle()).contains("<p>");
        Path page = file.resolveSibling(entry.getLink()).normalize();
        assertThat(page).as("the page of " + entry.getTitle()).exists();
      }
    }
    Path main = build("feeds: main\n");
    assertThat(named(main, "feed.xml")).containsExactly(main.resolve("feed.xml"));
    Path none = build("feeds: off\n");
    assertThat(named(none, "feed.xml")).isEmpty();
    assertThat(Files.readString(none.resolve("index.html"))).doesNotContain("feed.xml");
  }

  @Test
  void seedsAreVerifiedFromTheSiteAlone() throws IOException {
    Path site = build("publish_seeds: on\n");
    int links = 0;
    try (Stream<Path> walk = Files.walk(site.resolve("articles"))) {
      for (Path file : walk.filter(f -> f.toString().endsWith(".html")).toList()) {
        Document page = Jsoup.parse(Files.readString(file));
        for (var link : page.select(".hash a")) {
          Path seed = file.resolveSibling(link.attr("href")).normalize();
          assertThat(Fixtures.files(seed.getParent()).get(seed.getFileName().toString()))
              .isEqualTo(link.text());
          links++;
        }
      }
    }
    assertThat(links).isGreaterThan(3);
    Path without = build("");
    assertThat(without.resolve("seeds")).doesNotExist();
  }

  @Test
  void recordsNameTheirPageAndAreWhatTheirSchemaSays() throws IOException {
    for (Path site : List.of(build(""), BuiltSites.sample().folder())) {
      JsonSchema schema = schema();
      for (String record : Files.readAllLines(site.resolve("records.ndjson"))) {
        assertThat(schema.validate(record, InputFormat.JSON)).as(record).isEmpty();
        String page = record.replaceFirst("(?s).*\"page\":\"([^\"]+)\".*", "$1");
        assertThat(site.resolve(page)).isRegularFile();
      }
      assertThat(schema.validate("{\"page\": 1}", InputFormat.JSON)).isNotEmpty();
    }
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            OutputsTest.class.getResourceAsStream("/microfiche/published.schema.json"))) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
