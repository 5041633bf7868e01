package microfiche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A link from one seed to another leads to that article. */
class FileLinksTest {
  private static final String PROSE = "港务局星期三说，停了三个月的渡轮从下星期起恢复往返贝壳屿，票价不变。";

  @TempDir Path folder;
  private Path seeds;
  private Path site;

  @BeforeEach
  void folders() {
    seeds = folder.resolve("seeds");
    site = folder.resolve("site");
  }

  private void seed(String name, String text) throws IOException {
    Path file = seeds.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** Where the link with these words leads, as the page has it; null when it is none. */
  private String target(String title, String words) throws IOException {
    try (Stream<Path> walk = Files.walk(site.resolve("articles"))) {
      for (Path page : walk.filter(f -> f.toString().endsWith(".html")).toList()) {
        String html = Files.readString(page);
        if (html.contains("<h1>" + title + "</h1>")) {
          int end = html.indexOf(">" + words + "</a>");
          if (end < 0) {
            assertThat(html).contains(words);
            return null;
          }
          String href =
              html.substring(
                  html.lastIndexOf("href=\"", end) + 6,
                  html.indexOf('"', html.lastIndexOf("href=\"", end) + 6));
          return href.startsWith("http") ? href : title(page.resolveSibling(href).normalize());
        }
      }
    }
    throw new AssertionError("no page of " + title);
  }

  private static String title(Path page) throws IOException {
    String html = Files.readString(page);
    return html.substring(html.indexOf("<h1>") + 4, html.indexOf("</h1>"));
  }

  @Test
  void linksBetweenFilesLandWithAddressesAndWithout() throws Exception {
    seed(
        "a/渡轮.md",
        "# 渡轮复航\n\n"
            + PROSE
            + "\n\n[上文](潮%20水.md)，[下文](<../b/钟楼.html#two>)，[旧文]({% post_url 2018-03-14-tower %})，"
            + "[别处](nowhere.md)，[图](a.png)，[外面](https://news.example.org/x)\n");
    seed(
        "a/潮 水.md",
        "---\ntitle: 潮水\nfrom: https://tide.example.org/1\n---\n\n" + PROSE + "\n\n[回到](渡轮)。\n");
    seed("b/钟楼.md", "# 钟楼停摆\n\n" + PROSE + "\n");
    seed("_posts/2018-03-14-tower.md", "# 塔\n\n" + PROSE + "\n");
    Fixtures.build(seeds, site, 2);
    assertThat(target("渡轮复航", "上文")).isEqualTo("潮水");
    assertThat(target("渡轮复航", "下文")).isEqualTo("钟楼停摆");
    assertThat(target("渡轮复航", "旧文")).isEqualTo("塔");
    assertThat(target("渡轮复航", "别处")).isNull();
    assertThat(target("渡轮复航", "外面")).isEqualTo("https://news.example.org/x");
    assertThat(target("潮水", "回到")).isEqualTo("渡轮复航");
  }

  @Test
  void aFileThatComesLaterIsLinkedThen() throws Exception {
    seed("a.md", "# 渡轮复航\n\n" + PROSE + "\n\n[后来](later.md)。\n");
    Fixtures.build(seeds, site, 2);
    assertThat(target("渡轮复航", "后来")).isNull();
    seed("later.md", "# 后来的事\n\n" + PROSE + "\n");
    Fixtures.settle();
    Fixtures.build(seeds, site, 2);
    assertThat(target("渡轮复航", "后来")).isEqualTo("后来的事");
    Path clean = folder.resolve("clean");
    Fixtures.build(seeds, clean, 2);
    assertThat(Fixtures.files(site)).isEqualTo(Fixtures.files(clean));
  }
}
