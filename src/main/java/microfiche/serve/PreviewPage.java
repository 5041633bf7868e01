package microfiche.serve;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.report.Finding;

/**
 * A page of the site as the preview shows it: with a script that loads it again when the site
 * changes, and with what is the matter. The file itself is never changed.
 */
final class PreviewPage {
  private static final Pattern POLICY =
      Pattern.compile(
          "<meta\\b(?=[^>]{0,4000}\\bhttp-equiv\\s*=\\s*[\"']?content-security-policy\\b)"
              + "[^>]{0,4000}\\bcontent\\s*=\\s*(?:\"([^\"]{0,4000})\"|'([^'>]{0,4000})')",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CONNECT =
      Pattern.compile("(?<![\\w-])connect-src\\b([^;]*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern HEAD_END = Pattern.compile("</head\\s*>", Pattern.CASE_INSENSITIVE);
  private static final Pattern BODY = Pattern.compile("<body\\b[^>]*>", Pattern.CASE_INSENSITIVE);

  private PreviewPage() {}

  /** The bytes to answer for a page that says {@code html} on disk. */
  static byte[] of(byte[] html, Showing.State state) {
    // Latin-1 keeps every byte what it is, whatever the page is written in.
    String page = new String(html, StandardCharsets.ISO_8859_1);
    String own =
        "<link rel=\"stylesheet\" href=\""
            + PreviewServer.STYLE
            + "\">\n<script src=\""
            + PreviewServer.SCRIPT
            + "?"
            + state.number()
            + "\" defer></script>\n";
    page = allowWaiting(page);
    Matcher head = HEAD_END.matcher(page);
    page = head.find() ? inserted(page, head.start(), own) : own + page;
    if (!state.problems().isEmpty()) {
      Matcher body = BODY.matcher(page);
      String banner = bytes(banner(state.problems()));
      page = body.find() ? inserted(page, body.end(), banner) : page + banner;
    }
    return page.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A page of the archive may not connect to anything; in the preview it may ask this server. */
  private static String allowWaiting(String page) {
    Matcher meta = POLICY.matcher(page);
    if (!meta.find()) {
      return page;
    }
    int group = meta.group(1) == null ? 2 : 1;
    String self = group == 1 ? "'self'" : "&#39;self&#39;";
    String policy = meta.group(group);
    Matcher connect = CONNECT.matcher(policy);
    if (connect.find()) {
      String allowed = connect.group(1).contains("none") ? " " : connect.group(1) + " ";
      policy =
          policy.substring(0, connect.start(1)) + allowed + self + policy.substring(connect.end());
    } else {
      policy = policy.replaceFirst("[;\\s]*$", "") + "; connect-src " + self;
    }
    return page.substring(0, meta.start(group)) + policy + page.substring(meta.end(group));
  }

  private static String banner(List<Finding> problems) {
    StringBuilder out = new StringBuilder();
    out.append("\n<div id=\"microfiche-problem\" role=\"alert\" lang=\"en\"><p><strong>");
    out.append("<span lang=\"zh-Hans\">重新生成失败，下面仍是上一次的网站。</span> ");
    out.append("The site could not be made again; below is the last good one.</strong></p>\n");
    for (Finding problem : problems) {
      out.append("<p>").append(escaped(problem.where() + ": " + problem.what()));
      if (problem.hint() != null) {
        out.append("<br>hint: ").append(escaped(problem.hint()));
      }
      out.append("</p>\n");
    }
    return out.append("</div>\n").toString();
  }

  private static String inserted(String page, int at, String text) {
    return page.substring(0, at) + text + page.substring(at);
  }

  /** UTF-8, a character for each byte. */
  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
