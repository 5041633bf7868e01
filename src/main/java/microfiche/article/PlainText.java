package microfiche.article;

import java.util.List;

/** The words of blocks and inlines without anything else. Captions are not part of it. */
public final class PlainText {
  private final StringBuilder out = new StringBuilder();

  private PlainText() {}

  /** One line for each paragraph, heading, list item and table row; no line is empty. */
  public static String of(List<Block> blocks) {
    if (blocks.size() == 1 && blocks.get(0) instanceof Block.Paragraph paragraph) {
      return ofInlines(paragraph.text());
    }
    PlainText text = new PlainText();
    text.blocks(blocks);
    return text.out.toString();
  }

  /** The text of inlines on one line. */
  public static String ofInlines(List<Inline> inlines) {
    if (inlines.size() == 1 && inlines.get(0) instanceof Inline.Text text) {
      return text.text().strip();
    }
    StringBuilder line = new StringBuilder();
    inlines(inlines, line);
    return line.toString().strip();
  }

  private void blocks(List<Block> blocks) {
    for (Block block : blocks) {
      if (block instanceof Block.Paragraph p) {
        line(ofInlines(p.text()));
      } else if (block instanceof Block.Heading h) {
        line(ofInlines(h.text()));
      } else if (block instanceof Block.Listing list) {
        list.items().forEach(this::blocks);
      } else if (block instanceof Block.Quotation q) {
        blocks(q.content());
      } else if (block instanceof Block.Table table) {
        table.rows().forEach(this::row);
      } else if (block instanceof Block.Preformatted pre) {
        pre.text().lines().forEach(l -> line(l.strip()));
      }
    }
  }

  private void row(Block.Row row) {
    StringBuilder line = new StringBuilder();
    for (Block.Cell cell : row.cells()) {
      String text = ofInlines(cell.text());
      if (!text.isEmpty()) {
        line.append(line.isEmpty() ? "" : " ").append(text);
      }
    }
    line(line.toString());
  }

  private void line(String text) {
    if (!text.isEmpty()) {
      out.append(out.isEmpty() ? "" : "\n").append(text);
    }
  }

  private static void inlines(List<Inline> inlines, StringBuilder line) {
    for (Inline inline : inlines) {
      if (inline instanceof Inline.Text t) {
        line.append(t.text());
      } else if (inline instanceof Inline.LineBreak) {
        line.append(' ');
      } else if (inline instanceof Inline.Styled s) {
        inlines(s.content(), line);
      } else if (inline instanceof Inline.Link l) {
        inlines(l.content(), line);
      }
    }
  }
}
