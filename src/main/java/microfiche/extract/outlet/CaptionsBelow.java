package microfiche.extract.outlet;

import java.util.ArrayList;
import java.util.List;
import microfiche.article.Block;
import microfiche.article.ImageObject;
import microfiche.extract.Fate;
import microfiche.extract.html.CjkText;
import microfiche.extract.html.Credits;
import microfiche.extract.html.HtmlSource;
import microfiche.extract.html.ReadBlock;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** Captions that stand in a paragraph of their own below their picture. */
final class CaptionsBelow {
  private static final Evaluator SMALL = QueryParser.parse("small");

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
    Element small = block.element().selectFirst(SMALL);
    if (small != null
        && CjkText.collapse(small.text()).equals(CjkText.collapse(block.element().text()))) {
      return true;
    }
    boolean sentence = block.text().matches(".*[。！？…”」]$");
    return centered && !sentence && block.text().length() <= 60
        || Credits.of(block.text()) != null
            && block.text().length() <= 100
            && !Bylines.isCreditLine(block.text())
            && !block.text().startsWith("（")
            && !block.text().startsWith("(");
  }
}
