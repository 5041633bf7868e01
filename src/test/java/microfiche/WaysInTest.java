package microfiche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a reader finds the way into an archive: front page, calendar, days of the year, letters. */
class WaysInTest {
  private static final String TEXT = "海边的一天从潮水开始，到潮水结束，中间没有别的事情发生，只有风。";

  @TempDir Path temporary;
  private Path seeds;
  private Path out;

  @BeforeEach
  void folders() throws IOException {
    seeds = Files.createDirectories(temporary.resolve("seeds"));
    out = temporary.resolve("site");
  }

  private void write(String file, String title, String day, String more, String text)
      throws IOException {
    String name = file.replaceFirst("-copy$", "");
    String seed =
        "---\ntitle: "
            + title
            + "\ndate: "
            + day
            + "\nurl: https://chenbao.example.net/"
            + name
            + ".html\npublisher: 晨报\n"
            + more
            + "---\n\n"
            + text
            + "\n";
    Files.write(seeds.resolve(file + ".md"), seed.getBytes(StandardCharsets.UTF_8));
  }

  private Document page(String path) throws IOException {
    return Jsoup.parse(Files.readString(out.resolve(path)));
  }

  @Test
  void theMostReportedOfTheLatestDaysLeads() throws IOException {
    for (int i = 10; i < 24; i++) {
      write("n" + i, "第" + i + "号", "2024-03-" + i, "", TEXT);
    }
    write("n15-copy", "第15号", "2024-03-15", "", TEXT);
    write("n20", "第20号", "2024-03-20", "", TEXT.repeat(9));
    write("n10-copy", "第10号", "2024-03-10", "", TEXT); // too long ago: twelve are newer
    Fixtures.build(seeds, out, 2);
    Document home = page("index.html");
    assertThat(home.select(".leads .item a").eachText())
        .containsExactly("第15号", "第20号", "第23号", "第22号", "第21号");
    assertThat(home.select(".latest .day h4").eachText())
        .startsWith("第19号", "第18号")
        .doesNotContain("第15号", "第20号");
    assertThat(home.select(".latest .day h3 a").first().text()).isEqualTo("2024年3月19日 星期二");
  }

  @Test
  void aYearShowsItsDaysInWeeksFromMonday() throws IOException {
    write("a", "潮水", "2021-07-01", "", TEXT);
    write("b", "渡轮", "2021-07-03", "", TEXT);
    write("c", "灯塔", "2021-07-03", "", TEXT + "又一天。");
    Fixtures.build(seeds, out, 2);
    Document year = page("dates/2021/index.html");
    assertThat(year.select("table.month")).hasSize(12);
    Element july = year.select("table.month").get(6);
    assertThat(july.select("thead th").eachAttr("abbr")).startsWith("星期一").endsWith("星期日");
    List<Element> week = july.select("tbody tr").first().select("td");
    assertThat(week.subList(0, 3)).allMatch(cell -> cell.childNodeSize() == 0);
    assertThat(week.get(3).text()).isEqualTo("1 1"); // a Thursday
    assertThat(week.get(3).className()).isEqualTo("step-1");
    assertThat(week.get(4).select("a")).isEmpty();
    Element third = week.get(5).select("a").first();
    assertThat(third.attr("aria-label")).isEqualTo("3日：2 篇");
    assertThat(third.attr("href")).isEqualTo("../../dates/2021/07/03/index.html");
    assertThat(third.parent().className()).isEqualTo("step-2");
    assertThat(page("dates/2021/07/index.html").select("table.month")).hasSize(1);
  }

  @Test
  void aDayOfTheYearListsAllYearsNewestFirst() throws IOException {
    write("a", "潮水", "2019-02-28", "", TEXT);
    write("b", "渡轮", "2021-02-28", "", TEXT);
    write("c", "灯塔", "2020-02-29", "", TEXT);
    Fixtures.build(seeds, out, 2);
    assertThat(out.resolve("dates/on"))
        .isDirectoryNotContaining(
            file ->
                !List.of("index.html", "02-28.html", "02-29.html")
                    .contains(file.getFileName().toString()));
    Document day = page("dates/on/02-28.html");
    assertThat(day.select("section.year h2 a").eachText()).containsExactly("2021年", "2019年");
    assertThat(day.select("section.year h3").eachText()).containsExactly("渡轮", "潮水");
    assertThat(page("index.html").select("#today").attr("data-days")).isEqualTo("02-28 02-29");
    String article = page("dates/2020/02/29/index.html").select(".item a").attr("href");
    assertThat(page(article.replace("../", "")).select(".about-article .on a").attr("href"))
        .endsWith("dates/on/02-29.html");
  }

  @Test
  void namesStandUnderTheirLetters() throws IOException {
    write("a", "潮水", "2021-07-01", "tags: [厦门, 单位, Ferry, 风筝]\nauthor: 单鸢\n", TEXT);
    write("b", "渡轮", "2021-07-02", "tags: [风筝]\nauthor: 单鸢\n", TEXT);
    Fixtures.build(seeds, out, 2);
    Document tags = page("tags/index.html");
    assertThat(tags.select(".letters a").eachAttr("href"))
        .containsExactly(
            "../tags/index.html#letter-d",
            "../tags/index.html#letter-f",
            "../tags/index.html#letter-x");
    assertThat(tags.select("section.letter").get(1).select("a").eachText())
        .containsExactly("风筝", "Ferry");
    assertThat(page("authors/index.html").select("section.letter h2").text()).isEqualTo("S");
  }

  @Test
  void thePageAboutTheArchiveDrawsWhatIsMissing() throws IOException {
    write("a", "潮水", "2021-01-01", "", TEXT);
    write("b", "渡轮", "2021-04-02", "", TEXT);
    Fixtures.build(seeds, out, 2);
    Document about = page("about.html");
    Element chart = about.select(".chart svg").first();
    assertThat(chart.select("rect")).hasSize(4);
    assertThat(chart.select("rect.gap")).hasSize(2);
    assertThat(chart.attr("aria-labelledby")).isEqualTo("time-title time-text");
    assertThat(chart.select("desc").text()).contains("其中 2 个月没有文章");
    assertThat(about.select("table.years td a")).hasSize(2);
    assertThat(about.select("[style]")).isEmpty();
  }
}
