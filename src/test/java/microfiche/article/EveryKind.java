package microfiche.article;

import java.util.List;

/** A block and an inline of every kind there is, one inside another where that can be. */
public final class EveryKind {
  /** A text that holds every kind of inline. */
  public static final List<Inline> INLINES =
      List.of(
          new Inline.Text("潮水"),
          new Inline.LineBreak(),
          new Inline.Styled(
              Inline.Style.STRONG,
              List.of(
                  new Inline.Link(
                      "https://news.example.org/tide", List.of(new Inline.Text("渡轮"))))),
          new Inline.Link("#lamp", List.of(new Inline.Text("灯塔"))),
          new Inline.Place("tide"),
          new Inline.Ruby(
              List.of(new Inline.Ruby(List.of(new Inline.Text("水碓")), "shuǐ duì")), "村名"));

  /** A body that holds every kind of block. */
  public static final List<Block> BLOCKS = blocks();

  private EveryKind() {}

  private static List<Block> blocks() {
    Block paragraph = new Block.Paragraph(INLINES);
    ImageObject image =
        new ImageObject("https://img.example.org/1.jpg", null, "码头", "码头的黄昏（季怀舟）", "季怀舟");
    return List.of(
        paragraph,
        new Block.Heading(2, List.of(new Inline.Place("lamp"), new Inline.Text("灯塔"))),
        new Block.Listing(
            true,
            3,
            List.of(
                Block.Item.of(List.of(paragraph)),
                new Block.Item(9, List.of(paragraph, paragraph)))),
        new Block.Quotation(List.of(paragraph)),
        new Block.Definitions(
            List.of(
                new Block.Definition(
                    List.of(INLINES, INLINES), List.of(List.of(paragraph), List.of(paragraph))))),
        new Block.Aside(List.of(paragraph)),
        new Block.Table(
            List.of(
                new Block.Row(
                    List.of(
                        new Block.Cell(true, 2, 1, INLINES),
                        new Block.Cell(false, 1, 1, INLINES))))),
        new Block.Figure(image),
        new Block.Preformatted("6 点  涨潮\n12 点  落潮"),
        new Block.Embed("https://film.example.org/1", "渡轮"),
        new Block.Pause());
  }
}
