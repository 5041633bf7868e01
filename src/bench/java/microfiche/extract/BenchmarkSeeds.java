package microfiche.extract;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import microfiche.article.Article;
import microfiche.seed.Seed;
import microfiche.seed.SeedFolder;
import microfiche.seed.SeedReader;
import org.jspecify.annotations.Nullable;

/** Seeds of one dialect and outlet in memory, handed out in turn. */
final class BenchmarkSeeds {
  static final Extractor EXTRACTOR = new Extractor(null, ZoneId.of("Asia/Shanghai"));

  /** Few enough to stay in the processor's reach, many enough to differ. */
  private static final int MOST = 48;

  private final List<Seed> seeds = new ArrayList<>();
  private int next;

  /**
   * Takes seeds from all over a folder, the same every time.
   *
   * @param name dialect and outlet: {@code easy2view/epochtimes}
   */
  BenchmarkSeeds(Path folder, String name) {
    String outlet = name.substring(name.indexOf('/') + 1);
    new SeedFolder(Map.of(), finding -> {})
        .below(List.of(folder)).stream()
            .map(SeedReader::read)
            .filter(seed -> outlet.equals("any") || seed.text().contains(outlet + "."))
            .sorted(Comparator.comparing(Seed::sha256))
            .filter(seed -> name.equals(kind(seed)))
            .limit(MOST)
            .forEach(seeds::add);
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("no seed of " + name + " below " + folder);
    }
  }

  private static @Nullable String kind(Seed seed) {
    Article article = EXTRACTOR.extract(seed).article();
    return article == null ? null : article.seed().mirror() + "/" + article.seed().outlet();
  }

  /** The next seed; after the last comes the first. */
  Seed next() {
    next = (next + 1) % seeds.size();
    return seeds.get(next);
  }

  /** The bodies of all seeds, without their mirror's chrome. */
  List<SourceText> bodies() {
    return seeds.stream().map(BenchmarkSeeds::body).toList();
  }

  private static SourceText body(Seed seed) {
    return Extractor.html(Wraps.peel(seed.text(), new Statements(), Ledger.off()), Ledger.off());
  }
}
