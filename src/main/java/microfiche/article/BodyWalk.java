package microfiche.article;

import java.util.List;

/**
 * Goes through blocks and all that is in them, depth first and in reading order. For those that
 * only look for something, such as links or pictures: they override the methods for that. Each
 * method says whether to go on; {@code super} goes into what it was shown.
 */
public abstract class BodyWalk implements Block.Visitor<Boolean>, Inline.Visitor<Boolean> {

  /** Walks {@code blocks}; false when something in them said to stop. */
  public final boolean blocks(List<Block> blocks) {
    for (Block block : blocks) {
      if (!block.accept(this)) {
        return false;
      }
    }
    return true;
  }

  /** The same for the text of a block. */
  public final boolean inlines(List<Inline> inlines) {
    for (Inline inline : inlines) {
      if (!inline.accept(this)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Boolean paragraph(Block.Paragraph paragraph) {
    return inlines(paragraph.text());
  }

  @Override
  public Boolean heading(Block.Heading heading) {
    return inlines(heading.text());
  }

  @Override
  public Boolean listing(Block.Listing listing) {
    return listing.items().stream().allMatch(item -> blocks(item.content()));
  }

  @Override
  public Boolean quotation(Block.Quotation quotation) {
    return blocks(quotation.content());
  }

  @Override
  public Boolean definitions(Block.Definitions definitions) {
    return definitions.list().stream()
        .allMatch(
            definition ->
                definition.terms().stream().allMatch(this::inlines)
                    && definition.descriptions().stream().allMatch(this::blocks));
  }

  @Override
  public Boolean aside(Block.Aside aside) {
    return blocks(aside.content());
  }

  @Override
  public Boolean table(Block.Table table) {
    return table.rows().stream()
        .flatMap(row -> row.cells().stream())
        .allMatch(cell -> inlines(cell.text()));
  }

  @Override
  public Boolean figure(Block.Figure figure) {
    return true;
  }

  @Override
  public Boolean preformatted(Block.Preformatted preformatted) {
    return true;
  }

  @Override
  public Boolean embed(Block.Embed embed) {
    return true;
  }

  @Override
  public Boolean pause(Block.Pause pause) {
    return true;
  }

  @Override
  public Boolean text(Inline.Text text) {
    return true;
  }

  @Override
  public Boolean lineBreak(Inline.LineBreak lineBreak) {
    return true;
  }

  @Override
  public Boolean styled(Inline.Styled styled) {
    return inlines(styled.content());
  }

  @Override
  public Boolean link(Inline.Link link) {
    return inlines(link.content());
  }

  @Override
  public Boolean ruby(Inline.Ruby ruby) {
    return inlines(ruby.base());
  }

  @Override
  public Boolean place(Inline.Place place) {
    return true;
  }
}
