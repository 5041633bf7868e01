package microfiche.extract.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import microfiche.article.Block;
import microfiche.article.ImageObject;
import microfiche.article.Inline;
import microfiche.article.PlainText;
import microfiche.extract.Fate;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Turns cleaned HTML into typed blocks. What it does not know keeps its text: an unknown element is
 * read as if it were not there, and named to {@code unknown}.
 */
public final class BlockReader {
  /** Deeper nesting than any article's; hostile input stops here and keeps its text. */
  private static final int DEEPEST = 200;

  private static final Set<String> CONTAINERS =
      Set.of(
          "address",
          "article",
          "aside",
          "body",
          "center",
          "dd",
          "details",
          "dialog",
          "div",
          "dl",
          "dt",
          "fieldset",
          "footer",
          "form",
          "header",
          "hgroup",
          "html",
          "legend",
          "main",
          "nav",
          "p",
          "section",
          "summary",
          "caption",
          "tbody",
          "thead",
          "tfoot",
          "tr",
          "td",
          "th",
          "li",
          "picture",
          "figcaption",
          "noscript");

  private static final Set<String> TRANSPARENT =
      Set.of(
          "span",
          "font",
          "big",
          "small",
          "abbr",
          "acronym",
          "bdi",
          "bdo",
          "cite",
          "data",
          "dfn",
          "ins",
          "kbd",
          "label",
          "mark",
          "nobr",
          "q",
          "ruby",
          "rb",
          "samp",
          "time",
          "tt",
          "var",
          "wbr",
          "map",
          "area",
          "button",
          "select",
          "option",
          "output",
          "o:p",
          "st1:place");

  private static final Set<String> HEADING = Set.of("h1", "h2", "h3", "h4", "h5", "h6");

  private static final Set<String> EMBEDS = Set.of("iframe", "video", "audio", "object", "embed");

  private static final Map<String, Inline.Style> STYLES =
      Map.ofEntries(
          Map.entry("strong", Inline.Style.STRONG),
          Map.entry("b", Inline.Style.STRONG),
          Map.entry("em", Inline.Style.EMPHASIS),
          Map.entry("i", Inline.Style.EMPHASIS),
          Map.entry("u", Inline.Style.UNDERLINE),
          Map.entry("s", Inline.Style.STRIKE),
          Map.entry("strike", Inline.Style.STRIKE),
          Map.entry("del", Inline.Style.STRIKE),
          Map.entry("sup", Inline.Style.SUPERSCRIPT),
          Map.entry("sub", Inline.Style.SUBSCRIPT),
          Map.entry("code", Inline.Style.CODE));

  private final HtmlSource source;
  private final @Nullable String base;
  private final Pictures pictures;
  private final Consumer<String> unknown;
  private final List<ReadBlock> blocks = new ArrayList<>();

  /** Where blocks go; the reader changes it while it is inside a list or quotation. */
  private List<Block> target = new ArrayList<>();

  private boolean nested;
  private final Run run = new Run();
  private List<Node> nodes = new ArrayList<>();
  private Run.@Nullable Wrap wrap;
  private @Nullable String anchor;
  private int headingLevel;
  private int depth;

  /**
   * @param base what relative addresses are relative to, or null
   * @param unknown hears the name of each element it does not know
   */
  public BlockReader(
      HtmlSource source, @Nullable String base, Pictures pictures, Consumer<String> unknown) {
    this.source = source;
    this.base = base;
    this.pictures = pictures;
    this.unknown = unknown;
  }

  /** The blocks of everything below {@code root}, in reading order. */
  public List<ReadBlock> read(Element root) {
    children(root);
    flush(root);
    return List.copyOf(blocks);
  }

  /** Wrappers without words of their own are passed through, however deep they nest. */
  private static Element unwrapped(Element element) {
    Element at = element;
    while (at.childrenSize() == 1
        && at.child(0).normalName().matches("div|section|center|span|font|main|article")
        && !at.child(0).hasAttr("href")
        && !hasOwnText(at)) {
      at = at.child(0);
    }
    return at;
  }

  private void children(Element wrapper) {
    Element parent = depth > DEEPEST / 2 ? unwrapped(wrapper) : wrapper;
    if (++depth > DEEPEST) {
      text(new TextNode(parent.wholeText()), parent);
    } else {
      // Only whole children are taken out while reading, so the list is copied first.
      for (Node child : List.copyOf(parent.childNodes())) {
        if (parent.equals(child.parent())) {
          node(child, parent);
        }
      }
    }
    depth--;
  }

  private void node(Node node, Element parent) {
    if (node instanceof TextNode text) {
      text(text, parent);
    } else if (node instanceof Element element) {
      element(element);
    } else if (node instanceof DataNode data && !data.getWholeData().isBlank()) {
      run.append(data.getWholeData(), wrap); // old pages show source code in elements such as xmp
      nodes.add(data);
    }
  }

  private void text(TextNode text, Element parent) {
    String characters = text.getWholeText();
    run.append(characters, wrap);
    if (!text.isBlank()) {
      nodes.add(text.parent() == null ? parent : text);
    }
  }

  private void element(Element element) {
    String name = element.normalName();
    Pictures.Found figure = pictures.figureAt(element);
    if (figure != null) {
      figure(figure, element);
      return;
    }
    switch (name) {
      case "br" -> lineBreak(element);
      case "a" -> link(element);
      case "img" -> picture(element);
      case "hr" -> {
        flush(element);
        add(new Block.Pause(), element);
      }
      case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, name.charAt(1) - '0');
      case "ul", "ol" -> list(element, name.equals("ol"));
      case "li" -> list(element, false);
      case "blockquote" -> quotation(element);
      case "table" -> table(element);
      case "pre" -> preformatted(element);
      case "figure" -> block(element);
      default -> {
        if (EMBEDS.contains(name)) {
          embed(element, null);
        } else if (STYLES.containsKey(name)) {
          styled(element, STYLES.get(name));
        } else if (CONTAINERS.contains(name)) {
          block(element);
        } else {
          if (!TRANSPARENT.contains(name)) {
            unknown.accept(name);
          }
          noteAnchor(element);
          children(element);
        }
      }
    }
  }

  /** Two line breaks in a row part paragraphs (rfa); one is a line break. */
  private void lineBreak(Element br) {
    Node next = br.nextSibling();
    while (next instanceof TextNode text && text.isBlank()) {
      next = next.nextSibling();
    }
    boolean doubled = next instanceof Element e && e.normalName().equals("br");
    if (doubled || run.endsWithBreak()) {
      flush(br.parent() == null ? br : br.parent());
    } else {
      run.lineBreak();
    }
  }

  private void block(Element element) {
    flush(element);
    noteAnchor(element);
    children(element);
    flush(element);
  }

  private void heading(Element element, int level) {
    flush(element);
    noteAnchor(element);
    int before = headingLevel;
    headingLevel = Math.max(2, level);
    children(element);
    flush(element);
    headingLevel = before;
  }

  private void styled(Element element, Inline.Style style) {
    Run.Wrap before = wrap;
    boolean already = false;
    for (Run.Wrap w = before; w != null; w = w.parent()) {
      already |= w.style() == style;
    }
    if (!already) {
      wrap = new Run.Wrap(before, style, null);
    }
    noteAnchor(element);
    children(element);
    wrap = before;
  }

  private void link(Element element) {
    noteAnchor(element);
    String href = address(element);
    Run.Wrap before = wrap;
    // A link inside a link (72 files): the inner one wins.
    for (Run.Wrap w = before; w != null && href != null; w = w.parent()) {
      if (w.href() != null) {
        before = w.parent();
      }
    }
    Run.Wrap outer = wrap;
    if (href != null) {
      wrap = new Run.Wrap(before, null, href);
    }
    children(element);
    wrap = outer;
  }

  private @Nullable String address(Element element) {
    String href = element.attr("href");
    return href.startsWith("#") && href.length() > 1 ? href : Addresses.resolve(base, href);
  }

  private void picture(Element img) {
    String emoji = Pictures.emoji(img);
    if (emoji != null) {
      run.append(emoji, wrap);
      return;
    }
    ImageObject image = pictures.image(img, null, null);
    if (image != null) {
      flush(img);
      add(new Block.Figure(image), img);
    }
  }

  private void figure(Pictures.Found figure, Element element) {
    flush(element);
    for (Node caption : figure.captionTexts()) {
      source.take(caption, Fate.field("image.caption"));
    }
    for (ImageObject image : figure.images()) {
      add(new Block.Figure(image), element);
    }
    if (figure.embed() != null) {
      embed(figure.embed(), figure.title());
    }
  }

  private void embed(Element element, @Nullable String caption) {
    flush(element);
    String src = element.attr("src");
    if (src.isEmpty()) {
      Element inner = element.selectFirst("source[src], embed[src]");
      src = inner == null ? element.attr("data") : inner.attr("src");
    }
    String title = caption != null ? caption : element.attr("title");
    String url = Addresses.resolve(base, src);
    // What is inside is shown only by programs that cannot play it.
    source.take(element, Fate.chrome("embed-fallback"));
    if (url != null || !title.isBlank()) {
      add(new Block.Embed(url, title.isBlank() ? null : CjkText.collapse(title)), element);
    }
  }

  private void list(Element element, boolean ordered) {
    flush(element);
    List<Element> items = new ArrayList<>();
    if (element.normalName().equals("li")) {
      items.add(element); // an item without its list
    } else {
      for (Element child : element.children()) {
        items.add(child);
      }
      if (hasOwnText(element) || items.isEmpty()) {
        children(element);
        flush(element);
        return;
      }
    }
    List<List<Block>> read = new ArrayList<>();
    within(
        element,
        () -> {
          for (Element item : items) {
            List<Block> content = collect(() -> block(item));
            if (!content.isEmpty()) {
              read.add(content);
            }
          }
        });
    if (!read.isEmpty()) {
      add(new Block.Listing(ordered, read), element);
    }
  }

  private void quotation(Element element) {
    flush(element);
    List<Block> content = new ArrayList<>();
    within(element, () -> content.addAll(collect(() -> children(element))));
    if (!content.isEmpty()) {
      add(new Block.Quotation(content), element);
    }
  }

  private void table(Element table) {
    flush(table);
    List<Element> rows = table.getElementsByTag("tr");
    boolean layout =
        table.getElementsByTag("table").size() > 1
            || rows.stream().allMatch(row -> row.childrenSize() <= 1)
            || table.selectFirst("img, figure, ul, ol, blockquote") != null;
    if (layout) {
      children(table);
      flush(table);
      return;
    }
    table.getElementsByTag("caption").forEach(this::block);
    List<Block.Row> read = new ArrayList<>();
    within(table, () -> rows.forEach(row -> row(row, read)));
    if (!read.isEmpty()) {
      add(new Block.Table(read), table);
    }
  }

  private void row(Element row, List<Block.Row> rows) {
    List<Block.Cell> cells = new ArrayList<>();
    boolean words = false;
    for (Element cell : row.children()) {
      List<Inline> text = new ArrayList<>();
      for (Block block : collect(() -> block(cell))) {
        List<Inline> line = block instanceof Block.Paragraph p ? p.text() : flat(block);
        if (!text.isEmpty() && !line.isEmpty()) {
          text.add(new Inline.LineBreak());
        }
        text.addAll(line);
      }
      words |= !text.isEmpty();
      cells.add(
          new Block.Cell(
              cell.normalName().equals("th"), span(cell, "colspan"), span(cell, "rowspan"), text));
    }
    if (words) {
      rows.add(new Block.Row(cells));
    }
  }

  private static List<Inline> flat(Block block) {
    String text = PlainText.of(List.of(block));
    return text.isEmpty() ? List.of() : List.of(new Inline.Text(text.replace('\n', ' ')));
  }

  private static int span(Element cell, String attribute) {
    try {
      return Math.min(100, Math.max(1, Integer.parseInt(cell.attr(attribute).strip())));
    } catch (NumberFormatException e) {
      return 1;
    }
  }

  private void preformatted(Element element) {
    flush(element);
    String text = element.wholeText().stripTrailing();
    text = text.startsWith("\n") ? text.substring(1) : text;
    if (!text.isBlank()) {
      nodes.add(element);
      add(new Block.Preformatted(text), element);
    }
  }

  private static boolean hasOwnText(Element element) {
    return element.textNodes().stream().anyMatch(text -> !text.isBlank());
  }

  /** A place that links in the article can name; the next heading takes it. */
  private void noteAnchor(Element element) {
    String name = element.hasAttr("name") ? element.attr("name") : element.id();
    boolean place = element.normalName().equals("a") || HEADING.contains(element.normalName());
    if (place && !name.isBlank()) {
      anchor = name;
    }
  }

  /**
   * Reads with nested blocks kept from the top level; the nodes count for the block around them.
   */
  private void within(Element element, Runnable reading) {
    boolean before = nested;
    nested = true;
    reading.run();
    flush(element);
    nested = before;
  }

  private List<Block> collect(Runnable reading) {
    List<Block> before = target;
    Run.Wrap around = wrap;
    List<Block> collected = new ArrayList<>();
    target = collected;
    reading.run();
    flushInto(collected);
    target = before;
    wrap = around;
    return collected;
  }

  private void flush(Element element) {
    if (run.isEmpty()) {
      run.finish();
      return;
    }
    List<Inline> text = run.finish();
    if (!text.isEmpty()) {
      Block block =
          headingLevel > 0
              ? new Block.Heading(Math.min(6, headingLevel), anchor, text)
              : new Block.Paragraph(text);
      if (headingLevel > 0) {
        anchor = null;
      }
      add(block, element);
    }
  }

  private void flushInto(List<Block> collected) {
    List<Inline> text = run.finish();
    if (!text.isEmpty()) {
      collected.add(new Block.Paragraph(text));
    }
  }

  private void add(Block block, Element element) {
    if (nested) {
      target.add(block);
    } else {
      blocks.add(new ReadBlock(block, element, nodes));
      nodes = new ArrayList<>();
    }
  }
}
