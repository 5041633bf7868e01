package microfiche.extract;

import java.util.List;
import microfiche.article.Article;
import microfiche.report.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What became of one seed.
 *
 * @param article null when the seed was rejected; then one of the findings says why
 * @param lasting whether the same seed ends so at any time; otherwise it is worth another try
 * @param failure what the program failed with, or null
 */
public record Extraction(
    String path,
    @Nullable Article article,
    List<Finding> findings,
    boolean lasting,
    @Nullable Throwable failure) {

  /** Characters of a failure's message that are shown. */
  private static final int SHOWN = 300;

  public Extraction {
    findings = List.copyOf(findings);
  }

  /** What became of a seed that was read to its end. */
  public Extraction(String path, @Nullable Article article, List<Finding> findings) {
    this(path, article, findings, true, null);
  }

  /** Whether a failure is of the seed at hand; memory and a damaged program are of all. */
  public static boolean isOfTheSeed(Throwable e) {
    return !(e instanceof OutOfMemoryError || e instanceof LinkageError);
  }

  /** The rejection of a seed on which the program failed. */
  public static Extraction failed(String path, Throwable failure) {
    Finding finding =
        Finding.rejected(
            path,
            "the program failed on this file (" + beginning(failure.toString()) + ")",
            "this is a fault of the program, please report it with the file");
    return new Extraction(path, null, List.of(finding), true, failure);
  }

  private static String beginning(String message) {
    String line = message.lines().findFirst().orElse("");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }

  /** The rejection of a seed that costs too much. */
  static Extraction over(String path, OverBudget e) {
    return new Extraction(path, null, List.of(e.rejection(path)), e.lasting(), null);
  }
}
