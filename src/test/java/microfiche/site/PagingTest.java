package microfiche.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagingTest {
  private static Map<String, List<Integer>> pages(int total) {
    List<Integer> list = IntStream.range(0, total).boxed().toList();
    Paging paging = new Paging("tags/x/", 10, total);
    Map<String, List<Integer>> pages = new HashMap<>();
    for (int page = 0; page < paging.count(); page++) {
      pages.put(paging.path(page), paging.part(list, page));
    }
    return pages;
  }

  @Test
  void everyElementStandsOnOnePageAndFullPagesNeverChange() {
    Map<String, List<Integer>> before = pages(1);
    for (int total = 2; total < 120; total++) {
      Map<String, List<Integer>> now = pages(total);
      List<Integer> all = new ArrayList<>();
      now.values().forEach(all::addAll);
      assertThat(all).hasSize(total).doesNotHaveDuplicates();
      assertThat(now.get("tags/x/index.html")).hasSizeBetween(Math.min(total, 3), 12);
      for (Map.Entry<String, List<Integer>> page : before.entrySet()) {
        if (!page.getKey().endsWith("index.html")) {
          assertThat(now).containsEntry(page.getKey(), page.getValue());
        }
      }
      before = now;
    }
  }

  @Test
  void longListsShowAWindowOfPages() {
    Paging paging = new Paging("x/", 10, 2000);
    assertThat(paging.links(100)).hasSizeLessThan(12);
    assertThat(paging.links(100)).extracting(NamedLink::name).contains("…", "1", "101", "");
    // A page in the middle of a long list does not change when the list grows by many pages.
    assertThat(new Paging("x/", 10, 3000).links(100)).isEqualTo(paging.links(100));
  }
}
