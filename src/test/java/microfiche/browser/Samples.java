package microfiche.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pages to stand for all pages of a site, chosen by a fixed rule: of every kind of page the first
 * by path and the longest; of articles the longest alone, for there is a kind for each mirror and
 * newsroom. A kind is what the page itself says (the class of its body), where it lies and how
 * deep; of articles also who copied and who wrote them. So a new kind of page is looked at without
 * a change here.
 */
final class Samples {
  private static final Pattern BODY = Pattern.compile("<body class=\"([^\"]+)\"");

  /** In the record of an article's page: {@code "mirror":"easy2view","outlet":"epochtimes"}. */
  private static final Pattern ORIGIN =
      Pattern.compile("\"mirror\":\"([^\"]+)\"(?:,\"outlet\":\"([^\"]+)\")?");

  private Samples() {}

  /** Every kind of page in {@code site}, with the pages that stand for it. */
  static Map<String, Set<Path>> of(Path site) {
    Map<String, List<Path>> kinds = new TreeMap<>();
    for (Path page : Sites.pages(site)) {
      kinds.computeIfAbsent(kind(site, page), kind -> new ArrayList<>()).add(page);
    }
    Map<String, Set<Path>> samples = new TreeMap<>();
    kinds.forEach(
        (kind, pages) -> {
          boolean article = kind.startsWith("reading ");
          Set<Path> chosen = new LinkedHashSet<>(article ? List.of() : pages.subList(0, 1));
          chosen.add(pages.stream().max(Comparator.comparingLong(Samples::size)).orElseThrow());
          samples.put(kind, chosen);
        });
    return samples;
  }

  /** The kind of a page: {@code list dates/4}. */
  static String kind(Path site, Path page) {
    String html = Sites.read(page);
    Matcher body = BODY.matcher(html);
    if (!body.find()) {
      throw new AssertionError(page + " does not say its kind in <body class=…>");
    }
    Path path = site.relativize(page);
    String place = path.getNameCount() == 1 ? "" : path.getName(0) + "/" + path.getNameCount();
    Matcher origin = ORIGIN.matcher(html);
    String from = origin.find() ? " " + origin.group(1) + " " + origin.group(2) : "";
    return body.group(1) + " " + place + from;
  }

  private static long size(Path page) {
    try {
      return Files.size(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
