package microfiche.extract.mirror;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.address.Addresses;
import microfiche.article.PublicationDate;
import microfiche.extract.Fate;
import microfiche.extract.Inner;
import microfiche.extract.Ledger;
import microfiche.extract.Lines;
import microfiche.extract.Statement;
import microfiche.extract.Statement.Field;
import microfiche.extract.Statements;
import microfiche.extract.Vocabulary;
import microfiche.extract.Wrap;
import microfiche.extract.html.CjkText;
import org.jspecify.annotations.Nullable;

/**
 * duty-machine: a comment with the time of copying, {@code [TITLE](URL)} underlined as a heading,
 * and the page's HTML. Its elder form has no comment, and the date in a line of its own; posts that
 * generators took over lack the comment or the line of hyphens now and then.
 */
public final class DutyMachine implements Wrap {
  private static final String NAME = "duty-machine";

  /** The comment with the time; whatever else stands in it, the line below says what it is. */
  private static final Pattern STAMP = Pattern.compile("^<!--\\s*+(-?\\d.*)$", Pattern.DOTALL);

  private static final Pattern TIME = Pattern.compile("^(\\d{10,14})\\s*+-->\\s*+$");

  /** A title may hold line separators, and an address brackets. */
  private static final Pattern LINK =
      Pattern.compile(
          "^\\[(.*)]\\((https?://.*?|\\S*?)(?:\\s+\"[^\"]*\")?\\)\\s*$", Pattern.DOTALL);

  /** A longer line is no title with its address. */
  private static final int LONGEST_TITLE = 4_000;

  private static final Pattern UNDERLINE = Pattern.compile("^(?:-{3,}|={3,})\\s*$");
  private static final Pattern DATE = Vocabulary.pattern("^{mirror.date}：\\s*(\\S.{5,60})$");

  @Override
  public @Nullable Inner peel(Inner outer, Lines lines, Statements statements, Ledger ledger) {
    int first = lines.skipBlank(0);
    if (first >= lines.size()) {
      return null;
    }
    Matcher comment = STAMP.matcher(lines.length(first) > 4_000 ? "" : lines.get(first));
    boolean stamped = comment.matches();
    int title = stamped ? lines.skipBlank(first + 1) : first;
    if (title >= lines.size() || lines.length(title) > LONGEST_TITLE) {
      return null;
    }
    Matcher link = LINK.matcher(lines.get(title));
    boolean underlined =
        title + 1 < lines.size() && UNDERLINE.matcher(lines.get(title + 1)).matches();
    if (!link.matches() || !(underlined || stamped || repeats(link, statements))) {
      return null;
    }
    if (stamped) {
      stamp(comment, statements);
      // A comment is no text of the page; its digits are in the record as a time.
      lines.take(ledger, first, title, Fate.MARKUP);
    }
    link(lines, title, link, statements, ledger);
    int text = underlined ? title + 2 : title + 1;
    lines.take(ledger, title, text, Fate.MARKUP);
    int dated = lines.skipBlank(text);
    Matcher date = DATE.matcher(dated < lines.size() ? lines.get(dated) : "");
    if (date.matches()) {
      statements.add(new Statement(Field.PUBLISHED, date.group(1), Statement.Rank.MIRROR, NAME));
      lines.take(ledger, dated, dated + 1, Fate.stated(NAME + ": date"));
      text = dated + 1;
    }
    // Some copies were turned into Markdown.
    int begin = lines.skipBlank(text);
    boolean html = begin < lines.size() && lines.first(begin) == '<';
    return outer.withinFrame(
        NAME, lines.between(text, lines.size()), html ? Inner.Form.ARTICLE : Inner.Form.TEXT, null);
  }

  /** Whether the line says what the front matter around it says. */
  private static boolean repeats(Matcher link, Statements statements) {
    return statements.every(Field.URL).contains(link.group(2))
        || statements.every(Field.HEADLINE).contains(Shapes.title(link.group(1)));
  }

  private static void stamp(Matcher comment, Statements statements) {
    Instant time = time(comment.group(1));
    if (time != null) {
      statements.add(
          new Statement(Field.MIRRORED_AT, time.toString(), Statement.Rank.MIRROR, NAME));
    } else {
      String shown = comment.group();
      shown = shown.length() > 60 ? shown.substring(0, 60) + "…" : shown;
      statements.doubt("the mirror's time stamp is none: " + CjkText.collapse(shown));
    }
  }

  private static void link(
      Lines lines, int title, Matcher link, Statements statements, Ledger ledger) {
    int at = lines.start(title);
    String headline = Shapes.title(link.group(1));
    if (headline != null) {
      statements.add(new Statement(Field.HEADLINE, headline, Statement.Rank.MIRROR, NAME));
    }
    String url = Addresses.stated(link.group(2));
    String stated = url == null ? link.group(2) : url;
    statements.add(new Statement(Field.URL, stated, Statement.Rank.MIRROR, NAME));
    ledger.take(
        lines.source(), at + link.start(1), at + link.end(1), Fate.stated(NAME + ": headline"));
    ledger.take(lines.source(), at + link.start(2), at + link.end(2), Fate.stated(NAME + ": url"));
  }

  /** Milliseconds since 1970, or seconds in ten digits; null when it is no time of our days. */
  private static @Nullable Instant time(String stamp) {
    Matcher digits = TIME.matcher(stamp);
    if (!digits.matches()) {
      return null;
    }
    long number = Long.parseLong(digits.group(1));
    Instant time = Instant.ofEpochMilli(digits.group(1).length() <= 10 ? number * 1000 : number);
    return PublicationDate.isPossible(time.atZone(ZoneOffset.UTC).getYear()) ? time : null;
  }
}
