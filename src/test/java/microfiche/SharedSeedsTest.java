package microfiche;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import microfiche.archive.Archive;
import microfiche.archive.ArchiveEntry;
import microfiche.archive.Coverage;
import microfiche.archive.Stories;
import microfiche.archive.Story;
import microfiche.article.Article;
import microfiche.article.ImageObject;
import microfiche.article.Keyword;
import microfiche.article.Person;
import microfiche.card.Card;
import microfiche.report.BuildReport;
import microfiche.report.Finding;
import microfiche.report.Tally;
import microfiche.seed.Seed;
import microfiche.seed.SeedFile;
import microfiche.seed.SeedFolder;
import microfiche.seed.SeedReader;
import org.junit.jupiter.api.Test;

/** The five seeds the project starts from, and the corpus of real files. */
class SharedSeedsTest {
  /** What is in a folder, extracted once. */
  private static final Map<String, List<Card>> CARDS = new HashMap<>();

  @Test
  void theFiveSeedsGiveTheirFacts() {
    List<Article> articles =
        seeds("seeds").stream().map(seed -> Fixtures.EXTRACTOR.extract(seed).article()).toList();
    assertThat(articles).hasSize(5).doesNotContainNull();

    Article a = articles.get(0);
    assertThat(a.headline()).isEqualTo("普京习近平视讯通话 背后动机引发关注");
    assertThat(a.datePublished()).hasToString("2021-12-16");
    assertThat(names(a.author())).containsExactly("张婷");
    assertThat(names(a.editor())).containsExactly("林妍");
    assertThat(words(a)).containsExactly("普京", "习近平", "视讯通话");
    assertThat(credits(a)).containsExactly("Lintao Zhang/AFP/Getty Images");
    assertThat(a.articleBody()).contains("俄罗斯总统普京和中国领导人习近平周三");

    Article b = articles.get(1);
    assertThat(b.headline()).isEqualTo("习近平普京视频峰会三大看点：中俄相互“打气”联手应对西方");
    assertThat(b.datePublished()).hasToString("2021-12-15");
    assertThat(b.author()).isEmpty();
    assertThat(b.keywords()).isEmpty();
    assertThat(b.image().get(0).contentUrl()).startsWith("https://ichef.bbci.co.uk/");
    assertThat(b.image().get(0).creditText()).isEqualTo("EPA");
    assertThat(b.articleBody()).doesNotContain("你的器材不支持播放多媒体材料", "30 分钟前");
    assertThat(b.relatedLink()).hasSize(9);

    Article c = articles.get(2);
    assertThat(c.headline()).isEqualTo("钟原：习近平急与普京视频会晤有何考量？");
    assertThat(c.datePublished()).hasToString("2021-12-16");
    assertThat(names(c.author())).containsExactly("钟原");
    assertThat(names(c.editor())).containsExactly("高义");
    assertThat(words(c)).containsExactly("习近平", "普京", "视频会晤", "声明", "冬奥会");
    assertThat(credits(c)).containsExactly("克里姆林宫图片", "克里姆林宫图片", "克里姆林宫图片");

    Article d = articles.get(3);
    assertThat(d.headline()).isEqualTo("习近平与普京视频会晤，彰显中俄统一战线");
    assertThat(d.datePublished()).hasToString("2021-12-16T03:19:18+08:00");
    assertThat(names(d.author())).containsExactly("Anton Troianovski", "Steven Lee Myers");
    assertThat(names(d.translator())).containsExactly("纽约时报中文网");
    assertThat(d.image()).hasSize(5);
    assertThat(d.image()).allMatch(image -> image.caption() != null);
    assertThat(d.image().get(0).creditText()).isEqualTo("Ueslei Marcelino/Reuters");

    Article e = articles.get(4);
    assertThat(e.headline()).isEqualTo("普习视频会谈 俄乌战考验中俄伙伴关系");
    assertThat(e.datePublished()).hasToString("2022-12-30");
    assertThat(names(e.author())).containsExactly("李言");
    assertThat(names(e.editor())).containsExactly("林妍");
    assertThat(words(e)).containsExactly("普京", "习近平", "俄乌战");
    assertThat(credits(e)).containsExactly("MIKHAIL KLIMENTYEV/SPUTNIK/AFP via Getty Images");
    assertThat(e.articleBody()).doesNotContain("退出中共组织", "长按并复制", "翻墙");
  }

  @Test
  void theCorpusIsPublishedWhole() {
    BuildReport report = BuiltSites.corpus().report();
    assertThat(report.count(Tally.RECORDS)).isEqualTo(2108);
    // ORIGIN.md, which describes the corpus, is the 91st.
    assertThat(report.count(Tally.REJECTED)).isEqualTo(91);
    assertThat(report.findings(Finding.Severity.REJECTED)).hasSize(91);
    assertThat(report.count(Tally.ARTICLES)).isEqualTo(1799);
    assertThat(BuiltSites.corpus().problems()).isEmpty();
  }

  @Test
  void fourOfTheFiveSeedsTellOneEvent() {
    for (List<String> folders : List.of(List.of("seeds"), List.of("seeds", "corpus"))) {
      List<Story> stories = coverage(folders).stories().all();
      assertThat(stories)
          .filteredOn(story -> story.reports().stream().anyMatch(e -> path(e).matches("00\\d_.*")))
          .as("in " + folders)
          .singleElement()
          .satisfies(
              story ->
                  assertThat(story.reports().stream().map(SharedSeedsTest::path))
                      .containsExactly(
                          "001_432d27decd9e6001.txt",
                          "002_b0c050001f6b5987.txt",
                          "000_d2cd506e535ad5bb.txt",
                          "003_9af021a449526e93.txt"));
    }
  }

  private static String path(ArchiveEntry entry) {
    return entry.card().seed().path();
  }

  @Test
  void storiesOfTheCorpusObeyTheirLaws() {
    List<Story> stories = coverage(List.of("corpus")).stories().all();
    // Read one by one for decision record 10; a change of rules wants that done again.
    assertThat(stories).hasSize(16);
    Set<String> reports = new HashSet<>();
    for (Story story : stories) {
      long first = story.first().card().date().day().toEpochDay();
      assertThat(story.reports()).hasSizeGreaterThan(1);
      for (ArchiveEntry report : story.reports()) {
        assertThat(reports.add(report.card().key())).as("in one story").isTrue();
        assertThat(report.card().date().day().toEpochDay() - first)
            .isBetween(0L, (long) Stories.DAYS);
      }
    }
  }

  private static Coverage coverage(List<String> folders) {
    List<Card> cards = new ArrayList<>();
    folders.forEach(folder -> cards.addAll(CARDS.computeIfAbsent(folder, f -> cards(f))));
    return Archive.of(cards).coverage();
  }

  private static List<Card> cards(String folder) {
    List<Card> cards = new ArrayList<>();
    for (Seed seed : seeds(folder)) {
      Article article = Fixtures.EXTRACTOR.extract(seed).article();
      if (article != null) {
        cards.add(Card.of(article, 0, 0, 0));
      }
    }
    return cards;
  }

  @Test
  void everyCharacterOfEverySeedIsAccountedFor() {
    for (String folder : List.of("seeds", "corpus")) {
      seeds(folder).forEach(Accounts::check);
    }
  }

  private static List<Seed> seeds(String folder) {
    Path shared = Fixtures.shared(folder);
    List<SeedFile> files = new SeedFolder(Map.of(), finding -> {}).below(List.of(shared));
    return files.stream().map(SeedReader::read).toList();
  }

  private static List<String> names(List<Person> people) {
    return people.stream().map(Person::name).toList();
  }

  private static List<String> words(Article article) {
    return article.keywords().stream().map(Keyword::name).toList();
  }

  private static List<String> credits(Article article) {
    return article.image().stream().map(ImageObject::creditText).toList();
  }
}
