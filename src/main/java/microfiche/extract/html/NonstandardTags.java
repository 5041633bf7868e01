package microfiche.extract.html;

import java.util.ArrayDeque;
import java.util.Deque;
import microfiche.address.Addresses;
import microfiche.extract.SourceText;
import microfiche.extract.Tags;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/**
 * Mirrors spell links {@code <ok href>} or {@code <span href>} and close {@code <a name>} with
 * {@code </ok>}. All of them are brought to {@code ok} before parsing: to an HTML parser that is
 * just an unknown element, so that a link which was never closed ends with its paragraph instead of
 * being repeated around everything that follows, as {@code a} would be.
 */
public final class NonstandardTags {
  private NonstandardTags() {}

  /**
   * The text with every kind of link spelled {@code ok}, and without stray {@code </br>} and
   * comments that are never closed.
   *
   * @param broken is run when there is such a comment
   */
  public static SourceText repair(SourceText source, Runnable broken) {
    String html = source.text();
    Tags tags = new Tags(html);
    SourceText.Builder out = SourceText.builder(html.length() + 64);
    // Open <span>s, true where the span was a link; an end tag closes the last one opened.
    Deque<Boolean> spans = new ArrayDeque<>();
    int written = 0;
    boolean code = false;
    for (int i = html.indexOf('<'); i >= 0; i = html.indexOf('<', i)) {
      int end = tags.end(i);
      if (end < 0) {
        i++;
        continue;
      }
      if (!code && tags.isOpenComment(i)) {
        out.append(source, written, i);
        written = end;
        broken.run();
      }
      if (!mayBeMended(html, i)) {
        i = end;
        continue;
      }
      String name = tags.name(i);
      code = Tags.isCode(name) ? name.charAt(0) != '/' : code;
      String replacement =
          switch (name) {
            case "a" -> "<ok";
            case "/a" -> "</ok";
            case "span" -> {
              boolean link = hasHref(html, i + 5, end);
              spans.push(link);
              yield link ? "<ok" : null;
            }
            case "/span" -> !spans.isEmpty() && spans.pop() ? "</ok" : null;
            case "/br" -> "";
            default -> null;
          };
      if (replacement != null) {
        out.append(source, written, i);
        out.add(replacement);
        written = replacement.isEmpty() ? end : i + 1 + name.length();
      }
      i = end;
    }
    return written == 0 ? source : out.append(source, written, html.length()).build();
  }

  /** Whether the tag at {@code start} begins like one of those below. */
  private static boolean mayBeMended(String html, int start) {
    char first = html.charAt(start + 1);
    return first == '/' || first == 'a' || first == 's' || first == 'A' || first == 'S';
  }

  /**
   * Makes links of {@code ok} elements again, mends their addresses, and settles which address each
   * picture has; call after parsing.
   */
  public static void rename(Element root) {
    Walk.elements(
        root,
        element -> {
          switch (element.normalName()) {
            case "ok" -> link(element);
            case "amp-img", "amp-anim" -> picture(element);
            default -> {}
          }
        });
    PictureSources.settle(root);
  }

  private static void link(Element link) {
    link.tagName("a");
    // <ok HREF=…> is lower-cased by the parser; an address in typographic quotes is not unquoted.
    if (link.hasAttr("href")) {
      link.attr("href", Addresses.trim(link.attr("href")));
    }
  }

  /**
   * Pictures of another dialect of HTML. In it they hold what shows while they load; what else is
   * in one that was never closed stands behind it.
   */
  private static void picture(Element picture) {
    for (Element inside : picture.select(WHILE_LOADING)) {
      if (!inside.hasText()) {
        inside.remove();
      }
    }
    Element img = new Element("img");
    img.attributes().addAll(picture.attributes());
    picture.before(img);
    picture.tagName("span").clearAttributes();
  }

  private static final Evaluator WHILE_LOADING =
      QueryParser.parse("> [placeholder], > [fallback], > noscript");

  private static boolean hasHref(String html, int from, int to) {
    String tag = html.substring(from, to);
    int at = tag.indexOf("href");
    return at > 0 && Character.isWhitespace(tag.charAt(at - 1)) && tag.indexOf('=', at) > 0;
  }
}
