package microfiche.article;

import java.util.List;

/**
 * The words of blocks and inlines without anything else. Captions are not part of it, nor are the
 * readings of characters.
 */
public final class PlainText {
  private PlainText() {}

  /**
   * One line for each paragraph, heading, list item, term, description and table row; no line is
   * empty.
   */
  public static String of(List<Block> blocks) {
    if (blocks.size() == 1 && blocks.get(0) instanceof Block.Paragraph paragraph) {
      return ofInlines(paragraph.text());
    }
    return new Lines(new StringBuilder()).blocks(blocks).toString();
  }

  /** The text of inlines on one line. */
  public static String ofInlines(List<Inline> inlines) {
    if (inlines.size() == 1 && inlines.get(0) instanceof Inline.Text text) {
      return text.text().strip();
    }
    return new Line(new StringBuilder()).inlines(inlines).toString().strip();
  }

  private record Lines(StringBuilder out) implements Block.Visitor<StringBuilder> {
    private StringBuilder blocks(List<Block> blocks) {
      blocks.forEach(block -> block.accept(this));
      return out;
    }

    private StringBuilder line(String text) {
      return text.isEmpty() ? out : out.append(out.isEmpty() ? "" : "\n").append(text);
    }

    @Override
    public StringBuilder paragraph(Block.Paragraph paragraph) {
      return line(ofInlines(paragraph.text()));
    }

    @Override
    public StringBuilder heading(Block.Heading heading) {
      return line(ofInlines(heading.text()));
    }

    @Override
    public StringBuilder listing(Block.Listing listing) {
      listing.items().forEach(item -> blocks(item.content()));
      return out;
    }

    @Override
    public StringBuilder quotation(Block.Quotation quotation) {
      return blocks(quotation.content());
    }

    @Override
    public StringBuilder definitions(Block.Definitions definitions) {
      for (Block.Definition definition : definitions.list()) {
        definition.terms().forEach(term -> line(ofInlines(term)));
        definition.descriptions().forEach(this::blocks);
      }
      return out;
    }

    @Override
    public StringBuilder aside(Block.Aside aside) {
      return blocks(aside.content());
    }

    @Override
    public StringBuilder table(Block.Table table) {
      for (Block.Row row : table.rows()) {
        StringBuilder cells = new StringBuilder();
        for (Block.Cell cell : row.cells()) {
          String text = ofInlines(cell.text());
          if (!text.isEmpty()) {
            cells.append(cells.isEmpty() ? "" : " ").append(text);
          }
        }
        line(cells.toString());
      }
      return out;
    }

    @Override
    public StringBuilder preformatted(Block.Preformatted preformatted) {
      preformatted.text().lines().forEach(line -> line(line.strip()));
      return out;
    }

    @Override
    public StringBuilder figure(Block.Figure figure) {
      return out;
    }

    @Override
    public StringBuilder embed(Block.Embed embed) {
      return out;
    }

    @Override
    public StringBuilder pause(Block.Pause pause) {
      return out;
    }
  }

  private record Line(StringBuilder out) implements Inline.Visitor<StringBuilder> {
    private StringBuilder inlines(List<Inline> inlines) {
      inlines.forEach(inline -> inline.accept(this));
      return out;
    }

    @Override
    public StringBuilder text(Inline.Text text) {
      return out.append(text.text());
    }

    @Override
    public StringBuilder lineBreak(Inline.LineBreak lineBreak) {
      return out.append(' ');
    }

    @Override
    public StringBuilder styled(Inline.Styled styled) {
      return inlines(styled.content());
    }

    @Override
    public StringBuilder link(Inline.Link link) {
      return inlines(link.content());
    }

    @Override
    public StringBuilder ruby(Inline.Ruby ruby) {
      return inlines(ruby.base());
    }

    @Override
    public StringBuilder place(Inline.Place place) {
      return out;
    }
  }
}
