package microfiche.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import microfiche.config.SiteConfig.SearchDepth;
import org.junit.jupiter.api.Test;

/** An article more or less changes the segment it is in, and hardly another. */
class SegmentsTest {
  private static final LocalDate DAY = LocalDate.of(2010, 1, 1);

  private static InventedArticles articles(int count) {
    InventedArticles articles = new InventedArticles();
    for (int i = 0; i < count; i++) {
      articles.add("n" + i, DAY.plusDays(i * 7919L % 3000), "第" + i + "号", "海");
    }
    return articles;
  }

  private static Set<String> ids(InventedArticles articles) {
    return articles.index(SearchDepth.FULL).segments().stream()
        .map(Segment::id)
        .collect(Collectors.toSet());
  }

  @Test
  void everyArticleIsInOneSegmentInOrderOfTime() {
    List<Segment> segments = articles(9000).index(SearchDepth.FULL).segments();
    List<Document> all = segments.stream().flatMap(s -> s.documents().stream()).toList();
    assertThat(all).hasSize(9000).isSorted();
    assertThat(segments).hasSizeBetween(3, 30).allMatch(segment -> segment.size() <= 4096);
    assertThat(segments.subList(0, 1)).allMatch(segment -> segment.size() >= 1024);
  }

  @Test
  void anArticleThatIsAddedChangesItsSegment() {
    InventedArticles articles = articles(9000);
    Set<String> before = ids(articles);
    Random random = new Random(2);
    int changed = 0;
    for (int i = 0; i < 20; i++) {
      articles.add("more" + i, DAY.plusDays(random.nextInt(3000)), "新", "潮水");
      Set<String> after = ids(articles);
      Set<String> made = new HashSet<>(after);
      made.removeAll(before);
      assertThat(made).isNotEmpty().hasSizeLessThanOrEqualTo(4);
      changed += made.size();
      before = after;
    }
    assertThat(changed).as("segments made again for 20 articles").isLessThan(30);
  }

  @Test
  void aNewArticleComesIntoASmallSegment() {
    InventedArticles articles = articles(9000);
    Set<String> before = ids(articles);
    articles.add("new", DAY.plusDays(4000), "新", "潮水");
    List<Segment> made =
        articles.index(SearchDepth.FULL).segments().stream()
            .filter(segment -> !before.contains(segment.id()))
            .toList();
    assertThat(made).hasSize(1).allMatch(segment -> segment.size() <= 512);
  }

  @Test
  void theOrderInWhichArticlesCameDoesNotMatter() {
    InventedArticles forwards = articles(3000);
    InventedArticles backwards = articles(3000).remove("n7");
    backwards.add("n7", DAY.plusDays(7 * 7919L % 3000), "第7号", "海");
    backwards.shuffle(new Random(5));
    assertThat(backwards.files(SearchDepth.FULL).keySet())
        .isEqualTo(forwards.files(SearchDepth.FULL).keySet());
  }

  @Test
  void veryLongArticlesMakeSmallSegments() {
    InventedArticles articles = new InventedArticles();
    String long1 = String.join("", Collections.nCopies(50_000, "潮水来了又去，"));
    for (int i = 0; i < 70; i++) {
      articles.add("n" + i, DAY.plusDays(i), "长" + i, long1 + i);
    }
    assertThat(articles.index(SearchDepth.FULL).segments())
        .hasSizeGreaterThan(1)
        .allMatch(segment -> segment.characters() <= 6_000_000);
  }

  @Test
  void anotherDepthIsAnotherSegment() {
    InventedArticles articles = articles(10);
    assertThat(articles.index(SearchDepth.LEDE).segments().get(0).id())
        .isNotEqualTo(articles.index(SearchDepth.FULL).segments().get(0).id());
    assertThat(articles.index(SearchDepth.OFF).segments()).isEmpty();
  }
}
