package microfiche.extract.outlet;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.extract.html.ReadBlock;
import org.jspecify.annotations.Nullable;

/** Reads the dateline that opens a text, the byline behind it, and the day in the address. */
final class Datelines {
  /** A dateline stands in one of the first blocks (after an editor's note at most). */
  private static final int BLOCKS = 6;

  /** A dateline begins before that character of its block, */
  private static final int START = 60;

  /** and ends before that one, with room for whatever a rule file's pattern looks at. */
  private static final int END = 1_000;

  /** A byline opens the article or follows the dateline: 【…讯】（大纪元记者张婷综合报导）. */
  static final Pattern PARENTHESIS = Pattern.compile("[（(]([^（()）]{2,60})[）)]");

  /** Room for a parenthesis that begins with one of the first characters. */
  private static final int OPENING = 128;

  private final House house;
  private final Dates dates;
  private final Bylines bylines;

  Datelines(House house, Dates dates, Bylines bylines) {
    this.house = house;
    this.dates = dates;
    this.bylines = bylines;
  }

  /** Reads the first blocks; {@code url} is the article's address, or null. */
  void read(List<ReadBlock> blocks, @Nullable String url) {
    boolean found = dateline(blocks);
    address(url);
    if (!found || !bylines.has(Bylines.Role.AUTHOR)) {
      blocks.stream()
          .filter(block -> !block.text().isEmpty())
          .limit(2)
          .forEach(block -> byline(block.text()));
    }
  }

  private boolean dateline(List<ReadBlock> blocks) {
    int looked = 0;
    for (ReadBlock block : blocks) {
      if (block.text().isEmpty() || looked++ >= BLOCKS) {
        continue;
      }
      for (List<RulePattern> patterns : List.of(house.style().dateline(), house.any().dateline())) {
        for (RulePattern pattern : patterns) {
          Matcher found = pattern.matcher(block.text()).useAnchoringBounds(false);
          found.region(0, Math.min(block.text().length(), END));
          if (found.find() && found.start() < START) {
            dates.pattern("dateline", found);
            byline(block.text().substring(found.end()));
            return true;
          }
        }
      }
    }
    return false;
  }

  /** The parenthesis that follows a dateline or opens the text, if it is about people. */
  private void byline(String text) {
    for (RulePattern pattern : house.style().byline()) {
      Matcher found = pattern.matcher(text);
      if (found.find()) {
        bylines.parenthesis(found.group(1));
      }
    }
    Matcher found = PARENTHESIS.matcher(text);
    if (found.region(0, Math.min(text.length(), OPENING)).find() && found.start() <= 3) {
      bylines.parenthesis(found.group(1));
    }
  }

  private void address(@Nullable String url) {
    if (url == null) {
      return;
    }
    for (List<RulePattern> patterns :
        List.of(house.style().addressDate(), house.any().addressDate())) {
      for (RulePattern pattern : patterns) {
        Matcher found = pattern.matcher(url);
        if (found.find()) {
          dates.pattern("address", found);
          return;
        }
      }
    }
  }
}
