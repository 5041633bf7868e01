package microfiche.extract.outlet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import microfiche.article.Block;
import microfiche.article.ImageObject;
import microfiche.extract.Fate;
import microfiche.extract.html.CjkText;
import microfiche.extract.html.Credits;
import microfiche.extract.html.HtmlSource;
import microfiche.extract.html.ReadBlock;
import microfiche.extract.html.Walk;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** Captions that stand in a paragraph of their own below their picture. */
final class CaptionsBelow {
  private static final Evaluator SMALL = QueryParser.parse("small");

  /** Characters of an element that may be one caption in small print. */
  private static final int LONGEST_ELEMENT = 1_000;

  private static final Pattern NUMBER = Pattern.compile("[\\p{N}.、．]{1,4}");
  private static final Pattern SENTENCE = Pattern.compile("[，。！？；]");
  private static final int LONGEST_CREDIT = 32;

  private CaptionsBelow() {}

  /** A short centered line below a picture without caption is its caption. */
  static List<ReadBlock> adopt(HtmlSource source, List<ReadBlock> blocks) {
    List<ReadBlock> result = new ArrayList<>();
    for (ReadBlock block : blocks) {
      ReadBlock last = result.isEmpty() ? null : result.get(result.size() - 1);
      if (last != null
          && last.block() instanceof Block.Figure figure
          && figure.image().caption() == null
          && captionBelow(block)) {
        ImageObject image = figure.image();
        String credit = Credits.of(block.text());
        result.set(
            result.size() - 1,
            last.with(
                new Block.Figure(
                    new ImageObject(
                        image.contentUrl(),
                        image.largerUrl(),
                        image.alternateName(),
                        block.text(),
                        credit))));
        block.book(source, Fate.field("image.caption"));
      } else {
        result.add(block);
      }
    }
    return result;
  }

  private static boolean captionBelow(ReadBlock block) {
    if (!(block.block() instanceof Block.Paragraph) || block.text().length() > 120) {
      return false;
    }
    boolean centered =
        block.element().attr("style").contains("center")
            || block.element().attr("align").equals("center")
            || block.element().normalName().equals("center");
    boolean looked = Walk.mayBeShort(block.element(), LONGEST_ELEMENT);
    if (block.element().closest("figcaption") != null) {
      return true;
    }
    Element small = looked ? block.element().selectFirst(SMALL) : null;
    if (small != null
        && CjkText.collapse(small.text()).equals(CjkText.collapse(block.element().text()))) {
      return true;
    }
    String text = block.text();
    boolean sentence = text.matches(".*[。！？…”」]$") || NUMBER.matcher(text).matches();
    return centered && !sentence && text.length() <= 60 || endsWithCredit(text);
  }

  /** A line of a caption's length whose last parenthesis names somebody, and says nothing else. */
  private static boolean endsWithCredit(String text) {
    String credit = text.length() <= 100 ? Credits.of(text) : null;
    return credit != null
        && credit.length() <= LONGEST_CREDIT
        && !SENTENCE.matcher(credit).find()
        && !Bylines.isCreditLine(text)
        && !text.startsWith("（")
        && !text.startsWith("(");
  }
}
