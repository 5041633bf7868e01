package microfiche.extract.html;

import java.util.ArrayList;
import java.util.List;
import microfiche.article.Block;
import microfiche.article.Inline;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** Reads tables, and tells them from pages that were laid out with tables. */
final class TableReader {
  /** Nothing that a cell of a table could hold. */
  private static final Evaluator LAYOUT = QueryParser.parse("img, figure, ul, ol, blockquote");

  private final BlockReader reader;

  TableReader(BlockReader reader) {
    this.reader = reader;
  }

  void table(Element table, Surroundings around) {
    List<Element> rows = table.getElementsByTag("tr");
    boolean layout =
        table.getElementsByTag("table").size() > 1
            || rows.stream().allMatch(row -> row.childrenSize() <= 1)
            || table.selectFirst(LAYOUT) != null;
    if (layout) {
      reader.block(table, around);
      return;
    }
    reader.end(table, around);
    table.getElementsByTag("caption").forEach(caption -> reader.block(caption, around));
    List<Block.Row> read = new ArrayList<>();
    rows.forEach(row -> row(row, around, read));
    if (!read.isEmpty()) {
      around.sink().add(new Block.Table(read), table);
    }
  }

  private void row(Element row, Surroundings around, List<Block.Row> rows) {
    reader.note(row);
    List<Block.Cell> cells = new ArrayList<>();
    boolean words = false;
    for (Element cell : row.children()) {
      List<Inline> text = reader.onOneLine(cell, around);
      words |= !text.isEmpty();
      cells.add(
          new Block.Cell(
              cell.normalName().equals("th"), span(cell, "colspan"), span(cell, "rowspan"), text));
    }
    if (words) {
      rows.add(new Block.Row(cells));
    }
  }

  private static int span(Element cell, String attribute) {
    try {
      return Math.min(100, Math.max(1, Integer.parseInt(cell.attr(attribute).strip())));
    } catch (NumberFormatException e) {
      return 1;
    }
  }
}
