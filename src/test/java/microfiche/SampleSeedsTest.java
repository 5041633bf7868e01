package microfiche;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import microfiche.article.Article;
import microfiche.container.Containers;
import microfiche.seed.SeedFile;
import microfiche.seed.SeedFolder;
import microfiche.seed.SeedReader;
import org.junit.jupiter.api.Test;

/**
 * What {@link SharedSeedsTest} asks of real files, of the invented ones that travel with the
 * program.
 */
class SampleSeedsTest {
  private static List<SeedFile> files(Path folder) {
    return new SeedFolder(Map.of(), finding -> {})
        .below(List.of(folder)).stream().filter(file -> Containers.of(file) == null).toList();
  }

  @Test
  void everyCharacterOfEverySampleIsAccountedFor() {
    List<SeedFile> samples = files(Path.of("seeds"));
    assertThat(samples).hasSizeGreaterThan(40);
    samples.forEach(file -> Accounts.check(SeedReader.read(file)));
  }

  /** Every sample that is an article has what a reader looks for first. */
  @Test
  void everySampleHasItsFacts() {
    int articles = 0;
    for (SeedFile file : files(Path.of("seeds"))) {
      Article article = Fixtures.EXTRACTOR.extract(SeedReader.read(file)).article();
      if (article != null) {
        articles++;
        assertThat(article.headline()).as(file.path()).isNotBlank();
        assertThat(article.datePublished()).as(file.path()).isNotNull();
        assertThat(article.articleBody().length()).as(file.path()).isGreaterThan(40);
      }
    }
    assertThat(articles).isGreaterThan(30);
  }
}
