package microfiche.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import microfiche.Build;
import microfiche.config.SiteConfig;
import microfiche.report.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Builds a tiny archive in a temporary folder, so that a machine which records its classes meets
 * all that later builds need, whatever the build before it had to do.
 */
final class Rehearsal {
  private static final String POST =
      """
      ---
      title: 第%d次试航
      date: 2024-05-0%d
      author: 林一舟
      tags: [渡轮, 试航]
      ---
      渡轮**白鹭**第%d次试航，载客二百人，历时四十分钟。见[船期](https://example.org/times)。

      - 早班
      - 晚班
      """;

  private static final String PAGE =
      """
      <!DOCTYPE html><html><head><title>灯塔重放光明</title>
      <meta property="article:published_time" content="2024-05-03T08:00:00+08:00"></head>
      <body><nav><a href="/">首页</a></nav><article><h1>灯塔重放光明</h1>
      <p>石鸢岛的灯塔昨夜重放光明，守塔人鲁守澜按下开关，光束扫过海面，岸上掌声不断。</p>
      <p>灯塔熄灯三十年，修缮历时两年，渔民说夜里回港有了方向。</p></article></body></html>
      """;

  private Rehearsal() {}

  /** Builds, builds again with one more article, and leaves nothing behind. */
  static void run(SiteConfig config) {
    Path folder = null;
    try {
      folder = Files.createTempDirectory("microfiche");
      Path seeds = Files.createDirectories(folder.resolve("seeds"));
      SiteConfig tiny = config.with(List.of(seeds), folder.resolve("site"), null);
      for (int i = 1; i <= 3; i++) {
        write(seeds.resolve(i + ".md"), POST.replace("%d", Integer.toString(i)));
      }
      new Build(tiny, 2, false, Progress.NONE).run();
      write(seeds.resolve("lamp.html"), PAGE);
      new Build(tiny, 2, false, Progress.NONE).run();
    } catch (IOException | RuntimeException e) {
      // then some classes are not in the archive
    } finally {
      delete(folder);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void delete(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // it lies among other temporary files
    }
  }
}
