package microfiche.extract.mirror;

import java.util.Optional;
import microfiche.extract.Capture;
import microfiche.extract.Fate;
import microfiche.extract.Ledger;
import microfiche.extract.SourceText;
import microfiche.seed.Seed;

/**
 * epoch-news, epoch-comment: {@code ### TITLE}, a rule, a line of navigation, the page's HTML, a
 * rule, and 原文链接（需翻墙）：URL as the last line.
 */
final class Easy2View implements Mirror {
  @Override
  public String name() {
    return "easy2view";
  }

  @Override
  public Optional<Capture> unwrap(Seed seed, Ledger ledger) {
    Lines lines = new Lines(seed.text());
    int last = lines.lastBefore(lines.size());
    int title = lines.skipBlank(0);
    if (last < 0 || !Shapes.isTitle(lines.get(title))) {
      return Optional.empty();
    }
    String url = Shapes.original(lines.get(last));
    int foot = lines.lastBefore(last);
    int rule = lines.skipBlank(title + 1);
    int nav = lines.skipBlank(rule + 1);
    if (url == null
        || foot <= rule
        || !Shapes.isRule(lines.get(foot))
        || !Shapes.isRule(lines.get(rule))) {
      return Optional.empty();
    }
    int from = Math.min(nav, foot);
    if (nav < foot && Shapes.isLinkLine(lines.get(nav))) {
      from = nav + 1;
    }
    book(ledger, lines, title, rule, from, foot);
    int start = lines.start(from);
    int end = lines.start(foot);
    int lead = Shapes.leadEnd(seed.text(), start, end);
    return Optional.of(
        new Capture(
            name(),
            Shapes.title(lines.get(title).substring(3)),
            url,
            lead < 0 ? null : SourceText.of(seed.text(), start, lead),
            SourceText.of(seed.text(), lead < 0 ? start : lead, end),
            false,
            null,
            Capture.Stated.NOTHING));
  }

  private static void book(Ledger ledger, Lines lines, int title, int rule, int from, int foot) {
    Shapes.takeTitle(ledger, lines.start(title), lines.start(title + 1), 3);
    lines.take(ledger, rule, rule + 1, Fate.MARKUP);
    lines.take(ledger, rule + 1, from, Fate.chrome("easy2view: navigation"));
    lines.take(ledger, foot, foot + 1, Fate.MARKUP);
    lines.take(ledger, foot + 1, lines.size(), Fate.field("url"));
  }
}
