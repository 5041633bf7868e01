package microfiche.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** All readings of one size, their medians, and how these stand to the targets. */
final class Results {
  private static final double GB = 1e9;

  private final int articles;
  private final Map<Contestant, List<Stopwatch.Reading>> readings = new EnumMap<>(Contestant.class);

  Results(int articles) {
    this.articles = articles;
  }

  int articles() {
    return articles;
  }

  void add(Contestant contestant, Stopwatch.Reading reading) {
    readings.computeIfAbsent(contestant, c -> new ArrayList<>()).add(reading);
  }

  /** The median of those rounds that ended well, or NaN without any. */
  double median(Contestant contestant, ToDoubleFunction<Stopwatch.Reading> figure) {
    double[] sorted =
        readings.getOrDefault(contestant, List.of()).stream()
            .filter(reading -> reading.exit() == 0)
            .mapToDouble(figure)
            .sorted()
            .toArray();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  double wall(Contestant contestant) {
    return median(contestant, Stopwatch.Reading::wall);
  }

  double memory(Contestant contestant) {
    return median(contestant, Stopwatch.Reading::together);
  }

  /** A line for each contestant. */
  String table() {
    StringBuilder table = new StringBuilder();
    table.append("| ").append(format("%,d articles", articles));
    table.append(" | wall s | slowest s | CPU s | largest process GB | together GB | runs |\n");
    table.append("|---|---:|---:|---:|---:|---:|---:|\n");
    readings.forEach(
        (contestant, all) -> {
          long well = all.stream().filter(reading -> reading.exit() == 0).count();
          double slowest =
              all.stream().mapToDouble(Stopwatch.Reading::wall).max().orElse(Double.NaN);
          table.append(
              format(
                  "| %s | %.2f | %.2f | %.1f | %.2f | %.2f | %d%s |%n",
                  contestant.title(),
                  wall(contestant),
                  slowest,
                  median(contestant, Stopwatch.Reading::cpu),
                  median(contestant, Stopwatch.Reading::largest) / GB,
                  memory(contestant) / GB,
                  all.size(),
                  well == all.size() ? "" : ", " + (all.size() - well) + " failed"));
        });
    return table.toString();
  }

  /** A line for each target that what was measured says something about. */
  List<String> targets() {
    List<String> lines = new ArrayList<>();
    double clean = wall(Contestant.CLEAN);
    double hugo = wall(Contestant.HUGO);
    boolean larger = articles >= 50_000;
    lines.add(ratio("clean build : Hugo, wall", clean / hugo, larger ? 0.75 : 1));
    lines.add(
        ratio(
            "clean build : Hugo, memory",
            memory(Contestant.CLEAN) / memory(Contestant.HUGO),
            0.25));
    lines.add(ratio("clean build : floor with writing", clean / wall(Contestant.FLOOR_WRITE), 2.0));
    lines.add(
        ratio(
            "clean build : without search, CPU",
            median(Contestant.CLEAN, Stopwatch.Reading::cpu)
                / median(Contestant.NO_SEARCH, Stopwatch.Reading::cpu),
            1.6));
    lines.add(ratio("Hugo's Markdown: clean build : Hugo", wall(Contestant.POSTS) / hugo, 1));
    lines.add(line("1 of today added", wall(Contestant.TODAY_ADDED), larger ? 2 : 1, "s"));
    lines.add(line("1 of an old day added", wall(Contestant.OLD_ADDED), larger ? 3 : 1.5, "s"));
    lines.add(line("100 of today added", wall(Contestant.HUNDRED_TODAY_ADDED), 4, "s"));
    lines.add(line("nothing changed", wall(Contestant.UNCHANGED), larger ? 1 : 0.5, "s"));
    lines.add(line("right after a build", wall(Contestant.RIGHT_AFTER), larger ? 1 : 0.5, "s"));
    lines.add(
        ratio(
            "clean build : floor, CPU",
            median(Contestant.CLEAN, Stopwatch.Reading::cpu)
                / median(Contestant.FLOOR_PARSE, Stopwatch.Reading::cpu),
            4.5));
    if (articles >= 100_000) {
      double most =
          Arrays.stream(Contestant.values())
              .filter(Results::ours)
              .mapToDouble(this::memory)
              .filter(memory -> !Double.isNaN(memory))
              .max()
              .orElse(Double.NaN);
      lines.add(line("most memory of any build", most / GB, 0.9, "GB"));
    }
    return lines.stream().filter(line -> !line.isEmpty()).toList();
  }

  /** How much longer an article takes in {@code larger}; empty when a figure is missing. */
  static String growth(@Nullable Results smaller, @Nullable Results larger) {
    if (smaller == null || larger == null) {
      return "";
    }
    double slow = larger.wall(Contestant.CLEAN) / larger.articles;
    double fast = smaller.wall(Contestant.CLEAN) / smaller.articles;
    return ratio(
        format("time per article, %,d : %,d", larger.articles, smaller.articles), slow / fast, 1.2);
  }

  private static boolean ours(Contestant contestant) {
    return switch (contestant) {
      case HUGO, FLOOR_PARSE, FLOOR_WRITE -> false;
      default -> true;
    };
  }

  private static String ratio(String what, double measured, double target) {
    return line(what, measured, target, "");
  }

  private static String line(String what, double measured, double target, String unit) {
    return Double.isNaN(measured)
        ? ""
        : format(
            "| %s | %.3f %s | ≤ %s %s | %s |",
            what, measured, unit, target, unit, measured <= target ? "OK" : "MISSED");
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
