package microfiche.browser;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Measures a hundred searches of one to three words in a published archive over {@code file://};
 * run by hand, see {@code src/bench/README.md}. Each query gets a page of its own, so nothing of
 * the index is in memory; what it loads is counted by the sizes of the files.
 */
final class SearchBench {
  private static final int QUERIES = 100;

  private SearchBench() {}

  /** What one query cost; times in milliseconds. */
  private record Reading(
      String query, long count, int files, long bytes, double fromOpening, double fromTyping) {}

  public static void main(String[] args) throws IOException {
    Path site = Path.of(args[0]).toAbsolutePath();
    PrintStream out = System.out;
    List<Reading> readings = new ArrayList<>();
    SearchTruth truth = new SearchTruth(site);
    try (Browser browser = Browser.start()) {
      measure(browser, site, "中国"); // the first page of a browser pays for its start
      List<String> queries =
          args.length > 1 ? List.of(args).subList(1, args.length) : queries(truth);
      for (String query : queries) {
        Reading reading = measure(browser, site, query);
        readings.add(reading);
        int expected = truth.of(SearchTruth.Query.of(query.split(" "))).size();
        if (reading.count != expected) {
          out.println(
              "WRONG: " + query + ": " + reading.count + " found, " + expected + " are there");
        }
        out.printf(
            "%-24s %7d hits %5d files %8d bytes %5d ms %5d ms%n",
            reading.query,
            reading.count,
            reading.files,
            reading.bytes,
            Math.round(reading.fromOpening),
            Math.round(reading.fromTyping));
      }
    }
    print(out, "files a query loads", readings.stream().mapToDouble(Reading::files));
    print(out, "bytes a query loads", readings.stream().mapToDouble(Reading::bytes));
    print(
        out,
        "ms from opening the address to the first page",
        readings.stream().mapToDouble(Reading::fromOpening));
    print(
        out,
        "ms from the query to the first page, page open",
        readings.stream().mapToDouble(Reading::fromTyping));
    sizes(out, site);
  }

  private static void print(PrintStream out, String what, java.util.stream.DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    out.printf(
        "%s: median %.0f, p90 %.0f, worst %.0f%n",
        what, sorted[sorted.length / 2], sorted[sorted.length * 9 / 10], sorted[sorted.length - 1]);
  }

  private static Reading measure(Browser browser, Path site, String query) {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    browser.driver().get("about:blank");
    browser.driver().get(site.resolve("search.html").toUri() + "?q=" + encoded);
    long count = SearchPages.count(browser);
    double opening =
        ((Number) browser.run("return performance.getEntriesByName('search-shown')[0].startTime"))
            .doubleValue();
    List<?> names = (List<?>) browser.run("return microfiche.loaded");
    List<Long> sizes = names.stream().map(String::valueOf).map(SearchBench::size).toList();

    browser.driver().get("about:blank");
    browser.driver().get(site.resolve("search.html").toUri().toString());
    browser
        .driver()
        .executeAsyncScript(
            "setTimeout(arguments[0], 700)"); // a reader looks at the field and types
    browser.run(
        "performance.mark('asked'); document.getElementById('q').value = arguments[0];"
            + "document.getElementById('search').requestSubmit()",
        query);
    SearchPages.count(browser);
    double typing =
        ((Number) browser.run("return performance.measure('x', 'asked', 'search-shown').duration"))
            .doubleValue();
    browser.misdeeds(site);
    return new Reading(
        query,
        count,
        sizes.size(),
        sizes.stream().mapToLong(Long::longValue).sum(),
        opening,
        typing);
  }

  private static long size(String url) {
    try {
      return Files.size(Path.of(URI.create(url)));
    } catch (IOException e) {
      return 0;
    }
  }

  /**
   * Words of the archive by fixed rules: tags and names, and pieces of two to four characters of
   * texts.
   */
  private static List<String> queries(SearchTruth truth) {
    Random random = new Random(50);
    List<String> queries = new ArrayList<>();
    while (queries.size() < QUERIES) {
      List<String> words = new ArrayList<>();
      SearchTruth.Looked article = truth.articles().get(random.nextInt(truth.articles().size()));
      int number = 1 + queries.size() % 3;
      while (words.size() < number) {
        List<String> names = random.nextBoolean() ? article.tags() : article.people();
        if (random.nextInt(3) == 0 && !names.isEmpty()) {
          words.add(
              names.get(random.nextInt(names.size())).replace(' ', '"').replaceAll("\".*", ""));
        } else {
          String body = article.body();
          int length = 2 + random.nextInt(3);
          int at = random.nextInt(Math.max(1, body.length() - length));
          String piece = body.substring(at, Math.min(body.length(), at + length));
          if (piece.matches("[\u4e00-\u9fff]{2,}")) {
            words.add(piece);
          }
        }
      }
      String query = String.join(" ", words);
      if (!query.isBlank() && !queries.contains(query)) {
        queries.add(query);
      }
    }
    return queries;
  }

  private static void sizes(PrintStream out, Path site) throws IOException {
    TreeMap<String, long[]> kinds = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(site.resolve("search"))) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String kind = file.getFileName().toString().replaceAll("\\d+", "");
        long size = Files.size(file);
        long[] sum = kinds.computeIfAbsent(kind, key -> new long[3]);
        sum[0]++;
        sum[1] += size;
        sum[2] = Math.max(sum[2], size);
      }
    }
    kinds.forEach(
        (kind, sum) -> out.println(kind + " files, bytes, largest: " + Arrays.toString(sum)));
  }
}
