package microfiche.extract.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import microfiche.extract.Tags;

/**
 * Where a Markdown document is HTML. CommonMark ends HTML at a blank line, but pages that were
 * pasted into Markdown have blank lines too: a block's HTML goes on to its end tag, as long as what
 * follows a blank line is HTML again.
 */
public final class HtmlStretches {
  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "center",
          "details",
          "dir",
          "div",
          "dl",
          "fieldset",
          "figcaption",
          "figure",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hr",
          "iframe",
          "li",
          "main",
          "nav",
          "noscript",
          "ol",
          "p",
          "picture",
          "section",
          "script",
          "style",
          "table",
          "tbody",
          "td",
          "tr",
          "ul",
          "video",
          "audio",
          "object",
          "head",
          "body",
          "html",
          "link",
          "meta");

  /** Elements that have no end tag, or may lack it. */
  private static final Set<String> OPEN_ENDED = Set.of("hr", "p", "li", "td", "tr", "link", "meta");

  private HtmlStretches() {}

  /** A stretch from the beginning of a line to the end of one. */
  record Stretch(int start, int end) {}

  /** All stretches of {@code text}, in order; a parser sees to HTML that is shorter. */
  static List<Stretch> of(String text) {
    Tags tags = new Tags(text);
    List<Stretch> stretches = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      int line = lineEnd(text, at);
      int tag = firstSign(text, at, line);
      if (tag >= 0 && tag - at <= 3 && opensBlock(text, tag, tags)) {
        int end = end(text, tag, tags);
        stretches.add(new Stretch(at, end));
        at = end;
      } else {
        at = line + 1;
      }
    }
    return stretches;
  }

  /** Whether the whole of {@code text} is HTML: it begins with a block's tag and ends with one. */
  public static boolean isAll(String text) {
    Tags tags = new Tags(text);
    int first = firstSign(text, 0, text.length());
    if (first < 0 || !opensBlock(text, first, tags)) {
      return false;
    }
    String end = text.stripTrailing();
    return end.endsWith(">") && end(text, first, tags) >= end.length();
  }

  private static boolean opensBlock(String text, int at, Tags tags) {
    return text.charAt(at) == '<' && tags.end(at) > 0 && BLOCKS.contains(tags.name(at));
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  /** The first sign that is no white space before {@code end}, or -1. */
  private static int firstSign(String text, int from, int end) {
    for (int i = from; i < end; i++) {
      if (!Character.isWhitespace(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  /** The end of the line on which the HTML that begins at {@code tag} is complete. */
  private static int end(String text, int tag, Tags tags) {
    int depth = 0;
    boolean paragraph = false;
    for (int at = tag; at < text.length(); ) {
      int line = lineEnd(text, at);
      for (int i = text.indexOf('<', at); i >= 0 && i < line; i = text.indexOf('<', i)) {
        int end = tags.end(i);
        if (end < 0) {
          i++;
          continue;
        }
        String name = tags.name(i);
        String bare = name.startsWith("/") ? name.substring(1) : name;
        if (BLOCKS.contains(bare)) {
          paragraph = name.equals("p");
          boolean counts = !OPEN_ENDED.contains(bare) && text.charAt(end - 2) != '/';
          depth += !counts ? 0 : name.startsWith("/") ? -1 : 1;
        }
        line = end > line ? lineEnd(text, end - 1) : line; // a tag over several lines
        i = end;
      }
      int next = firstSign(text, Math.min(line + 1, text.length()), text.length());
      if (next < 0 || !goesOn(text, line, next, depth > 0, paragraph, tags)) {
        return Math.min(line + 1, text.length());
      }
      at = line + 1;
    }
    return text.length();
  }

  private static boolean goesOn(
      String text, int line, int next, boolean open, boolean paragraph, Tags tags) {
    if (opensOrEnds(text, next, tags)) {
      return true;
    }
    if (isBlankBetween(text, line, next)) {
      // Text that a program indented inside an element is no code of an author's.
      return open && next - text.lastIndexOf('\n', next) > 4;
    }
    return open || paragraph;
  }

  /** Whether there is a blank line between the end of a line and the next sign. */
  private static boolean isBlankBetween(String text, int line, int next) {
    int second = text.indexOf('\n', line + 1);
    return second >= 0 && second < next;
  }

  private static boolean opensOrEnds(String text, int at, Tags tags) {
    if (text.charAt(at) != '<' || tags.end(at) < 0) {
      return false;
    }
    String name = tags.name(at);
    return text.startsWith("<!--", at)
        || BLOCKS.contains(name.startsWith("/") ? name.substring(1) : name);
  }
}
