package microfiche.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import microfiche.article.Article;
import microfiche.extract.Extractor;
import microfiche.seed.SeedFile;
import microfiche.seed.SeedFolder;
import microfiche.seed.SeedReader;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcCompression;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Writes a WARC file of pages made from seeds, with filling between them such as crawls have, and
 * the same pages as files.
 */
@Command(name = "warcs", mixinStandardHelpOptions = true)
final class Warcs implements Runnable {
  private static final Instant AT = Instant.parse("2024-06-01T00:00:00Z");

  @Option(names = "--pages", defaultValue = "10000", description = "Pages.")
  private int pages;

  @Option(names = "--loose", description = "A folder for the same pages as files.")
  private Path loose = Path.of("");

  @Option(
      names = "--filling",
      defaultValue = "0",
      description = "Megabytes of scripts, films and pictures between the pages.")
  private int filling;

  @Parameters(index = "0", description = "A folder of seeds.")
  private Path seeds = Path.of("");

  @Parameters(index = "1", description = "The WARC file.")
  private Path out = Path.of("");

  public static void main(String[] args) {
    System.exit(new CommandLine(new Warcs()).execute(args));
  }

  @Override
  public void run() {
    Extractor extractor = new Extractor(null, ZoneId.of("Asia/Shanghai"));
    List<SeedFile> files = new SeedFolder(Map.of(), finding -> {}).below(List.of(seeds));
    Random random = new Random(1);
    try (WarcWriter writer =
        new WarcWriter(
            Channels.newChannel(new BufferedOutputStream(Files.newOutputStream(out), 1 << 20)),
            WarcCompression.GZIP)) {
      long due = 0;
      int written = 0;
      for (int i = 0; written < pages && i < files.size(); i++) {
        Article article = extractor.extract(SeedReader.read(files.get(i))).article();
        if (article == null) {
          continue;
        }
        String address =
            String.format(Locale.ROOT, "https://crawl.example.net/news/%06d.html", written);
        byte[] page = page(article, address).getBytes(StandardCharsets.UTF_8);
        writer.write(response(address, "text/html; charset=utf-8", page));
        if (!loose.toString().isEmpty()) {
          Path folder = Files.createDirectories(loose.resolve("d" + written / 500));
          Files.write(folder.resolve(written + ".html"), page);
        }
        written++;
        for (due += ((long) filling << 20) / pages; due >= 1 << 20; due -= 1 << 20) {
          byte[] film = new byte[1 << 20];
          random.nextBytes(film);
          writer.write(response(address + "." + due + ".mp4", "video/mp4", film));
        }
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static WarcResponse response(String address, String type, byte[] body)
      throws IOException {
    return new WarcResponse.Builder(URI.create(address))
        .date(AT)
        .body(
            new HttpResponse.Builder(200, "OK")
                .addHeader("Content-Type", type)
                .body(null, body)
                .build())
        .build();
  }

  private static String page(Article article, String address) {
    StringBuilder html =
        new StringBuilder("<!DOCTYPE html><html lang=zh><head><meta charset=utf-8>");
    html.append("<link rel=canonical href=\"").append(address).append("\"><title>");
    html.append(escaped(String.valueOf(article.headline()))).append(" - 青屿日报</title>");
    html.append("<meta property=article:published_time content=\"");
    html.append(article.datePublished()).append("\"></head><body class=single><nav>");
    for (int i = 0; i < 40; i++) {
      html.append("<a href=\"/section/").append(i).append("\">栏目").append(i).append("</a>");
    }
    html.append("</nav><article><h1>").append(escaped(String.valueOf(article.headline())));
    html.append("</h1>");
    article
        .articleBody()
        .lines()
        .forEach(line -> html.append("<p>").append(escaped(line)).append("</p>\n"));
    return html.append("</article><footer>青屿日报</footer></body></html>").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
