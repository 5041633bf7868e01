package microfiche.bench;

import java.util.List;
import microfiche.article.Block;
import microfiche.article.ImageObject;
import microfiche.article.Inline;

/** An article's body as Markdown, for generators that begin with clean text. */
final class Markdown {
  private static final String SPECIAL = "\\`*_[]<>~&";

  private final StringBuilder out = new StringBuilder();

  private Markdown() {}

  /** Paragraphs, headings, lists and quotations; pictures as their captions. */
  static String of(List<Block> blocks) {
    Markdown markdown = new Markdown();
    markdown.blocks(blocks, "", "");
    return markdown.out.toString();
  }

  /**
   * Writes blocks.
   *
   * @param first what stands before the first line
   * @param indent what stands before the others
   */
  private void blocks(List<Block> blocks, String first, String indent) {
    String before = first;
    for (Block block : blocks) {
      if (block instanceof Block.Paragraph p) {
        line(before, inlines(p.text(), indent));
      } else if (block instanceof Block.Heading h) {
        line(before + "#".repeat(h.level()) + " ", inlines(h.text(), ""));
      } else if (block instanceof Block.Listing list) {
        String mark = list.ordered() ? "1. " : "- ";
        list.items()
            .forEach(item -> blocks(item, indent + mark, indent + " ".repeat(mark.length())));
      } else if (block instanceof Block.Quotation q) {
        blocks(q.content(), before + "> ", indent + "> ");
      } else if (block instanceof Block.Table table) {
        table.rows().forEach(row -> line(indent, row(row)));
      } else if (block instanceof Block.Figure figure) {
        line(before, picture(figure.image()));
      } else if (block instanceof Block.Preformatted pre) {
        line(before, escaped(pre.text().strip().replace("\n", " ")));
      } else if (block instanceof Block.Embed embed && embed.url() != null) {
        line(before, "<" + embed.url().replaceAll("[<>\\s]", "") + ">");
      } else if (block instanceof Block.Pause) {
        line(before, "***");
      }
      before = indent;
    }
  }

  private void line(String before, String text) {
    if (!text.isBlank()) {
      boolean mark = "#+-=0123456789".indexOf(text.charAt(0)) >= 0;
      // A sign at the start of a line would make a heading or a list.
      out.append(before).append(mark ? "&#8203;" : "").append(text);
      out.append('\n').append(before.endsWith("> ") ? before.stripTrailing() : "").append('\n');
    }
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
    return caption + "<" + image.contentUrl().replaceAll("[<>\\s]", "") + ">";
  }

  private static String inlines(List<Inline> inlines, String indent) {
    StringBuilder text = new StringBuilder();
    for (Inline inline : inlines) {
      if (inline instanceof Inline.Text t) {
        text.append(escaped(t.text()));
      } else if (inline instanceof Inline.LineBreak) {
        text.append("\\\n").append(indent);
      } else if (inline instanceof Inline.Styled s) {
        String mark = s.style() == Inline.Style.STRONG ? "**" : "";
        text.append(mark).append(inlines(s.content(), indent)).append(mark);
      } else if (inline instanceof Inline.Link l) {
        String href = l.href().replaceAll("[<>\\s]", "");
        text.append('[').append(inlines(l.content(), indent)).append("](<").append(href);
        text.append(">)");
      }
    }
    return text.toString();
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
