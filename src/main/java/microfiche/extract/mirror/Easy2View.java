package microfiche.extract.mirror;

import microfiche.extract.Fate;
import microfiche.extract.Inner;
import microfiche.extract.Ledger;
import microfiche.extract.Lines;
import microfiche.extract.SourceText;
import microfiche.extract.Statements;
import microfiche.extract.Wrap;
import org.jspecify.annotations.Nullable;

/**
 * epoch-news, epoch-comment: {@code ### TITLE}, a rule, a line of navigation, the page's HTML, a
 * rule, and 原文链接（需翻墙）：URL as the last line.
 */
public final class Easy2View implements Wrap {
  private static final String NAME = "easy2view";

  @Override
  public @Nullable Inner peel(Inner outer, Lines lines, Statements statements, Ledger ledger) {
    int last = lines.lastBefore(lines.size());
    int title = lines.skipBlank(0);
    if (last < 0 || !Shapes.isTitle(lines.get(title))) {
      return null;
    }
    String url = Shapes.original(lines.get(last));
    int foot = lines.lastBefore(last);
    int rule = lines.skipBlank(title + 1);
    int nav = lines.skipBlank(rule + 1);
    if (url == null
        || foot <= rule
        || !Shapes.isRule(lines.get(foot))
        || !Shapes.isRule(lines.get(rule))) {
      return null;
    }
    int from = Math.min(nav, foot);
    if (nav < foot && Shapes.isLinkLine(lines.get(nav))) {
      from = nav + 1;
    }
    Shapes.stateTitle(lines, title, NAME, statements, ledger);
    Shapes.stateOriginal(lines, last, url, NAME, statements, ledger);
    lines.take(ledger, rule, rule + 1, Fate.MARKUP);
    lines.take(ledger, rule + 1, from, Fate.chrome(NAME + ": navigation"));
    lines.take(ledger, foot, foot + 1, Fate.MARKUP);
    SourceText text = lines.between(from, foot);
    int lead = Shapes.leadEnd(text.text(), 0, text.text().length());
    return outer.withinFrame(
        NAME,
        lead < 0 ? text : text.part(lead, text.text().length()),
        Inner.Form.ARTICLE,
        lead < 0 ? null : text.part(0, lead));
  }
}
