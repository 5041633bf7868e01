package microfiche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import microfiche.check.SiteCheck;
import microfiche.report.Progress;
import microfiche.report.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists as long as real archives have them: no page of the site becomes too large to open. */
class LargeListsTest {
  private static final int ARTICLES = 1_000;
  private static final int TAGS = 40_000;

  /** Tags of two articles, each with a page of its own: several pages of the index full of them. */
  private static final int TWICE = 1_000;

  private static final int LARGEST_PAGE = 200_000;

  /** Of one list on one page; the newest page holds up to twice a page's worth. */
  private static final int MOST_ITEMS = 100;

  @TempDir Path temporary;

  @Test
  void noPageIsTooLargeAndNoListIsWithoutPages() throws IOException {
    Path seeds = Files.createDirectories(temporary.resolve("seeds"));
    for (int i = 0; i < ARTICLES; i++) {
      // 500 on one day; one tag in all of them; some of the tags twice, the rest once.
      String day = i < 500 ? "2021-07-03" : "2021-" + two(1 + i % 12) + "-" + two(1 + i % 28);
      write(seeds.resolve("n" + i + ".md"), article(i, day, tags(i), "潮水来了又走。"));
    }
    write(
        seeds.resolve("large.md"),
        article(ARTICLES, "2022-01-01", List.of("长文"), "岛上的一天很长。\n\n".repeat(66_000)));
    assertThat(Files.size(seeds.resolve("large.md"))).isGreaterThan(1_600_000);
    Path out = temporary.resolve("site");
    assertThat(Fixtures.build(seeds, out, 2).count(Tally.ARTICLES)).isEqualTo(ARTICLES + 1);
    Map<String, Long> large = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(out)) {
      for (Path page : walk.filter(p -> p.toString().endsWith(".html")).toList()) {
        String path = out.relativize(page).toString();
        boolean ownText = path.contains("large");
        if (Files.size(page) > LARGEST_PAGE && !ownText) {
          large.put(path, Files.size(page));
        }
        if (!path.startsWith("articles")) {
          String html = new String(Files.readAllBytes(page), StandardCharsets.UTF_8);
          assertThat(html.split("<article class=\"item\"", -1).length - 1)
              .as(path)
              .isLessThanOrEqualTo(MOST_ITEMS);
        }
      }
    }
    assertThat(large).isEmpty();
    assertThat(SiteCheck.of(out, Progress.NONE)).isEmpty();
  }

  private static List<String> tags(int article) {
    int once = TAGS - TWICE;
    List<String> tags = new ArrayList<>(List.of("潮水"));
    for (int tag = article; tag < once; tag += ARTICLES) {
      tags.add("一次" + tag);
    }
    for (int tag = article / 2; tag < TWICE; tag += ARTICLES / 2) {
      tags.add("两次" + tag);
    }
    return tags;
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }

  private static String article(int number, String day, List<String> tags, String text) {
    return "---\ntitle: 第"
        + number
        + "号\ndate: "
        + day
        + "\nurl: https://chenbao.example.net/"
        + (number == ARTICLES ? "large" : "n" + number)
        + ".html\npublisher: 晨报\ntags: ["
        + String.join(", ", tags)
        + "]\n---\n\n海边的一天从潮水开始，到潮水结束，中间没有别的事情发生。\n\n"
        + text
        + "\n";
  }

  private static void write(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
