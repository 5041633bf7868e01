package microfiche.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import microfiche.Fixtures;
import microfiche.article.Article;
import microfiche.report.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArticleStoreTest {
  @TempDir Path folder;

  @Test
  void everyCaseComesBackAsItWas() throws IOException {
    List<Path> seeds;
    try (Stream<Path> walk = Files.walk(Fixtures.RESOURCES.resolve("seeds"))) {
      seeds = walk.filter(f -> f.endsWith("seed.md")).sorted().toList();
    }
    assertThat(seeds).hasSizeGreaterThan(30);
    try (ArticleStore store = ArticleStore.open(folder)) {
      for (Path seed : seeds) {
        Article article =
            Fixtures.EXTRACTOR
                .extract(
                    Fixtures.seed(new String(Files.readAllBytes(seed), StandardCharsets.UTF_8)))
                .article();
        if (article != null) {
          assertThat(store.get(store.put(article))).isEqualTo(article);
        }
      }
    }
  }

  @Test
  void aSecondBuildIsRefused() {
    try (ArticleStore first = ArticleStore.open(folder)) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> ArticleStore.open(folder))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("another build is at work");
    }
    ArticleStore.open(folder).close();
  }
}
