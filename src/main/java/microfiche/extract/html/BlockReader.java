package microfiche.extract.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import microfiche.address.Addresses;
import microfiche.article.Block;
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
  private final HtmlSource source;
  private final @Nullable String base;
  private final Pictures pictures;
  private final Consumer<String> unknown;
  private final @Nullable String path;
  private final FigureReader figures;
  private final ListReader lists = new ListReader(this);
  private final DefinitionReader definitions = new DefinitionReader(this);
  private final TableReader tables = new TableReader(this);
  private final RubyReader ruby = new RubyReader(this);
  private Places places = Places.NONE;
  private BlockSink.Article article = new BlockSink.Article(places);

  /**
   * A reader for one article.
   *
   * @param base what relative addresses are relative to, or null
   * @param path of the seed, which links between files are relative to; null where there are none
   * @param unknown hears the name of each element it does not know
   */
  public BlockReader(
      HtmlSource source,
      @Nullable String base,
      @Nullable String path,
      Pictures pictures,
      Consumer<String> unknown) {
    this.source = source;
    this.path = path;
    this.base = base;
    this.pictures = pictures;
    this.figures = new FigureReader(this, source, base, pictures);
    this.unknown = unknown;
  }

  /** The blocks of everything below {@code root}, in reading order. */
  public List<ReadBlock> read(Element root) {
    places = Places.of(root, base);
    article = new BlockSink.Article(places);
    Surroundings around = new Surroundings(article.sink(), null, 0, 0, 0);
    children(root, around);
    end(root, around);
    return article.blocks();
  }

  /** Reads {@code element} as a block of its own, or several. */
  void block(Element element, Surroundings around) {
    note(element);
    end(element, around);
    children(element, around);
    end(element, around);
  }

  /** What is read inside {@code element} of a block that has blocks of its own. */
  List<Block> inside(Element element, Surroundings around, Consumer<Surroundings> reading) {
    List<Block> blocks = new ArrayList<>();
    Surroundings inner = around.inside(BlockSink.into(blocks, places));
    reading.accept(inner);
    end(element, inner);
    return blocks;
  }

  /** The text of {@code element} where no blocks can stand; line breaks part what were some. */
  List<Inline> onOneLine(Element element, Surroundings around) {
    List<Inline> text = new ArrayList<>();
    for (Block block : inside(element, around, inner -> block(element, inner))) {
      List<Inline> line = block instanceof Block.Paragraph p ? p.text() : flat(block);
      if (!text.isEmpty() && !line.isEmpty()) {
        text.add(new Inline.LineBreak());
      }
      text.addAll(line);
    }
    return text;
  }

  private static List<Inline> flat(Block block) {
    String text = PlainText.of(List.of(block));
    return text.isEmpty() ? List.of() : List.of(new Inline.Text(text.replace('\n', ' ')));
  }

  /** Ends the line: what was read since the last block is one. */
  void end(Element element, Surroundings around) {
    List<Inline> text = around.sink().line().finish();
    if (text.isEmpty()) {
      return;
    }
    if (around.heading() == 0) {
      around.sink().add(new Block.Paragraph(text), element);
    } else {
      around.sink().add(new Block.Heading(around.heading(), text), element);
    }
  }

  /** Counts {@code node} for the block that is being read. */
  void count(Node node) {
    article.read(node);
  }

  /** Notes that {@code element} begins here, to which a link may lead. */
  void note(Element element) {
    places.note(element);
  }

  /** Leaves {@code node} out as chrome. */
  void leaveOut(Node node, String rule) {
    source.take(node, Fate.chrome(rule));
  }

  static boolean hasOwnText(Element element) {
    return element.textNodes().stream().anyMatch(text -> !text.isBlank());
  }

  /** Reads what is in {@code wrapper}, in its line. */
  void children(Element wrapper, Surroundings around) {
    Element parent = around.deep() ? unwrapped(wrapper) : wrapper;
    if (around.tooDeep()) {
      text(new TextNode(parent.wholeText()), parent, around);
      return;
    }
    Surroundings inner = around.deeper();
    // Only whole children are taken out while reading, so the list is copied first.
    for (Node child : List.copyOf(parent.childNodes())) {
      if (parent.equals(child.parent())) {
        node(child, parent, inner);
      }
    }
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

  /** Reads {@code node}, which stands in {@code parent}. */
  void node(Node node, Element parent, Surroundings around) {
    if (node instanceof TextNode text) {
      text(text, parent, around);
    } else if (node instanceof Element element) {
      element(element, around);
    } else if (node instanceof DataNode data && !data.getWholeData().isBlank()) {
      // Old pages show source code in elements such as xmp.
      around.sink().line().append(data.getWholeData(), around.wrap());
      article.read(data);
    }
  }

  private void text(TextNode text, Element parent, Surroundings around) {
    around.sink().line().append(text.getWholeText(), around.wrap());
    if (!text.isBlank()) {
      article.read(text.parent() == null ? parent : text);
    }
  }

  private void element(Element element, Surroundings around) {
    note(element);
    Pictures.Found figure = pictures.figureAt(element);
    if (figure != null) {
      figures.figure(figure, element, around);
      return;
    }
    String name = element.normalName();
    ElementKind kind = ElementKind.of(name);
    switch (kind.holdsBlocks() && around.fullOfBlocks() ? ElementKind.CONTAINER : kind) {
      case CONTAINER -> block(element, around);
      case STYLE -> styled(element, ElementKind.style(name), around);
      case RUBY -> ruby.read(element, around);
      case LINK -> link(element, around);
      case LINE_BREAK -> lineBreak(element, around);
      case HEADING -> heading(element, Math.max(2, name.charAt(1) - '0'), around);
      case LIST -> lists.list(element, around);
      case ITEM -> lists.item(element, around);
      case DEFINITIONS -> definitions.read(element, around);
      case QUOTATION -> quotation(element, around);
      case ASIDE -> aside(element, around);
      case TABLE -> tables.table(element, around);
      case PREFORMATTED -> preformatted(element, around);
      case PAUSE -> {
        end(element, around);
        around.sink().add(new Block.Pause(), element);
      }
      case PICTURE -> figures.picture(element, around);
      case EMBED -> figures.embed(element, null, around);
      case TRANSPARENT -> children(element, around);
      case UNKNOWN -> {
        unknown.accept(name);
        children(element, around);
      }
    }
  }

  /** Two line breaks in a row part paragraphs (rfa); one is a line break. */
  private void lineBreak(Element br, Surroundings around) {
    Node next = br.nextSibling();
    while (next instanceof TextNode text && text.isBlank()) {
      next = next.nextSibling();
    }
    boolean doubled = next instanceof Element e && e.normalName().equals("br");
    Run line = around.sink().line();
    if (doubled || line.endsWithBreak()) {
      end(br.parent() == null ? br : br.parent(), around);
    } else {
      line.lineBreak();
    }
  }

  private void heading(Element element, int level, Surroundings around) {
    end(element, around);
    Surroundings inner = around.inHeading(level);
    children(element, inner);
    end(element, inner);
  }

  private void styled(Element element, Inline.Style style, Surroundings around) {
    Run.Mark mark = new Run.Styled(style);
    boolean already = false;
    for (Run.Wrap w = around.wrap(); w != null; w = w.parent()) {
      already |= w.mark().equals(mark);
    }
    children(element, already ? around : around.in(new Run.Wrap(around.wrap(), mark)));
  }

  private void link(Element element, Surroundings around) {
    String href = places.href(element);
    if (href == null && !element.attr("href").startsWith("#")) {
      href = Addresses.resolve(base, element.attr("href"));
    }
    String file = FileLinks.target(path, element.attr("href"));
    if (href == null && Places.isWayBack(element)) {
      leaveOut(element, "way-back");
      return;
    }
    if (href == null && file == null) {
      children(element, around);
      return;
    }
    Run.Wrap outer = around.wrap();
    // A link inside a link (72 files): the inner one wins.
    for (Run.Wrap w = outer; w != null; w = w.parent()) {
      if (w.mark() instanceof Run.Link) {
        outer = w.parent();
      }
    }
    children(element, around.in(new Run.Wrap(outer, new Run.Link(href, file))));
  }

  private void quotation(Element element, Surroundings around) {
    end(element, around);
    List<Block> content = inside(element, around, inner -> children(element, inner));
    if (!content.isEmpty()) {
      around.sink().add(new Block.Quotation(content), element);
    }
  }

  private void aside(Element element, Surroundings around) {
    end(element, around);
    BlockSink beside = around.sink().beside(element);
    if (beside != null) {
      block(element, around.inside(beside)); // known to be one only when all is read: see Asides
      return;
    }
    List<Block> content = inside(element, around, inner -> block(element, inner));
    if (!content.isEmpty()) {
      around.sink().add(new Block.Aside(content), element);
    }
  }

  private void preformatted(Element element, Surroundings around) {
    end(element, around);
    String text = element.wholeText().stripTrailing();
    text = text.startsWith("\n") ? text.substring(1) : text;
    if (!text.isBlank()) {
      article.read(element);
      around.sink().add(new Block.Preformatted(text), element);
    }
  }
}
