package microfiche;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The picture of the house and the list of its rooms in {@code src/docs/architecture.md}, made from
 * the packages. After a change of rooms {@code mvn test -Dtest=HousePictureTest -Daccept=true}
 * draws them anew.
 */
class HousePictureTest {
  private static final Path PICTURE = Path.of("src/docs/pictures/house.svg");
  private static final Path GUIDE = Path.of("src/docs/architecture.md");
  private static final String BEGIN = "<!-- rooms -->\n";
  private static final String END = "<!-- /rooms -->\n";

  /** Every room may use them. */
  private static final Set<String> EVERYWHERE = Set.of("work", "resource");

  private static final int WIDTH = 1060;
  private static final int FLOOR = 84;
  private static final int BOX = 92;
  private static final int HEIGHT = 34;
  private static final int ASIDE = 26;

  /** Room → the rooms it uses. */
  private static final Map<String, Set<String>> USES = new TreeMap<>();

  @BeforeAll
  static void read() {
    for (JavaClass from :
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("microfiche")) {
      Set<String> uses = USES.computeIfAbsent(room(from), name -> new TreeSet<>());
      from.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(to -> to.getPackageName().startsWith("microfiche"))
          .map(HousePictureTest::room)
          .filter(room -> !room.equals(room(from)))
          .forEach(uses::add);
    }
    assertThat(USES).containsKeys("cli", "build", "extract");
  }

  private static String room(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.");
    return parts.length < 2 ? "Build" : parts[1];
  }

  @Test
  void thePictureShowsTheHouseAsItIs() throws IOException {
    same(PICTURE, picture());
  }

  @Test
  void theListHasEveryRoom() throws IOException {
    String guide = Files.readString(GUIDE);
    int begin = guide.indexOf(BEGIN) + BEGIN.length();
    int end = guide.indexOf(END);
    assertThat(begin).isBetween(BEGIN.length(), end);
    same(GUIDE, guide.substring(0, begin) + list() + guide.substring(end));
  }

  private static void same(Path file, String made) throws IOException {
    if (Boolean.getBoolean("accept")) {
      Files.writeString(file, made);
    }
    assertThat(Files.exists(file) ? Files.readString(file) : "")
        .as(file + ": mvn test -Dtest=HousePictureTest -Daccept=true makes it anew")
        .isEqualTo(made);
  }

  /** What each room's package-info says of it, and what it uses. */
  private static String list() throws IOException {
    StringBuilder list = new StringBuilder("| room | does | uses |\n|---|---|---|\n");
    for (Map.Entry<String, Set<String>> room : USES.entrySet()) {
      if (!room.getKey().equals("Build")) {
        Path info = Path.of("src/main/java/microfiche", room.getKey(), "package-info.java");
        String text = Files.readString(info);
        String said =
            text.substring(text.indexOf("/**") + 3, text.indexOf("*/"))
                .replaceAll("\\s*\\n \\*\\s*", " ")
                .replaceAll("\\{@\\w+ (?:microfiche\\.)?(?:\\w+\\.)?([^}]*)}", "`$1`")
                .strip();
        String uses =
            room.getValue().stream()
                .filter(name -> !EVERYWHERE.contains(name))
                .collect(Collectors.joining(", "));
        list.append("| `%s` | %s | %s |\n".formatted(room.getKey(), said, uses));
      }
    }
    return list.toString();
  }

  private static String picture() {
    Map<String, Set<String>> arrows = arrows();
    List<List<String>> floors = floors(arrows);
    Map<String, int[]> places = new HashMap<>();
    for (int i = 0; i < floors.size(); i++) {
      List<String> floor = floors.get(i);
      for (int j = 0; j < floor.size(); j++) {
        int x = (2 * j + 1) * WIDTH / (2 * floor.size());
        x += (i % 3 - 1) * ASIDE; // else arrows run through boxes that stand in a column
        places.put(floor.get(j), new int[] {x, (floors.size() - 1 - i) * FLOOR + 40});
      }
    }
    int height = floors.size() * FLOOR + 16;
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="14">
        <title>The rooms of Microfiche, and which uses which</title>
        <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="#8a8f94"/></marker></defs>
        <rect width="%d" height="%d" fill="#fbfaf7"/>
        """
            .formatted(WIDTH, height, WIDTH, height));
    arrows.forEach(
        (from, all) ->
            all.forEach(
                to -> {
                  int[] a = places.get(from);
                  int[] b = places.get(to);
                  svg.append(
                      "<path d=\"M%d %dL%d %d\" stroke=\"#b9bdc0\" fill=\"none\" marker-end=\"url(#tip)\"/>\n"
                          .formatted(a[0], a[1] + HEIGHT / 2, b[0], b[1] - HEIGHT / 2));
                }));
    places.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            place -> {
              int[] at = place.getValue();
              svg.append(
                  "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\" fill=\"#fff\" stroke=\"#1d5a7a\"/>"
                      .formatted(at[0] - BOX / 2, at[1] - HEIGHT / 2, BOX, HEIGHT));
              svg.append(
                  "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#1f2428\">%s</text>\n"
                      .formatted(at[0], at[1] + 5, place.getKey()));
            });
    return svg.append("</svg>\n").toString();
  }

  /** What rooms use, without what follows: no arrow where another way leads there as well. */
  private static Map<String, Set<String>> arrows() {
    Map<String, Set<String>> uses = new TreeMap<>();
    USES.forEach(
        (room, all) -> {
          if (!EVERYWHERE.contains(room)) {
            Set<String> shown = new TreeSet<>(all);
            shown.removeAll(EVERYWHERE);
            // cli starts builds, and Build composes rooms; what both say of each other is one.
            if (room.equals("Build")) {
              shown.remove("cli");
            }
            uses.put(room, shown);
          }
        });
    Map<String, Set<String>> arrows = new TreeMap<>();
    uses.forEach(
        (room, all) -> {
          Set<String> direct = new TreeSet<>(all);
          all.forEach(other -> direct.removeAll(reach(other, uses, new TreeSet<>())));
          arrows.put(room, direct);
        });
    return arrows;
  }

  private static Set<String> reach(String room, Map<String, Set<String>> uses, Set<String> found) {
    for (String next : uses.getOrDefault(room, Set.of())) {
      if (found.add(next)) {
        reach(next, uses, found);
      }
    }
    return found;
  }

  /** Each room one floor above the highest that it uses; neighbours near what they are tied to. */
  private static List<List<String>> floors(Map<String, Set<String>> arrows) {
    Map<String, Integer> levels = new TreeMap<>();
    arrows.keySet().forEach(room -> level(room, arrows, levels, new TreeSet<>()));
    List<List<String>> floors = new ArrayList<>();
    levels.values().stream().sorted().distinct().forEach(level -> floors.add(new ArrayList<>()));
    levels.forEach((room, level) -> floors.get(level).add(room));
    Map<String, Double> x = new HashMap<>();
    for (int round = 0; round < 12; round++) {
      for (List<String> floor : floors) {
        Map<String, Double> wanted = new HashMap<>();
        for (String room : floor) {
          Set<String> tied = new TreeSet<>(arrows.get(room));
          arrows.forEach((from, all) -> tied.addAll(all.contains(room) ? Set.of(from) : Set.of()));
          double middle =
              tied.stream().filter(x::containsKey).mapToDouble(x::get).average().orElse(0.5);
          wanted.put(room, middle);
        }
        floor.sort(Comparator.comparing((String room) -> wanted.get(room)).thenComparing(r -> r));
        for (int i = 0; i < floor.size(); i++) {
          x.put(floor.get(i), (2.0 * i + 1) / (2 * floor.size()));
        }
      }
    }
    return floors;
  }

  private static int level(
      String room, Map<String, Set<String>> arrows, Map<String, Integer> levels, Set<String> way) {
    Integer known = levels.get(room);
    if (known != null) {
      return known;
    }
    assertThat(way.add(room)).as("a circle through " + way).isTrue();
    int level = 0;
    for (String other : arrows.get(room)) {
      level = Math.max(level, 1 + level(other, arrows, levels, way));
    }
    way.remove(room);
    levels.put(room, level);
    return level;
  }
}
