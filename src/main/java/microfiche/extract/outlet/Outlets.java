package microfiche.extract.outlet;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.Consumer;
import microfiche.article.Article;
import microfiche.extract.Capture;
import microfiche.extract.Ledger;
import microfiche.report.Finding;
import microfiche.seed.Seed;
import org.jspecify.annotations.Nullable;

/**
 * Reads captures, each in the house style of its publisher. Immutable, safe for several threads.
 */
public final class Outlets {
  private final HouseStyles styles;
  private final ZoneId zone;

  private Outlets(HouseStyles styles, ZoneId zone) {
    this.styles = styles;
    this.zone = zone;
  }

  /**
   * Loads all rules.
   *
   * @param rules a folder with a user's rule files, or null
   * @throws microfiche.report.UserError when one of them is wrong
   */
  public static Outlets load(@Nullable Path rules, ZoneId zone) {
    return new Outlets(HouseStyles.load(rules), zone);
  }

  /** The article of a capture, read in its publisher's house style. */
  public Article read(Seed seed, Capture capture, Ledger ledger, Consumer<Finding> findings) {
    HouseStyle style = styles.of(capture.url());
    return new HouseReader(styles.any(), style, seed, capture, zone, ledger, findings).read();
  }
}
