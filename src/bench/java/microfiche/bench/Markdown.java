package microfiche.bench;

import java.util.List;
import microfiche.article.Block;
import microfiche.article.ImageObject;
import microfiche.article.Inline;

/** An article's body as Markdown, for generators that begin with clean text. */
final class Markdown implements Block.Visitor<StringBuilder> {
  private static final String SPECIAL = "\\`*_[]<>~&";

  private final StringBuilder out;

  /** What stands before the next line, and before those below it. */
  private String before;

  private final String indent;

  private Markdown(StringBuilder out, String before, String indent) {
    this.out = out;
    this.before = before;
    this.indent = indent;
  }

  /** Paragraphs, headings, lists and quotations; pictures as their captions. */
  static String of(List<Block> blocks) {
    return new Markdown(new StringBuilder(), "", "").blocks(blocks).toString();
  }

  private StringBuilder blocks(List<Block> blocks) {
    for (Block block : blocks) {
      block.accept(this);
      before = indent;
    }
    return out;
  }

  private StringBuilder line(String start, String text) {
    if (text.isBlank()) {
      return out;
    }
    boolean mark = "#+-=0123456789".indexOf(text.charAt(0)) >= 0;
    // A sign at the start of a line would make a heading or a list.
    out.append(start).append(mark ? "&#8203;" : "").append(text);
    return out.append('\n').append(start.endsWith("> ") ? start.stripTrailing() : "").append('\n');
  }

  @Override
  public StringBuilder paragraph(Block.Paragraph paragraph) {
    return line(before, inlines(paragraph.text(), indent));
  }

  @Override
  public StringBuilder heading(Block.Heading heading) {
    return line(before + "#".repeat(heading.level()) + " ", inlines(heading.text(), ""));
  }

  @Override
  public StringBuilder listing(Block.Listing listing) {
    int number = listing.start();
    for (Block.Item item : listing.items()) {
      number = item.number() == null ? number : item.number();
      String mark = listing.ordered() ? number++ + ". " : "- ";
      String inside = indent + " ".repeat(mark.length());
      new Markdown(out, indent + mark, inside).blocks(item.content());
    }
    return out;
  }

  @Override
  public StringBuilder quotation(Block.Quotation quotation) {
    return new Markdown(out, before + "> ", indent + "> ").blocks(quotation.content());
  }

  @Override
  public StringBuilder definitions(Block.Definitions definitions) {
    for (Block.Definition definition : definitions.list()) {
      definition.terms().forEach(term -> line(indent, inlines(term, indent)));
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
    table.rows().forEach(row -> line(indent, row(row)));
    return out;
  }

  @Override
  public StringBuilder figure(Block.Figure figure) {
    return line(before, picture(figure.image()));
  }

  @Override
  public StringBuilder preformatted(Block.Preformatted preformatted) {
    return line(before, escaped(preformatted.text().strip().replace("\n", " ")));
  }

  @Override
  public StringBuilder embed(Block.Embed embed) {
    return embed.url() == null ? out : line(before, "<" + address(embed.url()) + ">");
  }

  @Override
  public StringBuilder pause(Block.Pause pause) {
    return line(before, "***");
  }

  private static String row(Block.Row row) {
    StringBuilder line = new StringBuilder();
    for (Block.Cell cell : row.cells()) {
      line.append(line.isEmpty() ? "" : " / ").append(inlines(cell.text(), ""));
    }
    return line.toString();
  }

  private static String picture(ImageObject image) {
    String caption = image.caption() == null ? "" : "*" + escaped(image.caption()) + "* ";
    return caption + "<" + address(image.statedUrl()) + ">";
  }

  private static String address(String url) {
    return url.replaceAll("[<>\\s]", "");
  }

  private static String inlines(List<Inline> inlines, String indent) {
    Line line = new Line(new StringBuilder(), indent);
    inlines.forEach(inline -> inline.accept(line));
    return line.out().toString();
  }

  private record Line(StringBuilder out, String indent) implements Inline.Visitor<StringBuilder> {
    @Override
    public StringBuilder text(Inline.Text text) {
      return out.append(escaped(text.text()));
    }

    @Override
    public StringBuilder lineBreak(Inline.LineBreak lineBreak) {
      return out.append("\\\n").append(indent);
    }

    @Override
    public StringBuilder styled(Inline.Styled styled) {
      String mark = styled.style() == Inline.Style.STRONG ? "**" : "";
      return out.append(mark).append(inlines(styled.content(), indent)).append(mark);
    }

    @Override
    public StringBuilder ruby(Inline.Ruby ruby) {
      return out.append(inlines(ruby.base(), indent));
    }

    @Override
    public StringBuilder place(Inline.Place place) {
      return out;
    }

    @Override
    public StringBuilder link(Inline.Link link) {
      out.append('[').append(inlines(link.content(), indent)).append("](<");
      return out.append(address(link.href())).append(">)");
    }
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (SPECIAL.indexOf(c) >= 0) {
        escaped.append('\\');
      }
      escaped.append(c);
    }
    return escaped.toString();
  }
}
