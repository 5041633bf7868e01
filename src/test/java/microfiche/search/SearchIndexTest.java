package microfiche.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import microfiche.BuiltSites;
import microfiche.config.SiteConfig.SearchDepth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found by the index is what is found by looking through all texts. */
class SearchIndexTest {
  private static final LocalDate DAY = LocalDate.of(2020, 1, 1);

  /** Few characters, so that the same sequences come again and again, in words and across them. */
  private static final List<String> PIECES =
      List.of(
          "渡",
          "轮",
          "渡轮",
          "海",
          "岛",
          "海岛",
          "灯塔",
          "潮水",
          "国",
          "國",
          "A",
          "b",
          "AB",
          "9",
          "2020",
          " ",
          "，",
          "。",
          "ferry",
          "Ferry",
          "é",
          "𠮷",
          "𠮸",
          "カ",
          "ー",
          "・",
          "한",
          "、",
          "COVID-19",
          "的",
          "的");

  private static String text(Random random, int pieces) {
    StringBuilder text = new StringBuilder();
    // Squared, so that some are frequent and some are rare.
    for (int i = 0; i < pieces; i++) {
      double draw = random.nextDouble();
      text.append(PIECES.get((int) (draw * draw * PIECES.size())));
      text.append(random.nextInt(40) == 0 ? "\n" : "");
    }
    return text.toString();
  }

  private static InventedArticles many(Random random, int count) {
    InventedArticles articles = new InventedArticles();
    for (int i = 0; i < count; i++) {
      articles.add(
          "n" + i,
          random.nextInt(30) == 0 ? null : DAY.plusDays(random.nextInt(400)),
          random.nextInt(30) == 0 ? null : text(random, 4),
          text(random, random.nextInt(120)),
          List.of(text(random, 2), text(random, 2)),
          List.of(text(random, 1), text(random, 2)),
          random.nextInt(3) == 0 ? text(random, 6) : null);
    }
    return articles;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 150, 900})
  void findsExactlyTheArticlesThatHoldTheTerm(int count) {
    Random random = new Random(count);
    SearchReader reader = many(random, count).read(SearchDepth.FULL);
    List<String> terms = new ArrayList<>(PIECES);
    List<String[]> texts = new ArrayList<>();
    reader.segments.forEach(segment -> texts.addAll(segment.texts()));
    for (int i = 0; i < 300; i++) {
      String[] parts = texts.get(random.nextInt(texts.size()));
      terms.add(cutFrom(parts[4 + random.nextInt(7)], 1 + i % 12, random));
      terms.add(text(random, 1 + random.nextInt(3)));
    }
    assertExact(reader, terms);
  }

  private static void assertExact(SearchReader reader, List<String> terms) {
    int some = 0;
    for (String term : terms) {
      if (term.chars().anyMatch(c -> SearchReader.isWord((char) c))) {
        Set<String> found = reader.find(term);
        assertThat(found).as(term).isEqualTo(reader.plainly(term));
        some += found.isEmpty() ? 0 : 1;
      }
    }
    assertThat(some).as("terms that occur").isGreaterThan(terms.size() / 3);
  }

  /** Some characters in a row from one field, perhaps in another spelling. */
  private static String cutFrom(String part, int length, Random random) {
    String[] fields = part.split("[\u0002\n]");
    String field = fields[random.nextInt(fields.length)];
    if (field.isEmpty()) {
      return "的";
    }
    int from = random.nextInt(field.length());
    String cut = field.substring(from, Math.min(field.length(), from + length));
    return switch (random.nextInt(4)) {
      case 0 -> cut.replace('国', '國');
      case 1 -> cut.toUpperCase(Locale.ROOT).replace('A', 'Ａ');
      default -> cut;
    };
  }

  @Test
  void findsExactlyWhatIsInTheRealFiles() {
    Path out = BuiltSites.corpus().folder();
    SearchReader reader =
        new SearchReader(
            path -> {
              try {
                return Files.readAllBytes(out.resolve(path));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    List<String[]> texts = new ArrayList<>();
    reader.segments.forEach(segment -> texts.addAll(segment.texts()));
    assertThat(texts).hasSizeGreaterThan(1000);
    Random random = new Random(1);
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < 240; i++) {
      String[] parts = texts.get(random.nextInt(texts.size()));
      int part = random.nextInt(3) == 0 ? 4 + random.nextInt(6) : 10;
      terms.add(cutFrom(parts[part], 1 + i % 12, random));
    }
    assertExact(reader, terms);
  }

  @Test
  void knowsWhichArticlesHaveATermInTheHeadline() {
    SearchReader reader =
        new InventedArticles()
            .add("a", DAY, "渡轮停航", "海上有雾。")
            .add("b", DAY, "海上有雾", "渡轮停航。")
            .add("c", DAY, "渡轮复航，渡轮满座", "渡轮。")
            .read(SearchDepth.FULL);
    SearchReader.Part segment = reader.segments.get(0);
    BitSet in = segment.inHeadlines("渡轮");
    Set<String> pages = new TreeSet<>();
    in.stream().forEach(i -> pages.add(segment.texts().get(i)[0]));
    assertThat(pages)
        .containsExactly("articles/paper.example.org-a.html", "articles/paper.example.org-c.html");
  }

  @Test
  void tellsWhenWhereAndByWhomEachArticleIs() {
    SearchReader reader =
        new InventedArticles()
            .add("b", DAY.plusDays(40), "乙", "海", List.of("林岚", "编者"), List.of("潮水", "渡轮"), null)
            .add("a", null, null, "")
            .read(SearchDepth.FULL);
    SearchReader.Part segment = reader.segments.get(0);
    assertThat(segment.days[0]).isZero();
    assertThat(LocalDate.of(1, 1, 1).plusDays(segment.days[1] - 1)).isEqualTo(DAY.plusDays(40));
    assertThat(segment.sources).containsExactly("晨报", "晨报");
    assertThat(segment.sections).containsExactly(List.of("要闻"), List.of("要闻"));
    assertThat(segment.tags.get(0)).isEmpty();
    assertThat(segment.tags.get(1)).containsExactlyInAnyOrder("潮水", "渡轮");
    assertThat(segment.authors.get(1)).containsExactly("林岚");
    assertThat(segment.texts().get(1))
        .containsExactly(
            "articles/paper.example.org-b.html",
            "https://paper.example.org/b.html",
            "2020-02-10",
            "zh-Hans",
            "乙",
            "晨报",
            "林岚\u0002编者",
            "潮水\u0002渡轮",
            "",
            "",
            "海");
  }

  @Test
  void depthSaysHowMuchOfAnArticleIsSearched() {
    String body = "雾".repeat(200) + "\n" + "浪".repeat(150) + "\n" + "沙".repeat(10);
    InventedArticles articles =
        new InventedArticles().add("a", DAY, "渡轮", body, List.of("林岚"), List.of("潮水"), "码头");
    SearchReader full = articles.read(SearchDepth.FULL);
    SearchReader lede = articles.read(SearchDepth.LEDE);
    SearchReader headline = articles.read(SearchDepth.HEADLINE);
    assertThat(List.of(full.depth, lede.depth, headline.depth))
        .containsExactly("full", "lede", "headline");
    for (SearchReader reader : List.of(full, lede, headline)) {
      for (String term : List.of("渡轮", "林岚", "潮水", "晨报")) {
        assertThat(reader.find(term)).as(term).hasSize(1);
      }
    }
    assertThat(full.find("沙沙")).hasSize(1);
    assertThat(full.find("码头")).hasSize(1);
    assertThat(lede.find("浪浪")).hasSize(1);
    assertThat(lede.find("沙沙")).isEmpty();
    assertThat(lede.find("码头")).isEmpty();
    assertThat(headline.find("雾雾")).isEmpty();
  }

  @Test
  void hostileTextIsIndexedAsItIs() {
    String huge = "甲乙丙丁".repeat(250_000);
    StringBuilder everything = new StringBuilder();
    for (int c = 0; c <= 0xFFFF; c++) {
      everything.append((char) c);
    }
    SearchReader reader =
        new InventedArticles()
            .add("controls", DAY, "前\u0000后\u0001左\u0002右", "上\u0001下")
            .add("lone", DAY, "\uD800半", "\uDC00\uD83D", List.of("\uDFFF"), List.of("\uD800"), null)
            .add("huge", DAY, "长", huge)
            .add("everything", DAY, "全", everything.toString().replace("\n", ""))
            .add("empty", null, null, "")
            .add(
                "quotes",
                DAY,
                "\"</script>\\\u2028",
                "'",
                List.of("\""),
                List.of("<!--", "\\"),
                null)
            .read(SearchDepth.FULL);
    assertThat(reader.find("前 后")).hasSize(1);
    assertThat(reader.find("前后")).isEmpty();
    assertThat(reader.find("\uD800半")).hasSize(1);
    assertThat(reader.find("\uDC00\uD83D")).hasSize(1);
    assertThat(reader.find("乙丙丁甲乙丙丁甲乙丙丁")).hasSize(1);
    assertThat(reader.find("\u4E01\u4E02\u4E03")).hasSize(1);
    assertThat(reader.segments.get(0).tags.toString()).contains("<!--", "\\", "\uD800");
    for (String term : List.of("</script>", "甲", "乙甲", "\uFFFE\uFFFF", "全", "上 下")) {
      assertThat(reader.find(term)).as(term).isEqualTo(reader.plainly(term));
    }
  }

  @Test
  void articlesWithoutAWordHaveNoTerms() {
    InventedArticles articles = new InventedArticles().add("a", DAY, "——", "……");
    SearchReader reader = articles.read(SearchDepth.FULL);
    assertThat(reader.find("晨报")).hasSize(1); // its publisher
    assertThat(reader.find("海")).isEmpty();
    assertThat(new InventedArticles().read(SearchDepth.FULL).segments).isEmpty();
  }

  @Test
  void fewArticlesAreLookedUpInTheTexts() {
    Random random = new Random(4);
    SearchReader reader = many(random, 900).read(SearchDepth.FULL);
    int found = 0;
    for (String term : List.of("渡轮海", "海岛灯塔", "潮水国", "渡渡轮", "岛岛岛", "轮轮轮轮")) {
      found += reader.find(term).size();
    }
    assertThat(reader.verified).as("of " + found + " found").isLessThan(found / 10);
  }
}
