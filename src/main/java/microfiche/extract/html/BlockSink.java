package microfiche.extract.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import microfiche.article.Block;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Where blocks go, in reading order, and the line of text that will be the next of them. */
final class BlockSink {
  private final Run line = new Run();
  private final BiConsumer<Block, Element> blocks;

  private BlockSink(BiConsumer<Block, Element> blocks) {
    this.blocks = blocks;
  }

  /** For blocks inside another: an item's, a quotation's. Their nodes count for the one around. */
  static BlockSink into(List<Block> blocks) {
    return new BlockSink((block, element) -> blocks.add(block));
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
    private final BlockSink sink = new BlockSink(this::add);
    private final List<ReadBlock> blocks = new ArrayList<>();
    private List<Node> nodes = new ArrayList<>();

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

    private void add(Block block, Element element) {
      blocks.add(new ReadBlock(block, element, nodes));
      nodes = new ArrayList<>();
    }
  }
}
