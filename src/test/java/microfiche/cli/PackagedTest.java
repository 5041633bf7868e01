package microfiche.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is delivered, in a jar: builds run in a Java machine of their own. */
@Order(3)
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

  /** In seconds: longer than anything takes on the busiest machine. */
  private static final long PATIENCE = 600;

  @TempDir static Path packed;
  private static Path jar;

  @TempDir Path folder;

  @BeforeAll
  static void pack() throws IOException {
    jar = packed.resolve("microfiche.jar");
    Path classes = Path.of("target/classes").toAbsolutePath();
    List<String> libraries = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (part.replace('\\', '/').contains("/com/ibm/icu/icu4j/")) {
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
  private static Path selectionOfIcu(Path library) throws IOException {
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
    Path selection = packed.resolve("icu.jar");
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

  /** As cron, systemd and containers start programs. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void withoutAnEnvironmentNoNameIsLost() throws Exception {
    // The names are given as bytes, since the machine of the tests may be without a locale too.
    String names =
        "mkdir -p \"seeds/$(printf '\\345\\244\\247\\351\\231\\206')\" && cd seeds/* && i=0; "
            + "for name in '\\347\\254\\254\\344\\270\\200' '\\347\\254\\254\\344\\272\\214' '\\300\\264' '\\300\\265'; do "
            + "i=$((i+1)); printf '# Ferry %s\\n\\nThe ferry to Shell Island runs again from Monday, says the port.\\n' $i "
            + "> \"$(printf \"$name\").md\"; done";
    Process made = new ProcessBuilder("sh", "-c", names).directory(folder.toFile()).start();
    assertThat(made.waitFor()).isZero();
    String bare = manifest("bare", Map.of());
    assertThat(bare).isEqualTo(manifest("utf8", Map.of("LC_ALL", "C.UTF-8")));
    assertThat(Files.readString(folder.resolve("bare/records.ndjson")))
        .contains("大陆/第一.md", "大陆/第二.md", "大陆/%C0%B4.md", "大陆/%C0%B5.md");
  }

  /** Builds the seeds with nothing but these variables; answers the digests of the site. */
  private String manifest(String out, Map<String, String> environment) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", jar.toString(), "build", "--seeds", "seeds", "--out", out));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve(out + ".log").toFile())
            .redirectErrorStream(true);
    builder.environment().keySet().retainAll(Set.of("PATH"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve(out + ".log"))).isZero();
    return Files.readString(folder.resolve(out).resolve("MANIFEST.sha256"));
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
              List.of(
                  "-Duser.language=ar",
                  "-Duser.country=EG",
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC"),
              "build",
              "--quiet",
              "--config",
              file.toString());
      assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
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
    assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
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
      assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
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

  /** What a build has come to, as far as others can see it. */
  private interface Moment {
    boolean hasCome() throws IOException;
  }

  /**
   * Killed as the system kills: without a chance to say anything. When, is told by what the build
   * has done, not by a clock: so it is the same moment on every machine.
   */
  @Test
  void aBuildThatIsKilledAtAnyMomentLeavesASiteThatHolds() throws Exception {
    Path corpus = Fixtures.shared("corpus").toAbsolutePath().normalize();
    Path real = corpus.resolve("epoch-comment/pages/nsc1025");
    copySamples();
    Path site = folder.resolve("site");
    Path work = folder.resolve(".site.microfiche");
    Path begun = site.resolve(".microfiche-begun");
    String[] samples = {"build", "--quiet", "--seeds", "seeds"};
    String[] all = {"build", "--quiet", "--seeds", "seeds", "--seeds", real.toString()};
    assertThat(run(samples)).isZero();
    long notes = size(work);
    long articles = entries(site.resolve("articles"));
    Map<String, Moment> moments = new LinkedHashMap<>();
    moments.put("while it reads", () -> size(work) > 2 * notes);
    moments.put("while pages wait", () -> Files.exists(work.resolve("stage/articles")));
    moments.put("when it moves", () -> Files.exists(begun));
    moments.put(
        "while it moves",
        () -> Files.exists(begun) && entries(site.resolve("articles")) > articles);
    Process forsaken = start(List.of(), all);
    while (forsaken.isAlive() && forsaken.descendants().noneMatch(PackagedTest::isSecond)) {
      Thread.sleep(1);
    }
    kill(forsaken, List.of()); // the second machine has to notice by itself
    assertThat(entries(site.resolve("articles"))).as("it went on").isEqualTo(articles);
    int killed = 0;
    for (Map.Entry<String, Moment> moment : moments.entrySet()) {
      Process build = start(List.of(), all);
      while (build.isAlive() && !moment.getValue().hasCome()) {
        Thread.sleep(1);
      }
      killed += build.isAlive() ? 1 : 0;
      kill(build, build.descendants().toList());
      assertEveryLinkLands(site, moment.getKey());
      if (entries(site.resolve("articles")) != articles || Files.exists(begun)) {
        assertThat(run(samples)).isZero();
        assertEveryLinkLands(site, "back to the samples after " + moment.getKey());
      }
    }
    assertThat(killed).as("moments that were met").isGreaterThan(1);
    assertThat(run(all)).isZero();
    Path clean = folder.resolve("clean");
    SiteConfig usual = SiteConfigFile.read(Fixtures.RESOURCES.resolve("empty-config.yaml"));
    SiteConfig config = usual.with(List.of(folder.resolve("seeds"), real), clean, null);
    new Build(config, 2, true, Progress.NONE).run();
    assertThat(Fixtures.files(site)).isEqualTo(Fixtures.files(clean));
  }

  /** Whether a process is the machine in which a build works. */
  private static boolean isSecond(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains("-Dmicrofiche.machine=");
  }

  /** Kills a build, {@code machines} of it first, and returns when nothing of it is alive. */
  private static void kill(Process build, List<ProcessHandle> machines) throws Exception {
    List<ProcessHandle> all = build.descendants().toList();
    machines.forEach(ProcessHandle::destroyForcibly);
    build.destroyForcibly().waitFor();
    for (ProcessHandle machine : all) {
      machine.onExit().get(PATIENCE, TimeUnit.SECONDS);
    }
  }

  private static long size(Path work) throws IOException {
    long size = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(work)) {
      for (Path file : files) {
        size += Files.isRegularFile(file) ? Files.size(file) : 0;
      }
    }
    return size;
  }

  private static long entries(Path articles) throws IOException {
    try (Stream<Path> walk = Files.walk(articles)) {
      return walk.count();
    }
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
    Fixtures.copy(Path.of("seeds"), folder.resolve("seeds"));
  }
}
