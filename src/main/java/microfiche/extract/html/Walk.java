package microfiche.extract.html;

import java.util.function.Consumer;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
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

  /** The node after {@code node} in document order, or null behind the last below {@code root}. */
  static @Nullable Node next(Node node, Element root) {
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
