package microfiche.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import microfiche.article.Block;
import microfiche.article.BodyWalk;
import microfiche.article.Inline;
import microfiche.article.PlainText;
import microfiche.site.Messages;
import org.jspecify.annotations.Nullable;

/**
 * The HTML of an article's blocks. All text is escaped here, one character at a time, and the only
 * elements are those written out below: no markup of a seed can pass. It is Java and not a template
 * because an archive has millions of inlines; a theme styles them by class.
 */
final class BodyHtml implements Block.Visitor<StringBuilder> {
  /** Headings that are told as sections: what lists more of them is no help to find one. */
  private static final int SECTIONS = 100;

  /** Characters of a heading that are told. */
  private static final int TOLD = 200;

  private final StringBuilder out = new StringBuilder(8192);
  private final InlineHtml inlines;
  private final FigureHtml figures;
  private final Messages said;
  private final Map<String, String> words;
  private final Languages languages;
  private final Map<Integer, Integer> levels = new TreeMap<>();
  private final List<Section> sections = new ArrayList<>();
  private int headings;

  /** How many asides are around; a heading in one begins no section. */
  private int asides;

  /** The level of the heading before; the headline is 1. */
  private int above = 1;

  /**
   * A section of the article.
   *
   * @param id of its heading in the page
   * @param level 2 for the uppermost
   */
  public record Section(String id, String text, int level) {}

  /**
   * A writer for one page.
   *
   * @param root the way from the page to the site's folder: {@code ../../}
   * @param pages the page in the archive that a link leads to, or null
   * @param figures writes the pictures of the page
   */
  BodyHtml(
      String root,
      Function<Inline.Link, @Nullable String> pages,
      FigureHtml figures,
      Messages said,
      Languages languages) {
    this.inlines = new InlineHtml(root, pages, out);
    this.figures = figures;
    this.said = said;
    this.words = said.all();
    this.languages = languages;
  }

  /** The HTML of {@code blocks}. */
  String write(List<Block> blocks) {
    new BodyWalk() {
      @Override
      public Boolean heading(Block.Heading heading) {
        levels.put(heading.level(), 0);
        return true;
      }
    }.blocks(blocks);
    inlines.prepare(blocks);
    int next =
        2; // the headline is 1; a seed's own numbers (mirrors make h4 of h2) say only the order
    for (Map.Entry<Integer, Integer> level : levels.entrySet()) {
      level.setValue(Math.min(6, next++));
    }
    blocks(blocks);
    return out.toString();
  }

  /** The sections of what was written, in their order; of very many the first hundred. */
  List<Section> sections() {
    return sections;
  }

  private StringBuilder blocks(List<Block> blocks) {
    for (int i = 0; i < blocks.size(); ) {
      int end = i;
      while (end < blocks.size() && isMissing(blocks.get(end))) {
        end++;
      }
      if (end - i < 2) {
        blocks.get(i++).accept(this);
        continue;
      }
      out.append("<details class=\"missing-row\"><summary").append(languages.ofWords()).append('>');
      text(said.counted("pictures.missing", end - i));
      out.append("</summary>\n");
      blocks.subList(i, end).forEach(block -> block.accept(this));
      close("details");
      i = end;
    }
    return out;
  }

  private boolean isMissing(Block block) {
    return block instanceof Block.Figure figure && figures.isMissing(figure.image());
  }

  @Override
  public StringBuilder paragraph(Block.Paragraph paragraph) {
    return element("p", paragraph.text());
  }

  @Override
  public StringBuilder heading(Block.Heading heading) {
    // A seed may open with a lower heading than it has later on; no level is skipped on the way
    // down.
    int level = Math.min(levels.getOrDefault(heading.level(), 2), above + 1);
    above = level;
    String named = inlines.openingId(heading.text());
    String id = named != null ? named : "s" + ++headings;
    if (sections.size() < SECTIONS && asides == 0) {
      sections.add(new Section(id, told(PlainText.ofInlines(heading.text())), level));
    }
    out.append("<h").append(level).append(" id=\"");
    text(id);
    out.append('"');
    out.append(languages.of(heading.text()));
    out.append('>');
    inlines.write(heading.text());
    return out.append("</h").append(level).append(">\n");
  }

  private static String told(String text) {
    return text.codePointCount(0, text.length()) <= TOLD
        ? text
        : text.substring(0, text.offsetByCodePoints(0, TOLD)) + "…";
  }

  @Override
  public StringBuilder listing(Block.Listing listing) {
    String name = listing.ordered() ? "ol" : "ul";
    out.append('<').append(name);
    if (listing.ordered() && listing.start() != 1) {
      out.append(" start=\"").append(listing.start()).append('"');
    }
    out.append(">\n");
    for (Block.Item item : listing.items()) {
      out.append("<li");
      if (listing.ordered() && item.number() != null) {
        out.append(" value=\"").append(item.number().intValue()).append('"');
      }
      inside("li", item.content());
    }
    return close(name);
  }

  @Override
  public StringBuilder definitions(Block.Definitions definitions) {
    open("dl");
    for (Block.Definition definition : definitions.list()) {
      definition.terms().forEach(term -> element("dt", term));
      for (List<Block> description : definition.descriptions()) {
        out.append("<dd");
        inside("dd", description);
      }
    }
    return close("dl");
  }

  @Override
  public StringBuilder aside(Block.Aside aside) {
    open("aside");
    asides++;
    blocks(aside.content());
    asides--;
    return close("aside");
  }

  /** Goes on behind the name of an element whose only paragraph needs no element of its own. */
  private void inside(String name, List<Block> item) {
    if (item.size() == 1 && item.get(0) instanceof Block.Paragraph only) {
      running(only.text());
    } else {
      out.append('>');
      blocks(item);
    }
    close(name);
  }

  @Override
  public StringBuilder quotation(Block.Quotation quotation) {
    open("blockquote");
    blocks(quotation.content());
    return close("blockquote");
  }

  @Override
  public StringBuilder table(Block.Table table) {
    out.append("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"");
    text(word("table"));
    out.append("\"><table>\n");
    int head = head(table.rows());
    for (int i = 0; i < table.rows().size(); i++) {
      Block.Row row = table.rows().get(i);
      out.append(i == 0 && head > 0 ? "<thead>\n" : "");
      out.append(i == head && head > 0 ? "</thead><tbody>\n" : "");
      out.append("<tr>");
      for (Block.Cell cell : row.cells()) {
        String name = cell.header() ? "th" : "td";
        out.append('<').append(name);
        span("colspan", cell.columns());
        span("rowspan", cell.rows());
        running(cell.text());
        close(name);
      }
      out.append("</tr>\n");
    }
    return out.append(head > 0 ? "</tbody></table></div>\n" : "</table></div>\n");
  }

  /** How many rows at the top only name the columns, so that print can repeat them. */
  private static int head(List<Block.Row> rows) {
    int head = 0;
    int covered = 0;
    while (head < rows.size() && rows.get(head).cells().stream().allMatch(Block.Cell::header)) {
      for (Block.Cell cell : rows.get(head).cells()) {
        covered = Math.max(covered, head + Math.max(1, cell.rows()));
      }
      head++;
    }
    return head == rows.size() || covered > head ? 0 : head;
  }

  private void span(String name, int span) {
    if (span > 1) {
      out.append(' ').append(name).append("=\"").append(span).append('"');
    }
  }

  @Override
  public StringBuilder figure(Block.Figure figure) {
    figures.write(figure.image(), out);
    return out;
  }

  @Override
  public StringBuilder preformatted(Block.Preformatted preformatted) {
    out.append("<pre>");
    text(preformatted.text());
    return out.append("</pre>\n");
  }

  @Override
  public StringBuilder pause(Block.Pause pause) {
    return out.append("<hr>\n");
  }

  @Override
  public StringBuilder embed(Block.Embed embed) {
    out.append("<div class=\"embed\"><p><span").append(languages.ofWords()).append('>');
    text(word("embed"));
    if (embed.title() != null) {
      text(word("colon"));
    }
    out.append("</span>");
    if (embed.title() != null) {
      text(embed.title());
    }
    if (embed.url() != null) {
      out.append(" <a rel=\"noreferrer\" href=\"");
      text(embed.url());
      out.append('"').append(languages.ofWords()).append('>');
      text(word("embed.original"));
      out.append("</a>");
    }
    return out.append("</p></div>\n");
  }

  private StringBuilder element(String name, List<Inline> content) {
    out.append('<').append(name);
    running(content);
    return close(name);
  }

  /** Goes on behind the name of an element, to the end of its text. */
  private void running(List<Inline> content) {
    String id = inlines.openingId(content);
    if (id != null) {
      out.append(" id=\"").append(id).append('"');
    }
    out.append(languages.of(content)).append('>');
    inlines.write(content);
  }

  private void open(String name) {
    out.append('<').append(name).append(">\n");
  }

  private StringBuilder close(String name) {
    return out.append("</").append(name).append(">\n");
  }

  private String word(String key) {
    return words.getOrDefault(key, key);
  }

  private void text(String text) {
    Escaped.append(text, out);
  }
}
