package microfiche.container;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What entries of feeds and posts have in place of a text, and small services for such texts. */
final class Teaser {
  /** Fewer characters with a link to go on are no article. */
  private static final int LEAST = 200;

  private static final Pattern TAG = Pattern.compile("<[^<>]{0,5000}>");
  private static final Pattern CUT =
      Pattern.compile("(?:…|\\.{3}|\\[…]|\\[&#8230;]|\\[&hellip;])\\s*(?:<[^<>]{0,500}>\\s*)*$");

  private static final Pattern MORE =
      Pattern.compile(
          "阅读(?:全文|更多|原文)|閱讀(?:全文|更多|原文)|查看全文|繼續閱讀|继续阅读|更多…|read more|continue reading|the post .{0,300} appeared first",
          Pattern.CASE_INSENSITIVE);

  private Teaser() {}

  /** Why a text is no article's, or null when it may be one. */
  static @Nullable String reason(String html) {
    String words = plain(html);
    if (words.isEmpty()) {
      return html.contains("<img") ? null : "an entry without a text";
    }
    boolean on = CUT.matcher(html.strip()).find() || MORE.matcher(words).find();
    boolean linked = html.contains("<a ");
    return words.length() < LEAST && (on || linked) ? "a teaser, and not the article" : null;
  }

  /** Without tags; entities stay. */
  static String plain(@Nullable String html) {
    return html == null
        ? ""
        : TAG.matcher(html).replaceAll(" ").replaceAll("[\\s\\u00A0]+|&nbsp;", " ").strip();
  }

  /** Plain text as HTML: a paragraph for each line that says something. */
  static String paragraphs(String text) {
    StringBuilder html = new StringBuilder();
    text.lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> html.append("<p>").append(escaped(line.strip())).append("</p>\n"));
    return html.toString();
  }

  /** A picture in a paragraph of its own. */
  static String picture(String address) {
    return "<p><img src=\"" + escaped(address) + "\"></p>\n";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
