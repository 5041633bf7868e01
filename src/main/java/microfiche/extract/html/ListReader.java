package microfiche.extract.html;

import java.util.ArrayList;
import java.util.List;
import microfiche.article.Block;
import org.jsoup.nodes.Element;

/** Reads lists. */
final class ListReader {
  private final BlockReader reader;

  ListReader(BlockReader reader) {
    this.reader = reader;
  }

  /** Reads a list; one with text beside its items is none. */
  void list(Element list, Surroundings around) {
    List<Element> items = list.children();
    if (items.isEmpty() || BlockReader.hasOwnText(list)) {
      reader.block(list, around);
    } else {
      reader.end(list, around);
      list(list, items, around);
    }
  }

  /** Reads an item without its list. */
  void item(Element item, Surroundings around) {
    reader.end(item, around);
    list(item, List.of(item), around);
  }

  private void list(Element list, List<Element> items, Surroundings around) {
    List<List<Block>> read = new ArrayList<>();
    for (Element item : items) {
      List<Block> content = reader.inside(item, around, inner -> reader.block(item, inner));
      if (!content.isEmpty()) {
        read.add(content);
      }
    }
    if (!read.isEmpty()) {
      around.sink().add(new Block.Listing(list.normalName().equals("ol"), read), list);
    }
  }
}
