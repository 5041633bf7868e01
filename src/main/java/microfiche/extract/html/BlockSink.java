package microfiche.extract.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import microfiche.article.Block;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/** Where blocks go, in reading order, and the line of text that will be the next of them. */
final class BlockSink {
  private final Run line;
  private final BiConsumer<Block, Element> blocks;
  private final @Nullable Function<Element, BlockSink> beside;

  private BlockSink(
      Places places,
      BiConsumer<Block, Element> blocks,
      @Nullable Function<Element, BlockSink> beside) {
    this.line = new Run(places);
    this.blocks = blocks;
    this.beside = beside;
  }

  /** For blocks inside another: an item's, a quotation's. Their nodes count for the one around. */
  static BlockSink into(List<Block> blocks, Places places) {
    return new BlockSink(places, (block, element) -> blocks.add(block), null);
  }

  /** For blocks of the article that stand in {@code aside}; null inside another block. */
  @Nullable BlockSink beside(Element aside) {
    return beside == null ? null : beside.apply(aside);
  }

  Run line() {
    return line;
  }

  /** Adds a block that {@code element} was read as. */
  void add(Block block, Element element) {
    blocks.accept(block, element);
  }

  /** The blocks of the article itself, each with the nodes that were read since the one before. */
  static final class Article {
    private final Places places;
    private final BlockSink sink;
    private final List<ReadBlock> blocks = new ArrayList<>();
    private List<Node> nodes = new ArrayList<>();

    Article(Places places) {
      this.places = places;
      this.sink =
          new BlockSink(places, (block, element) -> add(block, element, null), this::beside);
    }

    BlockSink sink() {
      return sink;
    }

    /** Counts {@code node} for the block that is being read. */
    void read(Node node) {
      nodes.add(node);
    }

    List<ReadBlock> blocks() {
      return List.copyOf(blocks);
    }

    private BlockSink beside(Element aside) {
      return new BlockSink(
          places, (block, element) -> add(block, element, aside), inner -> beside(aside));
    }

    private void add(Block block, Element element, @Nullable Element aside) {
      blocks.add(ReadBlock.of(block, element, aside, nodes));
      nodes = new ArrayList<>();
    }
  }
}
