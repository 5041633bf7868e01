package microfiche.extract.outlet;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import microfiche.article.Article;
import microfiche.extract.Capture;
import microfiche.extract.Ledger;
import microfiche.report.Finding;
import microfiche.seed.Seed;
import org.jspecify.annotations.Nullable;

/** Reads captures, each in the house style of its publisher. Safe for several threads. */
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

  /** PersonNames the selectors of a user that have matched nothing in what was read so far. */
  public List<Finding> unusedRules() {
    return styles.unused();
  }

  /** The article of a capture, read in its publisher's house style. */
  public Article read(Seed seed, Capture capture, Ledger ledger, Consumer<Finding> findings) {
    Doubts doubts = new Doubts(seed.where(), findings);
    Origin origin = Origin.of(capture.statements(), doubts);
    HouseStyle style = styles.of(origin.url());
    ZoneId there = style.timeZone() == null ? zone : style.timeZone();
    House house = new House(styles.any(), style, there);
    return new HouseReader(house, origin, seed, capture, doubts).read(ledger);
  }
}
