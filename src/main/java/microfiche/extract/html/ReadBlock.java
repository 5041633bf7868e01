package microfiche.extract.html;

import java.util.ArrayList;
import java.util.List;
import microfiche.article.Block;
import microfiche.article.Inline;
import microfiche.article.PlainText;
import microfiche.extract.Fate;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/**
 * A block with the nodes it was made from, so that its fate can still be decided.
 *
 * @param element the element it stood in
 * @param aside what it stands in beside the article, or null
 * @param text its plain text, empty for pictures and pauses
 */
public record ReadBlock(
    Block block, Element element, @Nullable Element aside, List<Node> nodes, String text) {

  static ReadBlock of(Block block, Element element, @Nullable Element aside, List<Node> nodes) {
    return new ReadBlock(block, element, aside, List.copyOf(nodes), PlainText.of(List.of(block)));
  }

  /** Its text with the author's line breaks: 撰文：X below which other lines follow. */
  public List<String> lines() {
    if (!(block instanceof Block.Paragraph paragraph)) {
      return text.lines().toList();
    }
    if (!isBroken(paragraph.text())) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>();
    for (List<Inline> line : split(paragraph.text())) {
      lines.add(PlainText.ofInlines(line));
    }
    return lines;
  }

  /** Whether the author broke the line; most paragraphs are one. */
  public static boolean isBroken(List<Inline> text) {
    for (Inline inline : text) {
      if (inline instanceof Inline.LineBreak) {
        return true;
      }
    }
    return false;
  }

  /** The inlines between line breaks; a break inside a link or style does not count. */
  public static List<List<Inline>> split(List<Inline> text) {
    List<List<Inline>> lines = new ArrayList<>(List.of(new ArrayList<>()));
    for (Inline inline : text) {
      if (inline instanceof Inline.LineBreak) {
        lines.add(new ArrayList<>());
      } else {
        lines.get(lines.size() - 1).add(inline);
      }
    }
    return lines;
  }

  /** Whether both stand in the same aside. */
  boolean standsWith(ReadBlock other) {
    return aside != null && aside.equals(other.aside);
  }

  /** Tells the ledger what became of it. */
  public void book(HtmlSource source, Fate fate) {
    nodes.forEach(node -> source.take(node, fate));
  }

  /** The same nodes with another block. */
  public ReadBlock with(Block other) {
    return of(other, element, aside, nodes);
  }
}
