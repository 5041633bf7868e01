package microfiche;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Which room may use which. A room that is not in the table may use nothing; every room may use
 * {@code work} and {@code resource}.
 */
class FloorPlanTest {
  private static final Map<String, Set<String>> ROOMS =
      Map.ofEntries(
          Map.entry("article", Set.of("address", "hash")),
          Map.entry("report", Set.of()),
          Map.entry("hash", Set.of()),
          Map.entry("likeness", Set.of("script")),
          Map.entry("address", Set.of("hash")),
          Map.entry("card", Set.of("address", "article", "hash", "likeness")),
          Map.entry("seed", Set.of("disk", "report")),
          Map.entry("container", Set.of("article", "hash", "report", "seed")),
          Map.entry("yaml", Set.of("report")),
          Map.entry("config", Set.of("yaml", "report")),
          Map.entry("extract", Set.of("seed", "yaml", "address", "article", "report", "script")),
          Map.entry(
              "store", Set.of("address", "article", "card", "disk", "hash", "likeness", "report")),
          Map.entry("archive", Set.of("article", "card", "hash", "likeness", "script")),
          Map.entry("media", Set.of("address", "disk", "hash", "report")),
          Map.entry("fetch", Set.of("hash", "media", "report")),
          Map.entry("order", Set.of()),
          Map.entry("script", Set.of()),
          Map.entry("pack", Set.of()),
          Map.entry("disk", Set.of("report")),
          Map.entry(
              "site",
              Set.of(
                  "archive", "media", "address", "article", "card", "config", "hash", "order",
                  "report")),
          Map.entry(
              "render",
              Set.of("site", "archive", "media", "article", "card", "config", "hash", "report")),
          Map.entry(
              "search", Set.of("archive", "article", "card", "config", "hash", "pack", "script")),
          Map.entry("publish", Set.of("disk", "hash", "report")),
          Map.entry(
              "export", Set.of("archive", "article", "card", "hash", "pack", "report", "script")),
          Map.entry("start", Set.of("report")),
          Map.entry("serve", Set.of("report")),
          Map.entry("check", Set.of("report")),
          Map.entry("work", Set.of()),
          Map.entry("resource", Set.of()),
          Map.entry(
              "build",
              Set.of(
                  "address",
                  "archive",
                  "article",
                  "card",
                  "config",
                  "container",
                  "disk",
                  "export",
                  "extract",
                  "hash",
                  "media",
                  "publish",
                  "render",
                  "report",
                  "search",
                  "seed",
                  "site",
                  "store")),
          Map.entry(
              "cli",
              Set.of(
                  "",
                  "article",
                  "build",
                  "check",
                  "config",
                  "container",
                  "disk",
                  "export",
                  "extract",
                  "fetch",
                  "render",
                  "report",
                  "script",
                  "seed",
                  "serve",
                  "start")),
          Map.entry( // Build, which says in which order the stages run, and main
              "",
              Set.of(
                  "archive", "build", "card", "cli", "config", "disk", "export", "media", "order",
                  "publish", "render", "report", "search", "seed", "site", "store")));

  private static final Set<String> EVERYWHERE = Set.of("work", "resource");

  /** Who may use a library. */
  private static final Map<String, Set<String>> LIBRARIES =
      Map.ofEntries(
          Map.entry("org.jsoup", Set.of("extract", "check")),
          Map.entry("com.vladsch.flexmark", Set.of("extract")),
          Map.entry("freemarker", Set.of("render")),
          Map.entry("picocli", Set.of("cli")),
          Map.entry("com.sun.net.httpserver", Set.of("serve")), // on loopback: PreviewServerTest
          Map.entry("org.snakeyaml", Set.of("yaml")),
          Map.entry("com.fasterxml.jackson", Set.of("container", "export")),
          Map.entry("org.netpreserve.jwarc", Set.of("container")),
          Map.entry("com.rometools", Set.of("container")),
          Map.entry("org.apache.james", Set.of("container")),
          Map.entry("org.apache.commons.compress", Set.of("container")),
          Map.entry("org.mozilla.universalchardet", Set.of("seed")),
          Map.entry("com.ibm.icu", Set.of("order")));

  /** Read once for all tests. */
  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("microfiche");
  }

  @AfterAll
  static void forget() {
    classes = null;
  }

  @Test
  void everyRoomUsesOnlyWhatThePlanAllows() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass from : classes) {
      String room = room(from.getPackageName());
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        JavaClass to = dependency.getTargetClass();
        String other = room(to.getPackageName());
        boolean ours = to.getPackageName().startsWith("microfiche");
        if (ours
            && !other.equals(room)
            && !EVERYWHERE.contains(other)
            && !ROOMS.getOrDefault(room, Set.of()).contains(other)) {
          wrong.add(from.getName() + " uses " + to.getName());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyLibraryStaysInItsRoom() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass from : classes) {
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        String target = dependency.getTargetClass().getName();
        LIBRARIES.forEach(
            (library, rooms) -> {
              if (target.startsWith(library + ".")
                  && !rooms.contains(room(from.getPackageName()))) {
                wrong.add(from.getName() + " uses " + target);
              }
            });
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void onlyOneRoomCanUseTheNetwork() {
    Set<String> wrong = new TreeSet<>();
    for (JavaClass from : classes) {
      String room = room(from.getPackageName());
      if (room.equals("serve")) {
        wrong.addAll(NetworkRule.usesBesidesLoopback(from));
      } else if (!room.equals("fetch")) {
        wrong.addAll(NetworkRule.uses(from));
      }
    }
    assertThat(wrong).isEmpty();
  }

  /** Another program could do what this one may not. */
  @Test
  void fewPlacesStartPrograms() {
    Set<String> places = new TreeSet<>();
    for (JavaClass from : classes) {
      boolean starts =
          from.getAccessesFromSelf().stream()
              .map(access -> access.getTargetOwner().getName() + "." + access.getTarget().getName())
              .anyMatch(
                  target ->
                      target.startsWith("java.lang.ProcessBuilder.")
                          || target.equals("java.lang.Runtime.exec"));
      if (starts) {
        places.add(from.getName());
      }
    }
    assertThat(places)
        .containsExactly(
            "microfiche.cli.OwnMachine", "microfiche.cli.Zim", "microfiche.publish.DiskSync");
  }

  @Test
  void noBuildCanReachTheNetwork() {
    Set<String> doors = new TreeSet<>();
    for (JavaClass from : classes) {
      boolean inside = room(from.getPackageName()).equals("fetch");
      if (!inside && usesFetch(from.getDirectDependenciesFromSelf())) {
        doors.add(from.getName());
      }
    }
    assertThat(doors).containsExactly("microfiche.cli.FetchImagesCommand");
    assertThat(usesFetch(classes.get(Build.class).getTransitiveDependenciesFromSelf())).isFalse();
  }

  private static boolean usesFetch(Set<Dependency> dependencies) {
    return dependencies.stream()
        .anyMatch(d -> room(d.getTargetClass().getPackageName()).equals("fetch"));
  }

  @Test
  void everyRoomIsInThePlan() {
    Set<String> rooms = new TreeSet<>();
    classes.forEach(type -> rooms.add(room(type.getPackageName())));
    assertThat(rooms).isEqualTo(new TreeSet<>(ROOMS.keySet()));
  }

  private static String room(String packageName) {
    String[] parts = packageName.split("\\.");
    return parts.length < 2 || !parts[0].equals("microfiche") ? "" : parts[1];
  }
}
