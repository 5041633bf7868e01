package microfiche.extract.html;

import java.util.List;
import microfiche.article.Block;
import microfiche.article.PlainText;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * A block with the nodes it was made from, so that its fate can still be decided.
 *
 * @param element the element it stood in
 * @param text its plain text, empty for pictures and pauses
 */
public record ReadBlock(Block block, Element element, List<Node> nodes, String text) {
  ReadBlock(Block block, Element element, List<Node> nodes) {
    this(block, element, List.copyOf(nodes), PlainText.of(List.of(block)));
  }

  /** The same nodes with another block. */
  public ReadBlock with(Block other) {
    return new ReadBlock(other, element, nodes);
  }
}
