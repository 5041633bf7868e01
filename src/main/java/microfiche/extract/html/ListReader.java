package microfiche.extract.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.article.Block;
import org.jsoup.nodes.Element;

/** Reads lists, with the numbers that readers saw: some go on where another list ended. */
final class ListReader {
  /** Of a number in digits; longer ones count nothing. */
  private static final Pattern NUMBER = Pattern.compile("^\\s*([+-]?\\d{1,9})(?!\\d)");

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
    boolean ordered = list.normalName().equals("ol");
    int step = list.hasAttr("reversed") ? -1 : 1;
    int start = number(list, "start", step > 0 ? 1 : items.size());
    int number = start;
    Integer follows = null; // what a page would count next by itself
    List<Block.Item> read = new ArrayList<>();
    for (Element item : items) {
      List<Block> content = reader.inside(item, around, inner -> reader.block(item, inner));
      if (ElementKind.of(item.normalName()) == ElementKind.LIST && !read.isEmpty()) {
        addTo(read, content); // a list below an item, where it should be inside
        continue;
      }
      number = number(item, "value", number);
      if (!content.isEmpty()) {
        start = follows == null ? number : start;
        boolean own = ordered && follows != null && follows != number;
        read.add(new Block.Item(own ? number : null, content));
        follows = number + 1;
      }
      number += step;
    }
    if (!read.isEmpty()) {
      around.sink().add(new Block.Listing(ordered, ordered ? start : 1, read), list);
    }
  }

  private static void addTo(List<Block.Item> items, List<Block> more) {
    Block.Item last = items.remove(items.size() - 1);
    List<Block> content = new ArrayList<>(last.content());
    content.addAll(more);
    items.add(new Block.Item(last.number(), content));
  }

  /** What an attribute says, read as browsers do: {@code " 3x"} is 3. */
  private static int number(Element element, String attribute, int otherwise) {
    Matcher number = NUMBER.matcher(element.attr(attribute));
    return number.find() ? Integer.parseInt(number.group(1)) : otherwise;
  }
}
