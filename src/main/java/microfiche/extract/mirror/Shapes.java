package microfiche.extract.mirror;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.extract.Fate;
import microfiche.extract.Ledger;
import microfiche.extract.Lines;
import microfiche.extract.Statement;
import microfiche.extract.Statement.Field;
import microfiche.extract.Statements;
import microfiche.extract.Tags;
import microfiche.extract.Vocabulary;
import microfiche.extract.html.CjkText;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Lines that several mirrors write alike. */
final class Shapes {
  private static final Pattern RULE = Pattern.compile("^\\s{0,3}-{3,}\\s*$");

  /** #### [首页](..) &nbsp;|&nbsp; [评论](..): links and bars, nothing else. */
  private static final Pattern LINK_LINE = Pattern.compile("^ {0,3}#{4,6}\\s");

  /** 原文链接（需翻墙）：URL, 原文地址（需翻墙访问）：URL, 原文链接：URL. */
  private static final Pattern ORIGINAL =
      Vocabulary.pattern(
          "^(?:<br\\s*/?>|\\s)*+{mirror.original}\\s*(?:（[^）]*）|\\([^)]*\\))?+\\s*+[：:]\\s*+(\\S.*)$",
          Pattern.DOTALL);

  private static final Pattern MARKDOWN = Pattern.compile("^\\[.*]\\((\\S+?)\\)$");

  /** A longer line is no address in Markdown. */
  private static final int LONGEST_LINK = 4_000;

  private static final Pattern ANGLES = Pattern.compile("^<|>$");

  private static final Pattern ESCAPE = Pattern.compile("\\\\([!-/:-@\\[-`{-~])");

  private Shapes() {}

  /** ### TITLE, which may be empty and may hold a line separator. */
  static boolean isTitle(String line) {
    return line.startsWith("###") && (line.length() == 3 || CjkText.isSpace(line.charAt(3)));
  }

  static boolean isRule(String line) {
    return RULE.matcher(line).matches();
  }

  static boolean isLinkLine(String line) {
    int open = line.indexOf('[');
    int link = open < 0 ? -1 : line.indexOf("](", open);
    return link > 0 && line.indexOf(')', link) > 0 && LINK_LINE.matcher(line).find();
  }

  /** The address of a line that names the original, or null for other lines. */
  static @Nullable String original(String line) {
    Matcher original = ORIGINAL.matcher(line);
    if (!original.matches()) {
      return null;
    }
    String address = original.group(1).strip();
    if (address.length() > LONGEST_LINK) {
      return address;
    }
    Matcher markdown = MARKDOWN.matcher(address);
    return markdown.matches() ? markdown.group(1) : ANGLES.matcher(address).replaceAll("");
  }

  /**
   * The text of a title: Markdown escapes and entities resolved once; null when nothing is left.
   */
  static @Nullable String title(String raw) {
    String text = Parser.unescapeEntities(ESCAPE.matcher(raw).replaceAll("$1"), false);
    String title = CjkText.collapse(text);
    return title.isEmpty() ? null : title;
  }

  /** States the headline of a line like {@code ### TITLE}. */
  static void stateTitle(
      Lines lines, int line, String mirror, Statements statements, Ledger ledger) {
    String title = title(lines.get(line).substring(3));
    if (title != null) {
      statements.add(new Statement(Field.HEADLINE, title, Statement.Rank.MIRROR, mirror));
    }
    ledger.take(lines.source(), lines.start(line), lines.start(line) + 3, Fate.MARKUP);
    lines.take(ledger, line, line + 1, Fate.stated(mirror + ": headline"));
  }

  /** States the address of a line that names the original, be it none. */
  static void stateOriginal(
      Lines lines, int line, String url, String mirror, Statements statements, Ledger ledger) {
    statements.add(new Statement(Field.URL, url, Statement.Rank.MIRROR, mirror));
    lines.take(ledger, line, line + 1, Fate.stated(mirror + ": url"));
  }

  /**
   * The end of a lead block that begins at {@code from}: behind the {@code <hr/>} that follows a
   * picture in balanced tags, before any running text; -1 when there is none. An {@code <hr>} that
   * belongs to the article stands inside its container, where tags are open.
   */
  static int leadEnd(String text, int from, int to) {
    int depth = 0;
    int paragraphs = 0;
    boolean picture = false;
    Tags tags = new Tags(text);
    for (int i = text.indexOf('<', from); i >= 0 && i < to; i = text.indexOf('<', i)) {
      int end = tags.end(i);
      if (end < 0) {
        i++;
        continue;
      }
      switch (tags.name(i)) {
        case "div" -> depth++;
        case "/div" -> depth--;
        case "p" -> paragraphs++;
        case "img", "iframe", "video" -> picture = true;
        case "hr" -> {
          boolean running = paragraphs > 2 || text.substring(from, i).contains("\n####");
          return depth == 0 && picture && !running ? end : -1;
        }
        default -> {}
      }
      i = end;
    }
    return -1;
  }
}
