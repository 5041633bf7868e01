package microfiche.extract.html;

import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Steps over an element tree in document order, without a stream and without recursion. */
public final class Walk {
  private Walk() {}

  /** Shows {@code root} and all elements below it, which must not change meanwhile. */
  public static void elements(Element root, Consumer<Element> visitor) {
    for (Node node = root; node != null; node = next(node, root)) {
      if (node instanceof Element element) {
        visitor.accept(element);
      }
    }
  }

  /** Whether {@code element} is {@code root} or below it. */
  public static boolean within(Element root, Element element) {
    for (Element up = element; up != null; up = up.parent()) {
      if (up.equals(root)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the text below {@code element} may have so few characters; found out without going
   * through all of a long one.
   */
  public static boolean mayBeShort(Element element, int characters) {
    int left = characters;
    int nodes = 4 * characters;
    for (Node node = element; node != null; node = next(node, element)) {
      if (node instanceof TextNode text) {
        String words = text.getWholeText();
        for (int i = 0; i < words.length() && left >= 0; i++) {
          left -= Character.isWhitespace(words.charAt(i)) ? 0 : 1;
        }
      }
      if (left < 0 || --nodes < 0) {
        return false;
      }
    }
    return true;
  }

  /** The node after {@code node} in document order, or null behind the last below {@code root}. */
  public static @Nullable Node next(Node node, Element root) {
    if (node.childNodeSize() > 0) {
      return node.childNode(0);
    }
    for (Node up = node; up != null && !up.equals(root); up = up.parent()) {
      Node sibling = up.nextSibling();
      if (sibling != null) {
        return sibling;
      }
    }
    return null;
  }
}
