package microfiche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import microfiche.Fixtures;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a user meets it: streams, exit codes, messages. */
class CommandLineTest {
  /** In minutes: longer than anything takes on the busiest machine. */
  private static final long PATIENCE = 10;

  @TempDir static Path folder;
  @TempDir static Path streams;
  private static CommandShell shell;

  private record Result(int code, String out, String err) {}

  @BeforeAll
  static void start() throws IOException {
    shell = CommandShell.in(folder);
  }

  @AfterAll
  static void end() throws IOException {
    shell.close();
  }

  @AfterEach
  void empty() throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(folder)) {
          Files.delete(file);
        }
      }
    }
  }

  private static Result run(String... args) throws IOException {
    CommandShell.Said said = shell.run(args);
    return new Result(said.code(), said.out(), said.err());
  }

  /** The same in a process of its own. */
  private static Result runIn(Path where, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(CommandShell.java("microfiche.Microfiche"));
    command.addAll(List.of(args));
    Path out = streams.resolve("stdout");
    Path err = streams.resolve("stderr");
    Process process =
        new ProcessBuilder(command)
            .directory(where.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(PATIENCE, TimeUnit.MINUTES)).isTrue();
    return new Result(process.exitValue(), read(out), read(err));
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private void seed(String name) throws IOException {
    Path file = folder.resolve("seeds").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "---\ntitle: 潮水\ndate: 2024-01-01\nurl: https://blog.example.org/"
            + name
            + "\n---\n\n"
            + "海边的一天从潮水开始，到潮水结束，中间没有别的事情发生。\n");
  }

  @Test
  void helpAndVersion() throws Exception {
    Result help = runIn(folder, "--help");
    assertThat(help.code).isZero();
    assertThat(help.out)
        .contains("build", "extract", "explain", "check", "init", "serve", "Exit codes");
    assertThat(run("help", "build").out).contains("--seeds", "--report", "--jobs");
    assertThat(run("--version").out).startsWith("microfiche ");
  }

  @Test
  void wrongUsageExitsWithTwo() throws Exception {
    assertThat(run("publish").code).isEqualTo(2);
    assertThat(runIn(folder, "publish").code).as("as a process").isEqualTo(2);
    assertThat(run().code).isEqualTo(2);
    Result jobs = run("build", "--jobs", "0");
    assertThat(jobs.code).isEqualTo(2);
    assertThat(jobs.err).contains("allowed: 1 to 256").doesNotContain("\tat ");
    Result bare = run("build", "news");
    assertThat(bare.code).isEqualTo(2);
    assertThat(bare.err).contains("microfiche build --seeds news --out site");
  }

  @Test
  void partsOfAFileAreExplainedByTheirNames() throws Exception {
    Path warc = Fixtures.RESOURCES.resolve("cases/50-warc/seeds/crawl-2024-06.warc.gz");
    String file = warc.toAbsolutePath().toString();
    Result which = run("explain", file);
    assertThat(which.code).isEqualTo(2);
    assertThat(which.err).contains("holds 3 parts").contains("--part ID: urn:uuid:5f3c0000");
    Result one = run("explain", file, "--part", "urn:uuid:5f3c0000-0000-4000-8000-000000000005");
    assertThat(one.code).as(one.err).isZero();
    assertThat(one.out).contains("盐仓图书馆的夜读者").contains("characters accounted for");
    Result front = run("explain", file, "--part", "urn:uuid:5f3c0000-0000-4000-8000-000000000002");
    assertThat(front.code).isEqualTo(1);
    assertThat(front.err).contains("the front page of a site");
    assertThat(run("explain", file, "--part", "nothing").err).contains("has no part nothing");
  }

  @Test
  void fullRecordsArePublishedAloneOrBesideSeeds() throws Exception {
    seed("a.md");
    Result full = run("extract", "--full", folder.resolve("seeds").toString());
    assertThat(full.out).contains("\"body\":[");
    Path records = folder.resolve("full.ndjson");
    Files.writeString(records, full.out);
    String out = folder.resolve("alone").toString();
    Result alone = run("build", "--records", records.toString(), "--out", out);
    assertThat(alone.code).as(alone.err).isZero();
    assertThat(alone.err).contains("1 articles published");
    seed("b.md");
    Result both =
        run(
            "build",
            "--records",
            records.toString(),
            "--seeds",
            folder.resolve("seeds").toString(),
            "--out",
            folder.resolve("both").toString());
    assertThat(both.err).contains("2 articles published");
    Result none = run("build", "--records", folder.resolve("none.ndjson").toString(), "--out", out);
    assertThat(none.code).isEqualTo(1);
    assertThat(none.err).contains("no such file");
  }

  @Test
  void aWrongConfigurationExitsWithTwo() throws Exception {
    Files.writeString(folder.resolve("site-config.yaml"), "titel: x\n");
    Result result = run("build");
    assertThat(result.code).isEqualTo(2);
    assertThat(result.err).contains("site-config.yaml:1:1").doesNotContain("\tat ");
    assertThat(result.out).isEmpty();
  }

  @Test
  void withoutSeedsThereIsAMessageAndNoSite() throws Exception {
    Result result = run("build");
    assertThat(result.code).isEqualTo(1);
    assertThat(result.err).contains("no such folder", "hint:");
    assertThat(folder.resolve("site/index.html")).doesNotExist();
  }

  @Test
  void buildsChecksAndReports() throws Exception {
    seed("a.md");
    Files.writeString(folder.resolve("seeds/empty.md"), "");
    Result build = run("build", "--report", "report.json");
    assertThat(build.code).as(build.err).isZero();
    assertThat(build.out).isEmpty();
    assertThat(build.err)
        .contains("1 articles published", "1 files rejected", "empty", "Open it by double click");
    assertThat(read(folder.resolve("report.json")))
        .contains("\"articles\" : 1", "\"severity\" : \"rejected\"");
    assertThat(run("check").code).isZero();
    assertThat(run("build", "--strict", "--quiet").code).isEqualTo(3);
    Files.writeString(folder.resolve("site/index.html"), "<p>broken");
    Result check = run("check", "site");
    assertThat(check.code).isEqualTo(3);
    assertThat(check.out).contains("index.html");
  }

  @Test
  void foreignFilesAreRefused() throws Exception {
    seed("a.md");
    Files.createDirectories(folder.resolve("site"));
    Files.writeString(folder.resolve("site/mine.txt"), "mine");
    Result build = run("build");
    assertThat(build.code).isEqualTo(1);
    assertThat(build.err).contains("not ours", "mine.txt");
    assertThat(read(folder.resolve("site/mine.txt"))).isEqualTo("mine");
  }

  @Test
  void extractPrintsRecordsInOrderOfPaths() throws Exception {
    seed("b.md");
    seed("a.md");
    seed("c/a.md");
    Result result = run("extract", "seeds");
    assertThat(result.code).isZero();
    assertThat(result.out.lines()).hasSize(3);
    Matcher paths = Pattern.compile("\"path\":\"([^\"]+)\"").matcher(result.out);
    assertThat(paths.results().map(m -> m.group(1)))
        .containsExactly("seeds/a.md", "seeds/b.md", "seeds/c/a.md");
    assertThat(run("extract", "nowhere").code).isEqualTo(1);
  }

  @Test
  void explainAccountsForEveryCharacter() throws Exception {
    seed("a.md");
    Result result = run("explain", "seeds/a.md");
    assertThat(result.code).isZero();
    assertThat(result.out)
        .contains("front matter", "block 1")
        .containsPattern("(\\d+) of \\1 characters accounted for");
  }

  @Test
  void aMistakeInATemplateNamesFileLineAndReason() throws Exception {
    seed("a.md");
    Files.createDirectories(folder.resolve("theme"));
    Files.writeString(folder.resolve("theme/list.ftlh"), "<#-- mine -->\n<p>${page.titel}</p>\n");
    Result missing = run("build", "--templates", "theme");
    assertThat(missing.code).isEqualTo(1);
    assertThat(missing.err).contains("list.ftlh:2:").contains("page.titel").doesNotContain("\tat ");
    Files.writeString(folder.resolve("theme/list.ftlh"), "<#if page.title>\n");
    Result syntax = run("build", "--templates", "theme");
    assertThat(syntax.code).isEqualTo(1);
    assertThat(syntax.err).contains("list.ftlh:").contains("mistake").doesNotContain("\tat ");
  }

  @Test
  void aWrongRuleFileNamesLineAndColumn() throws Exception {
    seed("a.md");
    Files.createDirectories(folder.resolve("rules"));
    Files.writeString(
        folder.resolve("rules/mine.yaml"),
        "name: X\nhosts: [x.example.org]\ndrop:\n  ads: \"div[\"\ndateline: [\"(\"]\n");
    Files.writeString(folder.resolve("site-config.yaml"), "outlets: rules\n");
    Result result = run("build");
    assertThat(result.code).isEqualTo(2);
    assertThat(result.err).contains("mine.yaml:4:8", "not a CSS selector", "mine.yaml:5:12");
  }

  @Test
  void aNewArchiveIsBuiltAsItStands() throws Exception {
    Result init = run("init", "island", "--language", "en", "--title", "Green \"Island\": news");
    assertThat(init.code).as(init.err).isZero();
    assertThat(init.out).isEmpty();
    assertThat(init.err).contains("island/seeds", " build", " serve", "cd ");
    try (Stream<Path> made = Files.list(folder.resolve("island"))) {
      assertThat(made.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("site-config.yaml", "seeds");
    }
    Result empty = runIn(folder.resolve("island"), "build", "--strict");
    assertThat(empty.code).as(empty.err).isZero(); // nothing in it is taken for a seed
    seed("a.md");
    Files.move(folder.resolve("seeds/a.md"), folder.resolve("island/seeds/a.md"));
    Result build = runIn(folder.resolve("island"), "build", "--strict");
    assertThat(build.code).as(build.err).isZero();
    assertThat(build.err).contains("1 articles published");
    assertThat(read(folder.resolve("island/site/index.html")))
        .contains("<html lang=\"en\">", "Green &quot;Island&quot;: news", "潮水");
    assertThat(runIn(folder.resolve("island"), "check").code).isZero();
  }

  @Test
  void aNewArchiveWithItsOwnThemeLooksLikeOneWithout() throws Exception {
    assertThat(run("init", "own", "--theme", "--title", "潮").code).isZero();
    assertThat(run("init", "plain", "--title", "潮").code).isZero();
    assertThat(Fixtures.files(folder.resolve("own/templates")))
        .isEqualTo(Fixtures.files(Path.of("templates")));
    seed("a.md");
    for (String archive : List.of("own", "plain")) {
      Files.copy(
          folder.resolve("seeds/a.md"), folder.resolve(archive).resolve("seeds").resolve("a.md"));
      Result build = runIn(folder.resolve(archive), "build");
      assertThat(build.code).as(build.err).isZero();
    }
    assertThat(Fixtures.files(folder.resolve("own/site")))
        .isEqualTo(Fixtures.files(folder.resolve("plain/site")));
  }

  @Test
  void aNewArchiveTouchesNothingThatExists() throws Exception {
    Files.createDirectories(folder.resolve("used"));
    Files.writeString(folder.resolve("used/mine.txt"), "mine");
    Result used = run("init", "used");
    assertThat(used.code).isEqualTo(1);
    assertThat(used.err).contains("is not empty: mine.txt", "hint:").doesNotContain("\tat ");
    assertThat(Fixtures.files(folder.resolve("used"))).containsOnlyKeys("mine.txt");
    assertThat(run("init", "used/mine.txt").err).contains("is a file");
    assertThat(read(folder.resolve("used/mine.txt"))).isEqualTo("mine");
    Files.createDirectories(folder.resolve("empty"));
    assertThat(run("init", "empty").code).isZero();
    assertThat(run("init", "empty").code).isEqualTo(1);
    assertThat(run("init").code).isEqualTo(2);
    Result language = run("init", "new", "--language", "de");
    assertThat(language.code).isEqualTo(2);
    assertThat(language.err).contains("allowed: zh-Hans, zh-Hant, en");
    assertThat(run("init", "new", "--title", " ").code).isEqualTo(2);
    assertThat(folder.resolve("new")).doesNotExist();
  }

  @Test
  void everyCommandOfTheReadmeAndTheReferenceIsKnown() throws Exception {
    Matcher lines =
        Pattern.compile("(?m)^\\s*java -jar (?:\\.\\./)?microfiche\\.jar (.+)$")
            .matcher(read(Path.of("README.md")) + read(Path.of("src/docs/reference.md")));
    List<String> commands = lines.results().map(m -> m.group(1)).toList();
    assertThat(commands).isNotEmpty();
    for (String command : commands) {
      String[] words = command.split("\\s+");
      for (String word : words) {
        if (word.startsWith("--")) {
          String option = word.replaceFirst("=.*", "");
          assertThat(
                  run("help", words[0].startsWith("--") ? "build" : words[0]).out
                      + run("--help").out)
              .contains(option);
        }
      }
    }
  }
}
