package microfiche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import microfiche.Build;
import microfiche.Fixtures;
import microfiche.check.SiteCheck;
import microfiche.config.SiteConfig;
import microfiche.config.SiteConfigFile;
import microfiche.report.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is delivered, in a jar: builds run in a Java machine of their own. */
class PackagedTest {
  private static final List<String> HEAVY =
      List.of(
          "org.jsoup",
          "com.vladsch",
          "freemarker",
          "org.snakeyaml",
          "com.fasterxml",
          "org.mozilla",
          "com.ibm.icu",
          "microfiche.order",
          "microfiche.render",
          "microfiche.site",
          "microfiche.store");

  /** A link to a file of the site, without its anchor. */
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(?![a-z]+:|#)([^\"#?]+)");

  @TempDir Path folder;
  private Path jar;

  @BeforeEach
  void pack() throws IOException {
    jar = folder.resolve("microfiche.jar");
    Path classes = Path.of("target/classes").toAbsolutePath();
    List<String> libraries = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (part.contains("icu4j-")) {
        libraries.add(selectionOfIcu(Path.of(part)).toUri().toString());
      } else if (part.endsWith(".jar")) {
        libraries.add(Path.of(part).toUri().toString());
      }
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "microfiche.Microfiche");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", libraries));
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        Stream<Path> walk = Files.walk(classes)) {
      for (Path entry : walk.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(entry).toString().replace('\\', '/')));
        Files.copy(entry, out);
      }
    }
  }

  /** What the jar holds of ICU, by the same list. */
  private Path selectionOfIcu(Path library) throws IOException {
    String pom = Files.readString(Path.of("pom.xml"));
    String filter = pom.substring(pom.indexOf("<artifact>com.ibm.icu:icu4j"));
    List<PathMatcher> kept = new ArrayList<>();
    Matcher include =
        Pattern.compile("<include>(.*?)</include>")
            .matcher(filter.substring(0, filter.indexOf("</includes>")));
    while (include.find()) {
      kept.add(FileSystems.getDefault().getPathMatcher("glob:" + include.group(1)));
    }
    assertThat(kept).hasSizeGreaterThan(5);
    Path selection = folder.resolve("icu.jar");
    try (JarFile all = new JarFile(library.toFile());
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(selection))) {
      for (JarEntry entry : Collections.list(all.entries())) {
        if (kept.stream().anyMatch(matcher -> matcher.matches(Path.of(entry.getName())))) {
          out.putNextEntry(new JarEntry(entry.getName()));
          all.getInputStream(entry).transferTo(out);
        }
      }
    }
    return selection;
  }

  /** In an order that needs pinyin, and in one that needs strokes; whatever the machine speaks. */
  @Test
  void theSelectionOfIcuSortsAsAllOfIt() throws Exception {
    copySamples();
    for (String language : List.of("zh-Hans", "zh-Hant", "en")) {
      String configuration = "language: " + language + "\nseeds: seeds\nout: " + language + "\n";
      Path file = folder.resolve(language + ".yaml");
      Files.writeString(file, configuration);
      Process process =
          start(
              List.of("-Duser.language=ar", "-Duser.country=EG"),
              "build",
              "--quiet",
              "--config",
              file.toString());
      assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
      assertThat(said("stderr")).isEmpty();
      Path whole = folder.resolve("whole-" + language);
      SiteConfig config = SiteConfigFile.read(file).with(List.of(), whole, null);
      new Build(config, 2, false, Progress.NONE).run();
      assertThat(Fixtures.files(folder.resolve(language))).isEqualTo(Fixtures.files(whole));
    }
  }

  private Process start(List<String> options, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectOutput(folder.resolve("stdout").toFile())
        .redirectError(folder.resolve("stderr").toFile())
        .start();
  }

  private int run(String... args) throws Exception {
    Process process = start(List.of(), args);
    assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String said(String stream) throws IOException {
    return new String(Files.readAllBytes(folder.resolve(stream)), StandardCharsets.UTF_8);
  }

  @Test
  void aBuildSaysNothingOfItsMachine() throws Exception {
    copySamples();
    assertThat(run("build", "--quiet", "--seeds", "seeds")).isZero();
    assertThat(said("stdout")).isEmpty();
    assertThat(said("stderr")).isEmpty();
    assertThat(SiteCheck.of(folder.resolve("site"), Progress.NONE)).isEmpty();
    assertThat(run("build", "--quiet", "--strict", "--seeds", "seeds")).isEqualTo(3);
    assertThat(run("build", "--seeds", "nowhere")).isEqualTo(1);
    assertThat(said("stderr")).startsWith("nowhere: no such folder");
  }

  @Test
  void whoAsksForTheVersionWaitsForNothingElse() throws Exception {
    for (String question : List.of("--version", "--help")) {
      Path loaded = folder.resolve("loaded");
      Process process = start(List.of("-Xshare:auto", "-Xlog:class+load:file=" + loaded), question);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      try (Stream<String> lines = Files.lines(loaded)) {
        List<String> classes =
            lines
                .map(line -> line.replaceFirst("^\\[.*]\\s*", "").replaceFirst(" .*$", ""))
                .toList();
        assertThat(classes).contains("microfiche.cli.Commands");
        assertThat(classes)
            .noneMatch(name -> HEAVY.stream().anyMatch(heavy -> name.startsWith(heavy + ".")));
      }
    }
  }

  /** The first machine is killed as the system kills: without a chance to say anything. */
  @Test
  void aBuildThatIsKilledAtAnyMomentLeavesASiteThatHolds() throws Exception {
    Path corpus = Fixtures.shared("corpus").toAbsolutePath().normalize();
    copySamples();
    String[] samples = {"build", "--quiet", "--seeds", "seeds"};
    String[] all = {"build", "--quiet", "--seeds", "seeds", "--seeds", corpus.toString()};
    for (int delay : new int[] {600, 2_000, 4_000, 5_000, 6_000}) {
      assertThat(run(samples)).isZero();
      Process process = start(List.of(), all);
      if (!process.waitFor(delay, TimeUnit.MILLISECONDS)) {
        List<ProcessHandle> machines = process.descendants().toList();
        process.destroyForcibly().waitFor();
        for (ProcessHandle machine : machines) {
          assertThat(machine.onExit().get(30, TimeUnit.SECONDS).isAlive()).isFalse();
        }
      }
      assertEveryLinkLands(folder.resolve("site"), "after " + delay + " ms");
    }
    assertThat(run(all)).isZero();
    Map<String, String> completed = Fixtures.files(folder.resolve("site"));
    assertThat(
            run(
                "build",
                "--quiet",
                "--seeds",
                "seeds",
                "--seeds",
                corpus.toString(),
                "--out",
                "clean"))
        .isZero();
    assertThat(completed).isEqualTo(Fixtures.files(folder.resolve("clean")));
  }

  /** Follows all links from the home page, as a reader can; every page there is whole. */
  private static void assertEveryLinkLands(Path site, String when) throws IOException {
    Set<Path> seen = new HashSet<>();
    Deque<Path> next = new ArrayDeque<>(List.of(site.resolve("index.html")));
    while (!next.isEmpty()) {
      Path page = next.pop();
      if (seen.add(page)) {
        assertThat(page).as(when).exists();
        if (page.toString().endsWith(".html")) {
          String html = new String(Files.readAllBytes(page), StandardCharsets.UTF_8);
          assertThat(html.stripTrailing()).as(when + ": " + page).endsWith("</html>");
          Matcher link = LINK.matcher(html);
          while (link.find()) {
            next.push(page.resolveSibling(link.group(1)).normalize());
          }
        }
      }
    }
    assertThat(seen).hasSizeGreaterThan(100);
  }

  private void copySamples() throws IOException {
    Path samples = Path.of("seeds").toAbsolutePath();
    try (Stream<Path> walk = Files.walk(samples)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        Path to = folder.resolve("seeds").resolve(samples.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
  }
}
