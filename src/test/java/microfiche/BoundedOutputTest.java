package microfiche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import microfiche.check.SiteCheck;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seeds that would make a site many times as large as they are. */
class BoundedOutputTest {
  @TempDir Path temporary;
  private Path seeds;
  private Path out;

  @BeforeEach
  void folders() throws IOException {
    seeds = Files.createDirectories(temporary.resolve("seeds"));
    out = temporary.resolve("site");
  }

  private void seed(String name, String fields, String text) throws IOException {
    Files.writeString(
        seeds.resolve(name + ".md"),
        "---\nurl: https://chenbao.example.net/"
            + name
            + ".html\n"
            + fields
            + "\n---\n\n海边的一天从潮水开始，到潮水结束，中间没有别的事情发生。\n\n"
            + text
            + "\n");
  }

  @ParameterizedTest
  @CsvSource({"tags, tags", "authors, authors", "categories, sections"})
  void ofVeryManyNamesOnlyTheFirstMakePagesAndNoneIsLost(String field, String folder)
      throws IOException {
    int many = 5_000;
    String fields = "title: 海雾\n" + field + ": [" + names(many, BoundedOutputTest::person) + "]";
    seed("a", fields, "灯塔");
    seed("b", fields, "渡轮");
    for (String build : List.of("first", "nothing changed")) {
      BuildReport report = Fixtures.build(seeds, out, 2);
      assertThat(report.findings(Finding.Severity.NOTE))
          .as(build)
          .extracting(Finding::toString)
          .anyMatch(
              note ->
                  note.matches(
                      "a.md: names [45],\\d{3} "
                          + folder
                          + "; it is listed under the first 50, the others are words on its page"));
    }
    assertThat(files(out.resolve(folder))).isLessThanOrEqualTo(52);
    assertThat(SiteCheck.of(out, Progress.NONE)).isEmpty();
    String page = Files.readString(page("a-"));
    String records = Files.readString(out.resolve("records.ndjson"));
    for (int i = 0; i < many; i += 100) {
      assertThat(page).contains(person(i));
      assertThat(records).contains(person(i));
    }
    assertThat(size(out.resolve("index.html"))).isLessThan(60_000);
  }

  @Test
  void headlinesAndNamesOfAMegabyteStandOnTheirOwnPageOnly() throws IOException {
    String long1 = "潮".repeat(300_000);
    for (int i = 0; i < 6; i++) {
      seed(
          "n" + i,
          "title: "
              + long1
              + i
              + "\ndate: 2021-07-0"
              + (1 + i / 2)
              + "\npublisher: 报"
              + long1
              + "\ntags: ["
              + names(20, t -> "标" + t)
              + ", 标"
              + long1
              + "]\ncategories: [栏"
              + long1
              + "]",
          "灯塔 " + i);
    }
    Fixtures.build(seeds, out, 2);
    assertThat(SiteCheck.of(out, Progress.NONE)).isEmpty();
    String page = Files.readString(page("n3-"));
    for (String name : List.of("报", "标", "栏")) {
      assertThat(page).contains(">" + name + long1);
    }
    try (Stream<Path> walk = Files.walk(out)) {
      assertThat(walk.filter(file -> file.toString().endsWith(".html")))
          .filteredOn(file -> !file.startsWith(out.resolve("articles")))
          .allSatisfy(file -> assertThat(size(file)).isLessThan(100_000));
    }
    assertThat(size(out.resolve("feed.xml"))).isLessThan(7_000_000);
  }

  @Test
  void anArticleOfManyHeadingsListsTheFirstHundred() throws IOException {
    seed("a", "title: 海雾", names(5_000, i -> "\n\n## 第" + i + "节\n\n潮水\n"));
    Fixtures.build(seeds, out, 1);
    String page = Files.readString(page("a-"));
    assertThat(page).contains("<a href=\"#s100\">").doesNotContain("<a href=\"#s101\">");
    assertThat(page).contains(">第4999节");
  }

  @Test
  void manySmallCopiesOfALargeArticleAreNotAllLaidBesideIt() throws IOException {
    int copies = 400;
    String large = "岛上的一天很长，潮水来了又走。\n\n".repeat(20_000);
    Files.createDirectories(seeds.resolve("copies"));
    seed("a", "title: 海雾", large);
    for (int i = 0; i < copies; i++) {
      Files.writeString(
          seeds.resolve("copies/c" + i + ".md"),
          Files.readString(seeds.resolve("a.md"))
              .replace(large, "")
              .replace("潮水开始", "第" + i + "次潮水开始"));
    }
    Fixtures.build(seeds, out, 2);
    Path versions = page("-versions.html");
    String html = Files.readString(versions);
    assertThat(size(versions)).isLessThan(8_000_000);
    assertThat(html).contains("copies/c399.md").contains("这一个没有在这里比较").contains("<ins>");
    assertThat(SiteCheck.of(out, Progress.NONE)).isEmpty();
  }

  @Test
  void twoCopiesOfManyDifferentLinesAreComparedByLinesAndThePageSaysSo() throws IOException {
    seed("a", "title: 海雾", names(10_000, i -> "\n\n前" + i + "潮水" + i * 31));
    String other = Files.readString(seeds.resolve("a.md")).replaceAll("前(\\d+)潮水", "后$1灯塔1");
    Files.writeString(seeds.resolve("b.md"), other);
    Fixtures.build(seeds, out, 1);
    assertThat(Files.readString(page("-versions.html"))).contains("有一部分只逐行比较");
  }

  @Test
  void thePageAboutTheArchiveNamesTheLargestSources() throws IOException {
    for (int i = 0; i < 450; i++) {
      seed("n" + i, "title: 海雾" + i + "\npublisher: 第" + i / 2 + "报", "灯塔 " + i);
    }
    Fixtures.build(seeds, out, 2);
    String about = Files.readString(out.resolve("about.html"));
    assertThat(about.split("href=\"sources/", -1).length - 1).isEqualTo(201);
    assertThat(SiteCheck.of(out, Progress.NONE)).isEmpty();
  }

  @Test
  void aDayOfManyYearsShowsFewerArticlesOfEach() throws IOException {
    for (int year = 1900; year < 2000; year++) {
      for (int i = 0; i < 6; i++) {
        seed("n" + year + i, "title: 海雾" + i + "\ndate: " + year + "-07-03", "灯塔 " + i + year);
      }
    }
    Fixtures.build(seeds, out, 2);
    String day = Files.readString(out.resolve("dates/on/07-03.html"));
    assertThat(day.split("class=\"item brief\"", -1).length - 1).isEqualTo(400);
  }

  /** A name that may be anybody's. */
  private static String person(int number) {
    return "林小" + (char) (0x4E00 + number);
  }

  private static String names(int count, IntFunction<String> name) {
    List<String> names = new ArrayList<>(IntStream.range(0, count).mapToObj(name).toList());
    return String.join(", ", names);
  }

  private static long files(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).count();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }

  private Path page(String name) throws IOException {
    try (Stream<Path> walk = Files.walk(out.resolve("articles"))) {
      return walk.filter(file -> file.getFileName().toString().contains(name))
          .findFirst()
          .orElseThrow();
    }
  }
}
