package microfiche.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import microfiche.Build;
import microfiche.Fixtures;
import microfiche.config.SiteConfig;
import microfiche.config.SiteConfigFile;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user writes into a rule file is what happens. */
class UserRulesTest {
  @TempDir Path folder;

  private SiteConfig config(String rules) throws IOException {
    Path outlets = Files.createDirectories(folder.resolve("outlets"));
    Files.writeString(outlets.resolve("harbour.yaml"), rules);
    Path file = folder.resolve("site-config.yaml");
    Files.writeString(file, "title: 港\noutlets: outlets\n");
    return SiteConfigFile.read(file)
        .with(List.of(folder.resolve("seeds")), folder.resolve("site"), null);
  }

  private void seed(String name, String body) throws IOException {
    Path seeds = Files.createDirectories(folder.resolve("seeds"));
    Files.writeString(
        seeds.resolve(name),
        "<!DOCTYPE html><html lang=\"zh\"><head><title>渡轮</title>"
            + "<link rel=\"canonical\" href=\"https://harbour.example.org/"
            + name
            + "\"></head><body>"
            + body
            + "</body></html>");
  }

  private static List<String> warnings(BuildReport report) {
    return report.findings(Finding.Severity.WARNING).stream().map(Finding::toString).toList();
  }

  @Test
  void theBodyHeNamesIsTheBodyHoweverShort() throws Exception {
    seed(
        "a.html",
        "<h1>渡轮</h1><article><p>这一段很长，看起来像是正文，其实是别的文章的摘要，讲的是码头的钟楼和管钟人，"
            + "还有贝壳屿上的灯塔，一共写了好几行，谁都会以为它就是正文。</p></article>"
            + "<div class=\"note\"><p>船停了。</p></div>");
    SiteConfig config = config("name: 港报\nhosts: [harbour.example.org]\nbody: .note\n");
    new Build(config, 1, true, Progress.NONE).run();
    String records = Files.readString(folder.resolve("site/records.ndjson"));
    assertThat(records).contains("\"articleBody\":\"船停了。\"");
  }

  @Test
  void aSelectorThatMatchedNothingIsNamedAtTheEnd() throws Exception {
    seed("a.html", "<h1>渡轮</h1><div class=\"text\"><p>船停了三天。</p><p class=\"bell\">钟声</p></div>");
    String rules =
        "name: 港报\nhosts: [harbour.example.org]\nbody: .text\ndrop:\n  bell: .bell\n  ads: .advert\n";
    SiteConfig config = config(rules);
    BuildReport report = new Build(config, 1, true, Progress.NONE).run();
    assertThat(warnings(report))
        .singleElement()
        .asString()
        .contains("harbour.yaml", "drop.ads \".advert\"")
        .doesNotContain("bell", "body");
    seed("b.html", "<h1>潮水</h1><div class=\"text\"><p>潮水又来了。</p></div>");
    Fixtures.settle();
    assertThat(warnings(new Build(config, 1, false, Progress.NONE).run()))
        .as("a build that read one seed cannot know")
        .isEmpty();
  }
}
