package microfiche.extract.mirror;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.address.Addresses;
import microfiche.extract.FactLine;
import microfiche.extract.Fate;
import microfiche.extract.Inner;
import microfiche.extract.Ledger;
import microfiche.extract.Lines;
import microfiche.extract.Statement;
import microfiche.extract.Statement.Field;
import microfiche.extract.Statement.Rank;
import microfiche.extract.Statements;
import microfiche.extract.Vocabulary;
import microfiche.extract.Wrap;
import microfiche.extract.container.Terms;
import org.jspecify.annotations.Nullable;

/**
 * What people write by hand around a text: a heading, and lines that say where it comes from, when
 * it was published and by whom, above and below.
 */
public final class FactLines implements Wrap {
  private static final String NAME = "fact lines";

  /** Lines above and below the text that may say something about it. */
  private static final int NEAR = 14;

  private static final Pattern HEADING = Pattern.compile("^ {0,3}#{1,3}\\s++(.*)$", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("^\\[(.*)]\\((.+)\\)$", Pattern.DOTALL);
  private static final Pattern UNDERLINE = Pattern.compile("(?:={3,}|-{3,})\\s*");
  private static final Pattern CLOSING = Pattern.compile("(?<=\\s)#++$");
  private static final int LONGEST_LINK = 4_000;

  /** [阅读全文](address), [Read more](address). */
  private static final Pattern READ_ON =
      Vocabulary.pattern("^\\s*\\[{labels.read_on}[^\\]]*]\\([^)]*\\)\\s*$");

  @Override
  public @Nullable Inner peel(Inner outer, Lines lines, Statements statements, Ledger ledger) {
    if (outer.layers().contains(NAME)) {
      return null;
    }
    int from = heading(lines, lines.skipBlank(0), statements, ledger);
    for (int i = lines.skipBlank(from);
        i < Math.min(lines.size(), from + NEAR) && take(lines, i, statements, ledger);
        i = lines.skipBlank(from)) {
      from = i + 1;
    }
    int to = lines.size();
    for (int i = lines.lastBefore(to);
        i > from && i >= lines.size() - NEAR && take(lines, i, statements, ledger);
        i = lines.lastBefore(i)) {
      to = i;
    }
    return outer.within(NAME, lines.between(from, to), Inner.Form.TEXT);
  }

  /** The line behind the heading, if there is one that says no more than is known. */
  private static int heading(Lines lines, int first, Statements statements, Ledger ledger) {
    if (first >= lines.size()) {
      return first;
    }
    Heading heading = heading(lines, first);
    String title = heading == null ? null : Shapes.title(heading.text());
    String known = statements.first(Field.HEADLINE);
    if (heading == null || title == null || known != null && !known.equals(title)) {
      return first;
    }
    statements.add(new Statement(Field.HEADLINE, title, Rank.MIRROR, NAME));
    if (heading.url() != null) {
      statements.add(new Statement(Field.URL, heading.url(), Rank.MIRROR, NAME));
    }
    lines.take(ledger, first, first + heading.lines(), Fate.stated(NAME + ": headline"));
    return first + heading.lines();
  }

  private record Heading(String text, @Nullable String url, int lines) {}

  private static @Nullable Heading heading(Lines lines, int i) {
    String line = lines.get(i);
    Matcher atx = HEADING.matcher(line);
    String text = null;
    int count = 1;
    if (atx.matches()) {
      text = CLOSING.matcher(atx.group(1).strip()).replaceFirst("").strip();
    } else if (i + 1 < lines.size() && UNDERLINE.matcher(lines.get(i + 1)).matches()) {
      text = line.strip();
      count = 2;
    }
    if (text == null) {
      return null;
    }
    Matcher link = LINK.matcher(text.length() > LONGEST_LINK ? "" : text);
    String url = link.matches() ? Addresses.stated(link.group(2)) : null;
    return url != null ? new Heading(link.group(1), url, count) : new Heading(text, null, count);
  }

  /** Whether the line is no part of the text; what it says is kept. */
  private static boolean take(Lines lines, int i, Statements statements, Ledger ledger) {
    String line = lines.get(i);
    if (Shapes.isRule(line)) {
      lines.take(ledger, i, i + 1, Fate.MARKUP);
      return true;
    }
    if (Shapes.isLinkLine(line) || line.length() < 300 && READ_ON.matcher(line).matches()) {
      lines.take(ledger, i, i + 1, Fate.chrome("any: navigation"));
      return true;
    }
    SourceLine original = SourceLine.of(line);
    if (original != null) {
      add(Field.URL, original.address(), statements);
      String site = original.site();
      boolean title = site != null && statements.every(Field.HEADLINE).contains(site);
      add(Field.SITE_NAME, title ? null : site, statements);
      lines.take(ledger, i, i + 1, Fate.stated(NAME + ": url"));
      return true;
    }
    List<FactLine.Fact> facts = FactLine.parse(line);
    if (facts.isEmpty()) {
      return false;
    }
    facts.forEach(fact -> keep(fact, statements));
    lines.take(ledger, i, i + 1, Fate.stated(NAME + ": " + facts.get(0).field()));
    return true;
  }

  private static void keep(FactLine.Fact fact, Statements statements) {
    String value = fact.value();
    switch (fact.field()) {
      case HEADLINE -> add(Field.HEADLINE, value, statements);
      case AUTHOR -> add(Field.AUTHOR, value, statements);
      case EDITOR -> add(Field.EDITOR, value, statements);
      case TRANSLATOR -> add(Field.TRANSLATOR, value, statements);
      case DATE -> add(Field.PUBLISHED, value, statements);
      case MODIFIED -> add(Field.MODIFIED, value, statements);
      case TAGS -> Terms.split(value, false).forEach(tag -> add(Field.KEYWORD, tag, statements));
      case SECTION ->
          Terms.split(value, false).forEach(section -> add(Field.SECTION, section, statements));
      case SOURCE -> {
        String address = Addresses.stated(value);
        add(
            address == null ? Field.SITE_NAME : Field.URL,
            address == null ? value : address,
            statements);
      }
      default -> {}
    }
  }

  private static void add(Field field, @Nullable String value, Statements statements) {
    if (value != null) {
      statements.add(new Statement(field, value, Rank.MIRROR, NAME));
    }
  }
}
