package microfiche.extract.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import microfiche.article.Block;
import microfiche.article.Inline;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/**
 * Reads definition lists: terms, then descriptions. Pages were also laid out with them, a picture
 * as term and its caption as description; those are read as the blocks they hold.
 */
final class DefinitionReader {
  /** Nothing that a term could hold. */
  private static final Evaluator LAYOUT =
      QueryParser.parse("img, figure, table, ul, ol, dl, blockquote, iframe, video");

  private static final Set<String> PARTS = Set.of("dt", "dd");

  private final BlockReader reader;

  DefinitionReader(BlockReader reader) {
    this.reader = reader;
  }

  void read(Element list, Surroundings around) {
    List<Element> parts = parts(list);
    if (parts == null) {
      reader.block(list, around);
      return;
    }
    reader.end(list, around);
    List<Block.Definition> read = new ArrayList<>();
    List<List<Inline>> terms = new ArrayList<>();
    List<List<Block>> descriptions = new ArrayList<>();
    for (Element part : parts) {
      boolean term = part.normalName().equals("dt");
      if (term && !descriptions.isEmpty()) {
        read.add(new Block.Definition(terms, descriptions));
        terms.clear();
        descriptions.clear();
      }
      if (term) {
        terms.add(reader.onOneLine(part, around));
      } else {
        descriptions.add(reader.inside(part, around, inner -> reader.block(part, inner)));
      }
    }
    read.add(new Block.Definition(terms, descriptions));
    around.sink().add(new Block.Definitions(read), list);
  }

  /** Its terms and descriptions in order, each with words; null when it is no such list. */
  private static @Nullable List<Element> parts(Element list) {
    List<Element> parts = new ArrayList<>();
    if (BlockReader.hasOwnText(list)) {
      return null;
    }
    for (Element child : list.children()) {
      boolean group = child.normalName().equals("div") && !BlockReader.hasOwnText(child);
      parts.addAll(group ? child.children() : List.of(child));
    }
    parts.removeIf(part -> !part.hasText() && part.selectFirst(LAYOUT) == null);
    boolean described = true;
    for (Element part : parts) {
      boolean term = part.normalName().equals("dt");
      boolean fits = PARTS.contains(part.normalName()) && (term || !isFirst(part, parts));
      if (!fits || term && part.selectFirst(LAYOUT) != null) {
        return null;
      }
      described = !term;
    }
    return described && !parts.isEmpty() ? parts : null;
  }

  private static boolean isFirst(Element part, List<Element> parts) {
    return parts.get(0).equals(part);
  }
}
