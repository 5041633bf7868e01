package microfiche.extract.html;

import java.util.ArrayList;
import java.util.List;
import microfiche.article.Block;
import microfiche.article.PlainText;
import org.jsoup.nodes.Node;

/**
 * Makes blocks of what stands beside the article. That is done last: whatever looks for promotion,
 * datelines and captions sees the blocks in it one by one.
 */
public final class Asides {
  private Asides() {}

  /** The same blocks, those of one aside in one; what holds most of the article is none. */
  public static List<ReadBlock> gather(List<ReadBlock> blocks) {
    int all = blocks.stream().mapToInt(block -> block.text().length()).sum();
    int beside =
        blocks.stream()
            .filter(block -> block.aside() != null)
            .mapToInt(block -> block.text().length())
            .sum();
    if (beside == 0 || beside > all / 2) {
      return blocks;
    }
    List<ReadBlock> gathered = new ArrayList<>();
    for (int from = 0; from < blocks.size(); ) {
      int to = from + 1;
      while (to < blocks.size() && blocks.get(from).standsWith(blocks.get(to))) {
        to++;
      }
      List<ReadBlock> together = blocks.subList(from, to);
      gathered.add(blocks.get(from).aside() == null ? blocks.get(from) : aside(together));
      from = to;
    }
    return gathered;
  }

  private static ReadBlock aside(List<ReadBlock> blocks) {
    List<Node> nodes = blocks.stream().flatMap(block -> block.nodes().stream()).toList();
    Block aside = new Block.Aside(blocks.stream().map(ReadBlock::block).toList());
    return new ReadBlock(aside, blocks.get(0).element(), null, nodes, PlainText.of(List.of(aside)));
  }
}
