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
import microfiche.card.Card;
import microfiche.report.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedNotesTest {
  @TempDir Path folder;

  @Test
  void everyCaseComesBackAsItWas() throws IOException {
    List<Path> seeds;
    try (Stream<Path> walk = Files.walk(Fixtures.RESOURCES.resolve("seeds"))) {
      seeds = walk.filter(f -> f.endsWith("seed.md")).sorted().toList();
    }
    assertThat(seeds).hasSizeGreaterThan(30);
    try (WorkFolder work = WorkFolder.lock(folder, folder.resolveSibling("site"));
        SeedNotes notes = SeedNotes.open(work, "rules", false)) {
      for (Path seed : seeds) {
        Article article =
            Fixtures.EXTRACTOR
                .extract(
                    Fixtures.seed(new String(Files.readAllBytes(seed), StandardCharsets.UTF_8)))
                .article();
        if (article != null) {
          Outcome.Kept kept = notes.put(article, true);
          Outcome outcome =
              new Outcome(article.seed().path(), null, 1, article.seed().sha256(), List.of(), kept);
          Card card = notes.card(outcome, kept);
          assertThat(notes.article(card)).isEqualTo(article);
          Card made = Card.of(article, kept.place(), kept.size(), kept.content());
          assertThat(card.facts()).isEqualTo(made.facts());
          assertThat(List.of(card.summary(), card.seed(), String.valueOf(card.headline())))
              .isEqualTo(List.of(made.summary(), made.seed(), String.valueOf(made.headline())));
          assertThat(card.url()).isEqualTo(made.url());
        }
      }
    }
  }

  @Test
  void aSecondBuildIsRefused() {
    try (WorkFolder first = WorkFolder.lock(folder, folder.resolveSibling("site"))) {
      assertThat(first).isNotNull();
      assertThatThrownBy(() -> WorkFolder.lock(folder, folder.resolveSibling("site")))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("another build is at work");
    }
    WorkFolder.lock(folder, folder.resolveSibling("site")).close();
  }
}
