package microfiche.extract;

import java.util.List;
import microfiche.article.Article;
import microfiche.report.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What became of one seed.
 *
 * @param article null when the seed was rejected; then one of the findings says why
 */
public record Extraction(String path, @Nullable Article article, List<Finding> findings) {
  public Extraction {
    findings = List.copyOf(findings);
  }
}
