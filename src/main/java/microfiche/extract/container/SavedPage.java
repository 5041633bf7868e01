package microfiche.extract.container;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.extract.Fate;
import microfiche.extract.Inner;
import microfiche.extract.Ledger;
import microfiche.extract.Lines;
import microfiche.extract.Statement.Field;
import microfiche.extract.Statements;
import microfiche.extract.Tags;
import microfiche.extract.Wrap;
import microfiche.extract.html.CjkText;
import microfiche.extract.html.Html;
import microfiche.extract.markdown.HtmlStretches;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A page as it was saved, or the part of one that a generator kept: what it states of its article,
 * and its body with everything around the article.
 */
public final class SavedPage implements Wrap {
  /** What {@code explain} calls it. */
  static final String NAME = "page";

  private static final Pattern PAGE =
      Pattern.compile(
          "^\\s*(?:<\\?xml[^>]{0,200}>\\s*)?(?:<!--(?:[^-]++|-(?!->)){0,2000}+-->\\s*+){0,4}+<(?:!doctype|html|head|body|article|main)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** What a theme has around an article, and articles themselves have not. */
  private static final Pattern PARTS =
      Pattern.compile(
          "<(?:article|main|header|footer|nav|h1)\\b|\\brole=[\"']?main", Pattern.CASE_INSENSITIVE);

  /** 标题 - 站名, 标题 | 站名, 标题_站名: the page title's last part. */
  private static final Pattern SUFFIX =
      Pattern.compile("\\s*(?:[|｜_–—]|\\s-\\s)\\s*[^|｜_–—-]{1,30}$");

  /** {@code <!-- saved from url=(0042)https://… -->}: Chrome, Internet Explorer. */
  private static final Pattern SAVED_FROM =
      Pattern.compile("<!-- saved from url=\\(\\d{1,6}\\)(\\S{1,2000}) -->");

  /** The comment of SingleFile: url: …, saved date: … */
  private static final Pattern SINGLE_FILE =
      Pattern.compile(
          "<!--\\s*Page saved with SingleFile\\s+url:\\s*(\\S{1,2000})(?:\\s+saved date:\\s*([^\\n]{4,80}?))?\\s*(?:\\n|-->)");

  /** {@code <!-- Mirrored from www.example.com/a.html by HTTrack Website Copier/3.x, DATE -->} */
  private static final Pattern HTTRACK =
      Pattern.compile(
          "<!--\\s*Mirrored from (\\S{3,1000}) by HTTrack[^\\n]{0,120}?(?:,\\s*(\\w{3}, \\d{1,2} \\w{3} \\d{4} [\\d:]{8} GMT))?\\s*-->");

  @Override
  public @Nullable Inner peel(Inner outer, Lines lines, Statements statements, Ledger ledger) {
    String text = outer.text().text();
    if (!PAGE.matcher(text).find() && !(PARTS.matcher(text).find() && HtmlStretches.isAll(text))) {
      return null;
    }
    Tags tags = new Tags(text);
    Document page = Html.parse(tags.withoutOpenComments(), false);
    PageFacts facts = new PageFacts(page, statements);
    savedFrom(text, facts);
    facts.state();
    headline(page, facts);
    int body = bodyStart(text, tags);
    ledger.take(outer.text(), 0, body, Fate.chrome("page: head"));
    return outer.within(NAME, outer.text().part(body, text.length()), Inner.Form.PAGE);
  }

  private static void savedFrom(String text, PageFacts facts) {
    String head = text.substring(0, Math.min(text.length(), 20_000));
    Matcher chrome = SAVED_FROM.matcher(head);
    if (chrome.find()) {
      facts.savedFrom(chrome.group(1), null);
    }
    Matcher single = SINGLE_FILE.matcher(head);
    if (single.find()) {
      facts.savedFrom(single.group(1), single.group(2));
    }
    Matcher httrack = HTTRACK.matcher(text);
    if (httrack.find()) {
      String address = httrack.group(1);
      facts.savedFrom(address.contains("://") ? address : "http://" + address, httrack.group(2));
    }
  }

  private static void headline(Document page, PageFacts facts) {
    String og = facts.content("meta[property=og:title]", "meta[name=twitter:title]");
    Element h1 =
        page.select("h1").size() == 1
            ? page.selectFirst("h1")
            : page.selectFirst(
                "article h1, main h1, [itemprop=headline], h1.entry-title, h1.post-title, h1.page-title");
    // A site's own name as the only h1 leads home.
    boolean site = h1 != null && h1.selectFirst("a[href=/], a[rel=home]") != null;
    List<String> stated = new ArrayList<>();
    if (h1 != null && h1.hasText() && !(site && og != null)) {
      stated.add(CjkText.collapse(h1.text()));
    }
    if (og != null) {
      stated.add(withoutSuffix(og));
    }
    String linked = facts.linkedHeadline();
    if (linked != null) {
      stated.add(CjkText.collapse(linked));
    }
    if (!page.title().isBlank()) {
      stated.add(withoutSuffix(page.title()));
    }
    for (String headline : stated) {
      facts.add(Field.HEADLINE, headline);
    }
  }

  private static String withoutSuffix(String title) {
    Matcher suffix = SUFFIX.matcher(title);
    return CjkText.collapse(
        suffix.find() && suffix.start() > 6 ? title.substring(0, suffix.start()) : title);
  }

  private static int bodyStart(String text, Tags tags) {
    for (int i = text.indexOf('<'); i >= 0; ) {
      int end = tags.end(i);
      if (end > 0 && tags.name(i).equals("body")) {
        return end;
      }
      i = text.indexOf('<', end < 0 ? i + 1 : end);
    }
    return 0;
  }
}
