package microfiche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import microfiche.check.SiteCheck;
import microfiche.report.Progress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is handed out, unpacked and run: {@code mvn verify -Pdist}. Needs a shell and tar. */
class DistIT {
  /** In seconds: longer than anything takes on the busiest machine. */
  private static final long PATIENCE = 600;

  @TempDir static Path temporary;
  private static Path home;

  private record Run(int code, String out) {}

  @BeforeAll
  static void unpack() throws IOException {
    home = unpacked("文档 与 程序");
  }

  private static Path unpacked(String folder) throws IOException {
    Path place = Files.createDirectories(temporary.resolve(folder));
    assertThat(run(place, Map.of(), "tar", "-xzf", archive("tar.gz").toString()).code()).isZero();
    try (Stream<Path> files = Files.list(place)) {
      return files.findFirst().orElseThrow();
    }
  }

  private static Path archive(String ending) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("microfiche-[0-9].*\\." + ending))
          .findFirst()
          .orElseThrow()
          .toAbsolutePath();
    }
  }

  /** Runs a command in an environment that has the path and what is given, and no locale. */
  private static Run run(Path folder, Map<String, String> environment, String... command)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    String path = builder.environment().get("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return new Run(process.exitValue(), out);
  }

  private static Run microfiche(Map<String, String> environment, String... arguments)
      throws IOException {
    return microfiche(home, environment, arguments);
  }

  private static Run microfiche(Path from, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(from.resolve("bin/microfiche").toString());
    command.addAll(List.of(arguments));
    return run(from.resolve("sample"), environment, command.toArray(new String[0]));
  }

  @Test
  void theSampleIsBuiltInOneMachine() throws IOException {
    Map<String, String> environment =
        Map.of(
            "HOME",
            temporary.resolve("家").toString(),
            "JDK_JAVA_OPTIONS",
            "-Dcounted=true"); // every machine that starts says so
    Run first = microfiche(environment, "build");
    assertThat(first.code()).as(first.out()).isZero();
    assertThat(first.out().split("Picked up JDK_JAVA_OPTIONS", -1)).hasSize(2);
    assertThat(SiteCheck.of(home.resolve("sample/site"), Progress.NONE)).isEmpty();
    Run second = microfiche(environment, "build");
    assertThat(second.out()).contains(" 0 written");
    assertThat(second.out().split("Picked up JDK_JAVA_OPTIONS", -1)).hasSize(2);
  }

  /** Java shares classes only of a jar whose path has neither blanks nor other letters. */
  @Test
  void theFirstBuildLeavesAClassArchiveThatTheNextStartTakes() throws IOException {
    Path plain = unpacked("plain");
    String user = temporary.resolve("user").toString();
    assertThat(microfiche(plain, Map.of("HOME", user), "build").code()).isZero();
    try (Stream<Path> kept = Files.list(Path.of(user, ".cache/microfiche"))) {
      assertThat(kept.map(file -> file.getFileName().toString()))
          .singleElement()
          .asString()
          .matches("classes-\\d+\\.jsa");
    }
    Run told =
        microfiche(
            plain,
            Map.of("HOME", user, "MICROFICHE_JAVA_OPTIONS", "-Xlog:class+load=info"),
            "--version");
    assertThat(told.out()).contains("microfiche.cli.Commands source: shared objects file (top)");
  }

  @Test
  void withoutAHomeAndALocaleNoNameIsLost() throws IOException {
    Path seeds = Files.createDirectories(temporary.resolve("种子 一"));
    Files.writeString(
        seeds.resolve("灯塔.md"), "---\ntitle: 灯塔亮了\ndate: 2024-05-01\n---\n灯塔昨夜重新点亮，渡轮照常开行。\n");
    Run run =
        microfiche(
            Map.of(),
            "build",
            "--seeds",
            seeds.toString(),
            "--out",
            temporary + "/网站",
            "--lang=en");
    assertThat(run.code()).as(run.out()).isZero();
    assertThat(Files.readString(temporary.resolve("网站/records.ndjson"))).contains("灯塔.md");
  }

  @Test
  void exitCodesAndArgumentsPassThrough() throws IOException {
    assertThat(microfiche(Map.of(), "nonsense").code()).isEqualTo(2);
    Run version = microfiche(Map.of(), "--version");
    assertThat(version.code()).isZero();
    assertThat(version.out().strip()).matches("microfiche \\d+\\.\\d+.*");
    Run odd = microfiche(Map.of(), "extract", "a b$(echo c)'\"");
    assertThat(odd.out()).contains("a b$(echo c)'\"");
    assertThat(odd.code()).isNotZero();
  }

  @Test
  void aLinkToTheLauncherFindsItsProgram() throws IOException {
    Path link = Files.createSymbolicLink(temporary.resolve("mf"), home.resolve("bin/microfiche"));
    assertThat(run(temporary, Map.of(), link.toString(), "--version").out())
        .contains("microfiche ");
  }

  @Test
  void withoutJavaTheUserIsToldWhatToInstall() throws IOException {
    Path tools = Files.createDirectories(temporary.resolve("tools"));
    for (String tool : List.of("sh", "dirname", "readlink", "getconf", "env")) {
      for (String folder : List.of("/bin/", "/usr/bin/")) {
        Path there = Path.of(folder + tool);
        if (Files.exists(there) && !Files.exists(tools.resolve(tool))) {
          Files.createSymbolicLink(tools.resolve(tool), there);
        }
      }
    }
    Run run = microfiche(Map.of("PATH", tools.toString(), "JAVA_HOME", "/nowhere"), "build");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).contains("install Java 17 or newer");
  }

  @Test
  void everyCommandHasAManPageAndCanBeCompleted() throws IOException {
    String completion =
        Files.readString(home.resolve("share/bash-completion/completions/microfiche"));
    String help = microfiche(Map.of(), "--help").out();
    for (String command :
        List.of(
            "build",
            "extract",
            "explain",
            "check",
            "export",
            "fetch-images",
            "init",
            "serve",
            "help")) {
      assertThat(help).contains("  " + command);
      assertThat(completion).contains(command);
      assertThat(Files.readString(home.resolve("share/man/man1/microfiche-" + command + ".1")))
          .contains(".SH \"NAME\"");
    }
    assertThat(Files.readString(home.resolve("share/man/man1/microfiche.1")))
        .contains(".SH \"COMMANDS\"");
  }

  @Test
  void licencesAndBillOfMaterialsGoWithIt() throws IOException {
    assertThat(home.resolve("share/doc/licences/Apache-2.0.txt")).exists();
    String bill = Files.readString(home.resolve("share/doc/microfiche.cdx.json"));
    assertThat(bill)
        .contains("CycloneDX", "\"jsoup\"", "\"freemarker\"")
        .doesNotContain("selenium");
    try (JarFile jar = new JarFile(home.resolve("lib/microfiche.jar").toFile())) {
      assertThat(jar.getEntry("META-INF/licences/MPL-1.1.txt")).isNotNull();
      assertThat(jar.getEntry("META-INF/NOTICE")).isNotNull();
    }
  }

  @Test
  void theDebianPackageRunsFromItsPlaces() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg-deb")), "dpkg-deb is not here");
    Path root = temporary.resolve("deb");
    Run unpacked = run(temporary, Map.of(), "dpkg-deb", "-x", archive("deb").toString(), "deb");
    assertThat(unpacked.code()).as(unpacked.out()).isZero();
    assertThat(run(temporary, Map.of(), root + "/usr/bin/microfiche", "--version").out())
        .contains("microfiche ");
    assertThat(root.resolve("usr/share/man/man1/microfiche.1")).exists();
    assertThat(root.resolve("usr/share/bash-completion/completions/microfiche")).exists();
  }
}
