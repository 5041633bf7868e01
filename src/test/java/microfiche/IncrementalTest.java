package microfiche;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import microfiche.build.Trust;
import microfiche.check.SiteCheck;
import microfiche.config.SiteConfig;
import microfiche.config.SiteConfigFile;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Progress;
import microfiche.report.Tally;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A build that goes on from the last one leaves the same bytes as one that begins anew. */
@Order(2)
class IncrementalTest {
  private static final int ROUNDS = 6;

  private static final List<String> SOURCES = List.of("晨报", "海风周刊", "灯塔通讯", "The Tide");
  private static final List<String> TAGS =
      List.of("潮水", "渡轮", "灯塔", "渔市", "ＡＢ", "ab", "Ferry", "岛");

  private static final List<String> PICTURES =
      List.of("pictures/plain.png", "pictures/plain.jpg", "pictures/lossy.webp");

  private static final List<String> EVENTS =
      List.of(
          "渡轮白鹭搁浅北湾 北湾渡轮搁浅 白鹭触礁进水 渔船连夜救人 二百乘客获救 船长沈牧潮受查",
          "茶岭电车首日通车 电车爬上茶岭 铁轨首次上山 茶农放下扁担 首日乘客过万 司机施阿满练琴",
          "石鸢灯塔重放光明 灯塔熄灯卅载 石鸢岬人山人海 守塔人鲁守澜落泪 光束扫过海面 竹篮投豆计数");

  /** Long ago, and for every change a second later: a file just written is never trusted. */
  private Instant clock = Instant.parse("2020-01-01T00:00:00Z");

  private int written;

  @TempDir Path temporary;
  private Path seeds;
  private Path out;
  private Path rules;

  @BeforeEach
  void makeFolders() throws IOException {
    seeds = Files.createDirectories(temporary.resolve("seeds/pages"));
    out = temporary.resolve("site");
    rules = Files.createDirectories(temporary.resolve("rules"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyChangesGiveTheBytesOfACleanBuild(long number) throws IOException {
    Random random = new Random(number);
    copySamples();
    for (int i = 0; i < 12; i++) {
      add(random);
    }
    SiteConfig config = with(config(), rules);
    for (int round = 0; round < ROUNDS; round++) {
      takeAwayWhatWasLeft(build(config, out, false));
      assertSameAsClean(config, round);
      int changes = 1 + random.nextInt(4);
      for (int i = 0; i < changes; i++) {
        change(random);
      }
      if (random.nextInt(3) == 0) {
        config = changeConfiguration(random);
      }
      if (random.nextInt(4) == 0) {
        damageTheSite(random);
      }
    }
  }

  private void assertSameAsClean(SiteConfig config, int round) {
    Path clean = temporary.resolve("clean-" + round);
    BuildReport made = build(config, clean, true);
    assertThat(Fixtures.files(out)).as("round " + round).isEqualTo(Fixtures.files(clean));
    assertThat(SiteCheck.of(out, Progress.NONE)).as("round " + round).isEmpty();
    BuildReport again = build(config, out, false);
    assertThat(again.count(Tally.READ)).as("seeds read for nothing").isZero();
    assertThat(again.count(Tally.RENDERED)).as("pages made for nothing").isZero();
    assertThat(again.count(Tally.INDEXED)).as("articles indexed for nothing").isZero();
    assertThat(again.count(Tally.CHANGED)).isZero();
    assertThat(again.count(Tally.ARTICLES)).isEqualTo(made.count(Tally.ARTICLES));
  }

  @Test
  void oneMoreArticleCostsItsOwnPagesOnly() throws IOException {
    for (int i = 0; i < 300; i++) {
      post("n" + i, "第" + i + "天", "晨报", day(i), List.of("标签" + i / 2), "");
    }
    build(config(), out, false);
    post("n300", "第三百天", "晨报", day(300), List.of("标签150"), "");
    BuildReport report = build(config(), out, false);
    assertThat(report.count(Tally.READ)).isEqualTo(1);
    assertThat(report.count(Tally.EXTRACTED)).isEqualTo(1);
    // Its page and its predecessor's, its day, month, source; the day before; home, about, indexes.
    assertThat(report.count(Tally.RENDERED)).isBetween(5L, 30L);
  }

  @Test
  void storiesFormGrowAndDissolve() throws IOException {
    String text = EVENTS.get(0).replace(' ', '，').repeat(2);
    for (int i = 0; i < 20; i++) {
      post("n" + i, "第" + i + "天", "晨报", day(i), List.of(), "");
    }
    post("a", "渡轮白鹭搁浅北湾 渔船救人", "晨报", day(3), List.of(), text);
    build(config(), out, false);
    assertThat(out.resolve("stories")).doesNotExist();
    post("b", "白鹭触礁 二百乘客获救", "海风周刊", day(4), List.of(), text);
    build(config(), out, false);
    assertThat(stories()).hasSize(1);
    Path story = stories().get(0);
    assertSameAsClean(config(), 0);
    post("c", "北湾渡轮搁浅 船长受查", "灯塔通讯", day(5), List.of(), text);
    build(config(), out, false);
    assertThat(stories()).as("more reports do not move it").containsExactly(story);
    assertThat(Files.readString(story)).contains("北湾渡轮搁浅 船长受查");
    assertSameAsClean(config(), 1);
    Files.delete(seeds.resolve("b.md"));
    Files.delete(seeds.resolve("c.md"));
    build(config(), out, false);
    assertThat(out.resolve("stories")).doesNotExist();
    assertSameAsClean(config(), 2);
  }

  /** The pages of stories, without their index. */
  private List<Path> stories() throws IOException {
    try (Stream<Path> walk = Files.walk(out.resolve("stories"))) {
      return walk.filter(p -> p.toString().endsWith(".html") && !p.endsWith("index.html")).toList();
    }
  }

  @Test
  void oneMoreArticleCostsItsOwnSegmentOfTheIndexOnly() throws IOException {
    for (int i = 0; i < 1300; i++) {
      post("n" + i, "第" + i + "天", "晨报", day(i), List.of(), "");
    }
    build(config(), out, false);
    Map<String, String> before = index();
    post("n1300", "第一千三百天", "晨报", day(1300), List.of(), "");
    BuildReport report = build(config(), out, false);
    assertThat(report.count(Tally.INDEXED)).isBetween(1L, 1024L);
    Map<String, String> after = index();
    assertThat(after).containsKey("search/index.js").isNotEqualTo(before);
    Set<String> stayed = new TreeSet<>(before.keySet());
    stayed.retainAll(after.keySet());
    assertThat(stayed).as("files of other segments").hasSizeGreaterThan(10);
    stayed.remove("search/index.js");
    stayed.forEach(file -> assertThat(after.get(file)).as(file).isEqualTo(before.get(file)));
  }

  @Test
  void aDamagedFileOfTheIndexIsMadeAgain() throws IOException {
    copySamples();
    build(config(), out, false);
    Map<String, String> before = index();
    String term =
        before.keySet().stream().filter(f -> f.endsWith("/t0.js")).findAny().orElseThrow();
    Files.delete(out.resolve(term));
    assertThat(build(config(), out, false).count(Tally.INDEXED)).isPositive();
    assertThat(index()).isEqualTo(before);
    Files.writeString(out.resolve(term), "damaged");
    build(config(), out, false);
    assertThat(index()).isEqualTo(before);
  }

  @Test
  void withoutSearchThereIsNoIndex() throws IOException {
    copySamples();
    build(config(), out, false);
    assertThat(index()).isNotEmpty();
    Files.writeString(temporary.resolve("site-config.yaml"), "search: {depth: off}\n");
    SiteConfig off = config();
    build(off, out, false);
    assertThat(index()).isEmpty();
    assertSameAsClean(off, 0);
  }

  private Map<String, String> index() {
    Map<String, String> files = Fixtures.files(out);
    files.keySet().removeIf(file -> !file.startsWith("search/"));
    return files;
  }

  @Test
  void whatIsTouchedIsReadButNotExtracted() throws IOException {
    copySamples();
    build(config(), out, false);
    int touched = 0;
    for (Path seed : all()) {
      Files.setLastModifiedTime(seed, FileTime.from(later()));
      touched++;
    }
    BuildReport report = build(config(), out, false);
    assertThat(report.count(Tally.READ)).isEqualTo(touched);
    assertThat(report.count(Tally.EXTRACTED)).isZero();
    assertThat(report.count(Tally.RENDERED)).isZero();
  }

  /** As rsync and git do: other bytes, the same size and time, the same file. */
  @Test
  void aSeedEditedInPlaceIsSeenThoughSizeAndTimeStayTheSame() throws IOException {
    post("a", "潮水来了", "晨报", day(1), List.of(), "");
    build(config(), out, false);
    editInPlace("来", "走");
    BuildReport report = build(config(), out, false);
    boolean seen = seeds.getFileSystem().supportedFileAttributeViews().contains("unix");
    assertThat(report.count(Tally.READ)).isEqualTo(seen ? 1 : 0);
    assertThat(Files.readString(out.resolve("index.html")).contains("潮水走了")).isEqualTo(seen);
  }

  @Test
  void whoVerifiesSeedsReadsThemAllAndMakesNothingForNothing() throws IOException {
    copySamples();
    build(config(), out, false);
    Fixtures.settle();
    BuildReport report = new Build(config(), 2, Trust.BYTES, Progress.NONE).run();
    assertThat(report.count(Tally.READ)).isEqualTo(all().size());
    assertThat(report.count(Tally.EXTRACTED)).isZero();
    assertThat(report.count(Tally.RENDERED)).isZero();
    assertThat(build(config(), out, false).count(Tally.READ)).isZero();
  }

  /** Builds follow each other so fast that no stamp can be trusted; bytes can. */
  @Test
  void buildsWithinOneSecondReadWhatIsYoungAndSeeWhatChanged() throws IOException {
    post("a", "潮水来了", "晨报", day(1), List.of(), "");
    post("b", "灯塔亮了", "晨报", day(2), List.of(), "");
    Path young = seeds.resolve("a.md");
    Files.setLastModifiedTime(young, FileTime.from(Instant.now()));
    BuildReport first = new Build(config(), 2, false, Progress.NONE).run();
    BuildReport again = new Build(config(), 2, false, Progress.NONE).run();
    assertThat(again.milliseconds()).as("stages of a site that is up to date").hasSize(2);
    assertThat(again.count(Tally.RENDERED)).isZero();
    assertThat(again.count(Tally.ARTICLES)).isEqualTo(first.count(Tally.ARTICLES));
    Fixtures.settle(); // b is old enough to be trusted from here on, however fast the machine
    Files.writeString(young, text(young).replace("来", "走"));
    new Build(config(), 2, false, Progress.NONE).run();
    assertThat(Files.readString(out.resolve("index.html"))).contains("潮水走了");
    assertThat(build(config(), out, false).count(Tally.READ))
        .as("only a is read: the stamp of b is kept")
        .isEqualTo(1);
    assertSameAsClean(config(), 0);
  }

  private void editInPlace(String from, String to) throws IOException {
    Path file = seeds.resolve("a.md");
    FileTime time = Files.getLastModifiedTime(file);
    Files.writeString(file, Files.readString(file).replace(from, to));
    Files.setLastModifiedTime(file, time);
  }

  @Test
  void aFileInAnothersPlaceIsSeenThoughTimeAndSizeAreTheSame() throws IOException {
    post("a", "潮水来了", "晨报", day(1), List.of(), "");
    build(config(), out, false);
    Path file = seeds.resolve("a.md");
    FileTime time = Files.getLastModifiedTime(file);
    Path other = seeds.resolve(".other");
    Files.writeString(other, Files.readString(file).replace("潮水来了", "潮水走了"));
    Files.setLastModifiedTime(other, time);
    Files.move(other, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    build(config(), out, false);
    assertThat(Files.readString(out.resolve("index.html"))).contains("潮水走了");
  }

  @Test
  void aTemplateConcernsItsOwnPagesOnly() throws IOException {
    copySamples();
    Path theme = Files.createDirectories(temporary.resolve("theme"));
    SiteConfig config = config().with(List.of(), null, theme);
    build(config, out, false);
    Files.writeString(
        theme.resolve("about.ftlh"),
        Files.readString(Path.of("templates/about.ftlh")) + "<!-- mine -->");
    BuildReport about = build(config, out, false);
    assertThat(about.count(Tally.EXTRACTED)).isZero();
    assertThat(about.count(Tally.RENDERED)).isEqualTo(1);
    assertThat(Files.readString(out.resolve("about.html"))).contains("mine");
    Files.writeString(
        theme.resolve("parts.ftlh"), Files.readString(Path.of("templates/parts.ftlh")) + "\n");
    assertThat(build(config, out, false).count(Tally.RENDERED))
        .as("every page takes parts in")
        .isGreaterThan(30);
  }

  @Test
  void rulesConcernEverySeed() throws IOException {
    copySamples();
    SiteConfig config = with(config(), rules);
    long all = build(config, out, false).count(Tally.EXTRACTED);
    Files.writeString(
        rules.resolve("chenbao.yaml"),
        "id: chenbao\nname: 晨报\nhosts: [chenbao.example.net]\nurl: https://chenbao.example.net\n");
    assertThat(build(config, out, false).count(Tally.EXTRACTED)).isEqualTo(all);
  }

  @Test
  void damagedNotesAreMadeAgain() throws IOException {
    copySamples();
    build(config(), out, false);
    Path work = temporary.resolve(".site.microfiche");
    for (String name : List.of("seeds", "site")) {
      byte[] bytes = Files.readAllBytes(work.resolve(name));
      bytes[bytes.length / 2] ^= 1;
      Files.write(work.resolve(name), bytes);
    }
    assertThat(build(config(), out, false).count(Tally.EXTRACTED)).isPositive();
    assertSameAsClean(config(), 0);
    try (Stream<Path> files = Files.list(work)) {
      for (Path file : files.filter(f -> f.getFileName().toString().contains("-")).toList()) {
        Files.write(file, new byte[3]);
      }
    }
    assertThat(build(config(), out, false).count(Tally.EXTRACTED)).isPositive();
    assertSameAsClean(config(), 1);
  }

  private void change(Random random) throws IOException {
    List<Path> all = all();
    Path one = all.get(random.nextInt(all.size()));
    switch (random.nextInt(11)) {
      case 0, 1 -> add(random);
      case 8 -> atTheEnds(random);
      case 9 -> linked(random);
      case 10 -> rule(random);
      case 6 -> picture(random);
      case 2 -> Files.delete(one);
      case 3 -> write(one, text(one).replaceFirst("[岛海潮]", "湾").replace("晨报", "海风周刊"));
      case 4 -> Files.move(one, one.resolveSibling("moved-" + written++ + ".md"));
      case 5 -> Files.setLastModifiedTime(one, FileTime.from(later()));
      default -> write(seeds.resolve("copy-" + written++ + ".md"), text(one));
    }
  }

  /** An article of the newest day there ever was, or of the oldest. */
  private void atTheEnds(Random random) throws IOException {
    int number = written++;
    int day = random.nextBoolean() ? 100 + number : -100 - number;
    post("n" + number, "第" + number + "号", SOURCES.get(0), day(day), List.of(TAGS.get(0)), "");
  }

  /** An article that others link to comes, or goes. */
  private void linked(Random random) throws IOException {
    int number = random.nextInt(60);
    Path file = seeds.resolve("n" + number + ".md");
    if (!Files.deleteIfExists(file)) {
      post("n" + number, "第" + number + "号", SOURCES.get(1), day(number), List.of(), "");
    }
  }

  /** An outlet rule comes, changes, or goes. */
  private void rule(Random random) throws IOException {
    Path rule = rules.resolve("chenbao.yaml");
    if (!Files.deleteIfExists(rule) || random.nextBoolean()) {
      Files.writeString(
          rule,
          "id: chenbao\nname: 晨报\nhosts: [chenbao.example.net]\nurl: https://chenbao.example.net\n"
              + (random.nextBoolean() ? "drop: {none: p.none}\n" : ""));
    }
  }

  private SiteConfig changeConfiguration(Random random) throws IOException {
    Path file = temporary.resolve("site-config.yaml");
    List<String> lines = new ArrayList<>();
    lines.add("title: 岛志 " + random.nextInt(2));
    lines.add("language: " + List.of("zh-Hans", "en").get(random.nextInt(2)));
    lines.add("page_size: " + (5 + random.nextInt(2)));
    lines.add("search: {depth: " + List.of("full", "lede", "off").get(random.nextInt(3)) + "}");
    lines.add("sections: {pages: " + List.of("文集", "新闻").get(random.nextInt(2)) + "}");
    if (random.nextBoolean()) {
      lines.add("base_url: https://archive.example.org/");
    }
    Files.write(file, lines, StandardCharsets.UTF_8);
    Path theme = Files.createDirectories(temporary.resolve("theme"));
    Files.writeString(
        theme.resolve("versions.ftlh"),
        Files.readString(Path.of("templates/versions.ftlh"))
            + "<!-- "
            + random.nextInt(2)
            + " -->");
    Files.createDirectories(theme.resolve("assets"));
    Files.writeString(theme.resolve("assets/mine.css"), "/* " + random.nextInt(2) + " */");
    SiteConfig config =
        SiteConfigFile.read(file)
            .with(List.of(seeds.getParent()), out, random.nextBoolean() ? theme : null);
    return with(config, rules);
  }

  /** A page that somebody wrote into and that no article has any more is his; the build says so. */
  private void takeAwayWhatWasLeft(BuildReport report) throws IOException {
    for (Finding warning : report.findings(Finding.Severity.WARNING)) {
      if (warning.what().contains("was changed since it was published")) {
        Path page = Path.of(warning.where());
        assertThat(page).hasContent("<p>damaged");
        Files.delete(page);
      }
    }
  }

  /** Somebody deletes a page, or writes into one. */
  private void damageTheSite(Random random) throws IOException {
    List<Path> pages;
    try (Stream<Path> walk = Files.walk(out)) {
      pages = walk.filter(p -> p.toString().endsWith(".html")).sorted().toList();
    }
    Path page = pages.get(random.nextInt(pages.size()));
    if (random.nextBoolean()) {
      Files.delete(page);
    } else {
      Files.writeString(page, "<p>damaged");
    }
  }

  private SiteConfig config() {
    return Fixtures.config(seeds.getParent(), out);
  }

  private static SiteConfig with(SiteConfig c, Path rules) {
    return new SiteConfig(
        c.title(),
        c.description(),
        c.language(),
        c.baseUrl(),
        c.timeZone(),
        c.seeds(),
        c.records(),
        c.out(),
        c.work(),
        c.templates(),
        c.media(),
        rules,
        c.sections(),
        c.sameNames(),
        c.namesApart(),
        c.elsewhere(),
        c.publishRejected(),
        c.publishSeeds(),
        c.feeds(),
        c.pageSize(),
        c.searchDepth());
  }

  private static BuildReport build(SiteConfig config, Path out, boolean full) {
    Fixtures.settle();
    return new Build(config.with(List.of(), out, config.templates()), 2, full, Progress.NONE).run();
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> walk = Files.walk(seeds)) {
      return walk.filter(p -> p.toString().endsWith(".md")).sorted().toList();
    }
  }

  private void copySamples() throws IOException {
    try (Stream<Path> walk = Files.walk(Path.of("seeds"))) {
      for (Path sample : walk.filter(p -> p.toString().endsWith(".md")).sorted().toList()) {
        write(seeds.resolve("sample-" + written++ + ".md"), text(sample));
      }
    }
  }

  /** An article that may share source, day and tags with others, and links to some. */
  private void add(Random random) throws IOException {
    int number = written++;
    if (random.nextInt(3) == 0) {
      report(number, random);
      return;
    }
    String links = "";
    for (int i = 0; i < 3; i++) {
      int other = random.nextInt(60);
      links += " [见" + other + "](https://chenbao.example.net/n" + other + ".html)";
    }
    post(
        "n" + number,
        "第" + number + "号",
        SOURCES.get(random.nextInt(SOURCES.size())),
        random.nextInt(8) == 0 ? "" : day(random.nextInt(40)),
        List.of(TAGS.get(random.nextInt(TAGS.size())), TAGS.get(random.nextInt(TAGS.size()))),
        links + pictures(random));
  }

  /** Pictures that a seed brings along: beside it, and written into it. */
  private static String pictures(Random random) throws IOException {
    String beside = "<img src=\"pictures/" + random.nextInt(3) + ".png\">";
    byte[] bytes = Files.readAllBytes(Fixtures.RESOURCES.resolve(PICTURES.get(random.nextInt(3))));
    String data = Base64.getEncoder().encodeToString(bytes);
    String within = "<img src=\"data:image/png;base64," + data + "\">";
    return List.of("", beside, within, within + beside).get(random.nextInt(4));
  }

  /** A picture beside the seeds comes, changes, or goes. */
  private void picture(Random random) throws IOException {
    Path file = seeds.resolve("pictures/" + random.nextInt(3) + ".png");
    Path picture = Fixtures.RESOURCES.resolve(PICTURES.get(random.nextInt(3)));
    Files.createDirectories(file.getParent());
    if (!Files.deleteIfExists(file) || random.nextBoolean()) {
      Files.copy(picture, file);
      Files.setLastModifiedTime(file, FileTime.from(later()));
    }
  }

  /** One of several reports of an event; they make a story when their days and outlets do. */
  private void report(int number, Random random) throws IOException {
    String event = EVENTS.get(random.nextInt(EVENTS.size()));
    String[] words = event.split(" ");
    post(
        "n" + number,
        words[random.nextInt(3)] + " " + words[3 + random.nextInt(3)],
        SOURCES.get(random.nextInt(SOURCES.size())),
        random.nextInt(8) == 0 ? "" : day(random.nextInt(5)),
        List.of(TAGS.get(random.nextInt(TAGS.size()))),
        event.replace(' ', '，').repeat(1 + random.nextInt(3)));
  }

  private static String day(int number) {
    return java.time.LocalDate.of(2019, 12, 1).plusDays(number).toString();
  }

  private void post(
      String name, String title, String source, String date, List<String> tags, String more)
      throws IOException {
    write(
        seeds.resolve(name + ".md"),
        "---\ntitle: '"
            + title
            + "'\n"
            + (date.isEmpty() ? "" : "date: " + date + "\n")
            + "url: https://chenbao.example.net/"
            + name
            + ".html\npublisher: "
            + source
            + "\nauthor: 林"
            + title.charAt(1)
            + "\ntags: "
            + tags
            + "\n---\n\n海边的一天从潮水开始，到潮水结束，中间没有别的事情发生。"
            + more
            + "\n");
  }

  private void write(Path file, String text) throws IOException {
    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    Files.setLastModifiedTime(file, FileTime.from(later()));
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private Instant later() {
    clock = clock.plusSeconds(1);
    return clock;
  }
}
