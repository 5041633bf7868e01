package microfiche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import microfiche.check.SiteCheck;
import microfiche.config.SiteConfig;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Progress;
import microfiche.report.Tally;
import microfiche.report.UserError;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of the user's is lost in silence or harmed, whatever state and folders are like. */
class SafetyTest {
  @TempDir Path temporary;
  private Path seeds;
  private Path out;

  @BeforeEach
  void make() throws IOException {
    seeds = Files.createDirectories(temporary.resolve("seeds"));
    out = temporary.resolve("site");
    for (int i = 0; i < 6; i++) {
      post("n" + i);
    }
    Files.writeString(seeds.resolve("empty.md"), "");
  }

  private void post(String name) throws IOException {
    write(
        seeds.resolve(name + ".md"),
        "---\ntitle: 钟楼的第"
            + name
            + "天\ndate: 2020-01-05\n"
            + "url: https://chenbao.example.net/"
            + name
            + ".html\n---\n\n"
            + "钟楼在广场的北边，每天中午敲十二下，敲了一百年。\n");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private SiteConfig config() {
    return Fixtures.config(seeds, out);
  }

  private BuildReport build() {
    Fixtures.settle();
    return new Build(config(), 2, false, Progress.NONE).run();
  }

  private Map<String, String> clean() {
    SiteConfig config = Fixtures.config(seeds, temporary.resolve("clean"));
    new Build(config, 2, true, Progress.NONE).run();
    return Fixtures.files(config.out());
  }

  /** Every bit of state may flip, and every stretch be lost: the next build is a clean one. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void damagedStateIsNoticedAndMadeAgain(long number) throws IOException {
    Random random = new Random(number);
    Map<String, String> clean = clean();
    build();
    for (int round = 0; round < 6; round++) {
      damage(random);
      post("n" + random.nextInt(6)); // something is to be done, so that state is looked at
      if (random.nextBoolean()) {
        write(out.resolve("index.html"), "damaged");
      }
      build();
      assertThat(Fixtures.files(out)).as("round " + round).isEqualTo(clean);
    }
  }

  private void damage(Random random) throws IOException {
    List<Path> state;
    try (Stream<Path> list = Files.list(config().work())) {
      state = list.filter(f -> f.toFile().length() > 0).sorted().toList();
    }
    Path file = state.get(random.nextInt(state.size()));
    byte[] bytes = Files.readAllBytes(file);
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(4)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> java.util.Arrays.fill(bytes, at, Math.min(bytes.length, at + 300), (byte) 0);
      case 2 -> bytes = java.util.Arrays.copyOf(bytes, at);
      default -> random.nextBytes(bytes);
    }
    Files.write(file, bytes);
  }

  @Test
  void aDamagedCardIsNeverPublished() throws IOException {
    Map<String, String> clean = clean();
    build();
    Path cards;
    try (Stream<Path> list = Files.list(config().work())) {
      cards =
          list.filter(f -> f.getFileName().toString().startsWith("cards-")).findAny().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(cards);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String headline =
        new String("钟楼".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    bytes[text.indexOf(headline) + 2] ^= 1;
    Files.write(cards, bytes);
    Files.delete(out.resolve("index.html"));
    BuildReport report = build();
    assertThat(Fixtures.files(out)).isEqualTo(clean);
    assertThat(report.findings(Finding.Severity.WARNING))
        .anyMatch(finding -> finding.what().contains("was damaged, so this one began anew"));
  }

  @Test
  void whatWasLeftOutIsNamedInAFile() throws IOException {
    BuildReport report = build();
    assertThat(report.count(Tally.REJECTED)).isEqualTo(1);
    Path list = config().rejected();
    assertThat(list).hasFileName("site-rejected.txt").hasParent(temporary.toRealPath());
    assertThat(Files.readString(list)).contains("empty.md\tempty");
    Files.delete(seeds.resolve("empty.md"));
    build();
    assertThat(list).doesNotExist();
  }

  @Test
  void aFileOfOthersIsNoList() throws IOException {
    write(config().rejected(), "letters that publishers rejected");
    BuildReport report = build();
    assertThat(config().rejected()).hasContent("letters that publishers rejected");
    assertThat(report.findings(Finding.Severity.WARNING))
        .anyMatch(finding -> finding.what().contains("is not a list of rejected files"));
  }

  @Test
  void aRefusedBuildLeavesNothingBehind() throws IOException {
    Map<String, String> before = Fixtures.files(temporary);
    List<SiteConfig> wrong =
        List.of(
            Fixtures.config(seeds, seeds),
            Fixtures.config(seeds, temporary),
            Fixtures.config(temporary.resolve("nosuch"), out),
            Fixtures.config(seeds, seeds.resolve("n1.md")));
    for (int round = 0; round < 2; round++) {
      for (SiteConfig config : wrong) {
        assertThatThrownBy(() -> new Build(config, 2, false, Progress.NONE).run())
            .isInstanceOf(UserError.class);
        assertThat(Fixtures.files(temporary)).isEqualTo(before);
        try (Stream<Path> all = Files.list(temporary)) {
          assertThat(all).containsExactly(seeds);
        }
      }
    }
  }

  /** Sites, notes and lists of ours that lie among the seeds hold none. */
  @Test
  void whatBuildsWroteIsNoSeedWhereverItLies() throws IOException {
    out = seeds.resolve("published");
    BuildReport first = build();
    assertThat(build().count(Tally.SEEDS)).isEqualTo(first.count(Tally.SEEDS));
    Path old = temporary.resolve("old");
    Files.move(out, old);
    Files.move(old, seeds.resolve("a-copy-of-the-site"));
    out = temporary.resolve("site");
    assertThat(build().count(Tally.ARTICLES)).isEqualTo(6);
    assertThat(SiteCheck.of(out, Progress.NONE)).isEmpty();
  }

  @Test
  void aLinkPublishesNothingFromElsewhere() throws IOException {
    write(
        temporary.resolve("private/diary.md"),
        "---\ntitle: 我的日记\ndate: 2020-02-02\n---\n\n这是不该给别人看的日记，写在抽屉里。\n");
    Files.createSymbolicLink(seeds.resolve("way"), temporary.resolve("private"));
    Files.createSymbolicLink(seeds.resolve("one.md"), temporary.resolve("private/diary.md"));
    Files.createSymbolicLink(seeds.resolve("loop"), seeds);
    BuildReport report = build();
    assertThat(report.count(Tally.ARTICLES)).isEqualTo(6);
    assertThat(report.findings(Finding.Severity.REJECTED).stream().map(Finding::where))
        .contains("way", "one.md", "loop");
    try (Stream<Path> walk = Files.walk(out)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        assertThat(text).as(file.toString()).doesNotContain("不该给别人看", "我的日记");
      }
    }
  }

  /** GBK bytes from an old archive, and bytes that are nothing at all. */
  @Test
  void filesWhoseNamesAreNoTextArePublished() throws Exception {
    String script =
        "for n in \"$(printf '\\265\\332')\" \"$(printf '\\377')\" \"$(printf '\\376')\"; do"
            + " cp n1.md \"$n.md\"; done";
    Process process = new ProcessBuilder("sh", "-c", script).directory(seeds.toFile()).start();
    Assumptions.assumeTrue(process.waitFor() == 0, "this system takes only names that are text");
    BuildReport report = build();
    assertThat(report.count(Tally.SEEDS)).isEqualTo(10);
    assertThat(report.count(Tally.RECORDS)).isEqualTo(9);
    assertThat(Files.readString(out.resolve("records.ndjson")))
        .contains("\"%B5%DA.md\"", "\"%FF.md\"", "\"%FE.md\"");
    assertThat(build().count(Tally.READ)).isZero();
  }

  /** Random folders, links, names and damage: the user's files stay, and so does the law. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void nothingOfTheUsersChangesWhateverHappens(long number) throws IOException {
    Random random = new Random(number);
    write(temporary.resolve("private/letter.txt"), "mine");
    List<Path> theirs = new ArrayList<>(List.of(temporary.resolve("private")));
    for (int round = 0; round < 5; round++) {
      switch (random.nextInt(5)) {
        case 0 -> damageIfThere(random);
        case 1 -> write(seeds.resolve("港口/" + round + "\u001B[31m.md"), "潮");
        case 2 -> {
          Path link = seeds.resolve("link" + round);
          Files.createSymbolicLink(
              link, random.nextBoolean() ? temporary.resolve("private") : seeds);
        }
        case 3 -> {
          Path mine = out.resolve("articles/mine-" + round + ".txt");
          if (Files.exists(out)) {
            write(mine, "mine");
            theirs.add(mine);
          }
        }
        default -> post("n" + random.nextInt(20));
      }
      Map<String, String> before = snapshot(theirs);
      Map<String, String> beforeSeeds = snapshot(List.of(seeds));
      BuildReport report = build();
      assertThat(snapshot(theirs)).isEqualTo(before);
      assertThat(snapshot(List.of(seeds))).isEqualTo(beforeSeeds);
      assertThat(report.count(Tally.RECORDS) + report.count(Tally.REJECTED))
          .as("every file is published or named")
          .isGreaterThanOrEqualTo(report.count(Tally.SEEDS));
      Map<String, String> site = Fixtures.files(out);
      site.keySet().removeIf(path -> path.startsWith("articles/mine-"));
      assertThat(site).isEqualTo(clean());
    }
  }

  private void damageIfThere(Random random) throws IOException {
    if (Files.exists(config().work())) {
      damage(random);
    }
  }

  private static Map<String, String> snapshot(List<Path> places) throws IOException {
    Map<String, String> all = new TreeMap<>();
    for (Path place : places) {
      try (Stream<Path> walk = Files.walk(place)) {
        for (Path file : walk.toList()) {
          all.put(
              file.toString(),
              Files.isSymbolicLink(file)
                  ? "link to " + Files.readSymbolicLink(file)
                  : Files.isRegularFile(file)
                      ? Files.readString(file) + Files.getLastModifiedTime(file)
                      : "folder");
        }
      }
    }
    return all;
  }
}
