package microfiche.extract.mirror;

import java.util.regex.Pattern;
import microfiche.extract.Fate;
import microfiche.extract.Inner;
import microfiche.extract.Ledger;
import microfiche.extract.Lines;
import microfiche.extract.SourceText;
import microfiche.extract.Statements;
import microfiche.extract.Vocabulary;
import microfiche.extract.Wrap;
import org.jspecify.annotations.Nullable;

/**
 * banned-news2, goodnews: like {@link Easy2View}, with lines of promotion between lead picture and
 * text (inside the text of one outlet), and at the end a share block that names the original,
 * navigation again and a counting pixel. Its elder, banned-news, has no share block: the original's
 * line stands behind the text, above the navigation.
 */
public final class BannedNews implements Wrap {
  private static final String NAME = "banned-news2";
  private static final String ELDER = "banned-news";

  /** 手机上长按并复制下列链接或二维码分享本文章：<br> */
  private static final Pattern SHARE =
      Vocabulary.pattern("^\\S{0,40}{mirror.share}\\S*：?\\s*<br\\s*/?>\\s*$");

  private static final Pattern PIXEL =
      Pattern.compile("^\\s*<img\\s[^>]*(?:width|height)=['\"]?[01](?:px)?['\"]?[^>]*>\\s*$");
  private static final Pattern RULER = Pattern.compile("<hr\\s*/?>");

  @Override
  public @Nullable Inner peel(Inner outer, Lines lines, Statements statements, Ledger ledger) {
    int title = lines.skipBlank(0);
    if (title >= lines.size() || !Shapes.isTitle(lines.get(title))) {
      return null;
    }
    int below = lines.skipBlank(title + 1);
    // Some copies lack the rule below the title; the share block at the end says enough.
    int rule = below < lines.size() && Shapes.isRule(lines.get(below)) ? below : title;
    int original = lastOriginal(lines, rule);
    int share = original < 0 ? -1 : share(lines, original);
    boolean elder = original > 0 && share < 0 && rule > title && endsFrame(lines, original + 1);
    if (share < 0 && !elder) {
      return null;
    }
    String mirror = elder ? ELDER : NAME;
    int end = elder ? original : share;
    int from = rule + 1;
    int nav = lines.skipBlank(from);
    if (nav < end && Shapes.isLinkLine(lines.get(nav))) {
      from = nav + 1;
    }
    Shapes.stateTitle(lines, title, mirror, statements, ledger);
    if (rule > title) {
      lines.take(ledger, rule, rule + 1, Fate.MARKUP);
    }
    lines.take(ledger, rule + 1, from, Fate.chrome(mirror + ": navigation"));
    lines.take(ledger, end, original, Fate.chrome(mirror + ": share block"));
    String url = Shapes.original(lines.get(original));
    Shapes.stateOriginal(lines, original, url == null ? "" : url, mirror, statements, ledger);
    bookEnd(lines, original + 1, mirror, ledger);
    return inside(outer, lines, mirror, from, end, ledger);
  }

  private static Inner inside(
      Inner outer, Lines lines, String mirror, int from, int end, Ledger ledger) {
    SourceText text = lines.between(from, end);
    int start = lines.start(from);
    int lead = Shapes.leadEnd(text.text(), 0, text.text().length());
    int leadEnd = lead < 0 ? -1 : start + lead;
    SourceText.Builder body = SourceText.builder();
    for (int i = from; i < end; i++) {
      char first = lines.first(i);
      if (first == '#' && Shapes.isLinkLine(lines.get(i))) {
        lines.take(ledger, i, i + 1, Fate.chrome(mirror + ": promotion"));
      } else if (first == '-' && Shapes.isRule(lines.get(i))) {
        lines.take(ledger, i, i + 1, Fate.MARKUP);
      } else if (lead < 0 || lines.start(i) >= leadEnd) {
        body.append(lines.source(), lines.start(i), lines.start(i + 1));
      } else if (lines.start(i + 1) > leadEnd) {
        body.append(lines.source(), /* start= */ leadEnd, /* end= */ lines.start(i + 1));
      }
    }
    return outer.withinFrame(
        mirror, body.build(), Inner.Form.ARTICLE, lead < 0 ? null : text.part(0, lead));
  }

  private static int lastOriginal(Lines lines, int after) {
    for (int i = lines.size() - 1; i > after; i--) {
      if (Shapes.original(lines.get(i)) != null) {
        return i;
      }
    }
    return -1;
  }

  /** The first line of the share block: the {@code <hr/>} over it, or its label; -1 without one. */
  private static int share(Lines lines, int original) {
    for (int i = original - 1; i > 0 && i > original - 12; i--) {
      if (SHARE.matcher(lines.get(i)).matches()) {
        int above = lines.lastBefore(i);
        return above >= 0 && RULER.matcher(lines.get(above).strip()).matches() ? above : i;
      }
    }
    return -1;
  }

  /** Whether nothing but navigation follows, and some does. */
  private static boolean endsFrame(Lines lines, int from) {
    boolean navigation = false;
    for (int i = lines.skipBlank(from); i < lines.size(); i = lines.skipBlank(i + 1)) {
      boolean links = Shapes.isLinkLine(lines.get(i));
      navigation |= links;
      if (!links && !Shapes.isRule(lines.get(i)) && !PIXEL.matcher(lines.get(i)).matches()) {
        return false;
      }
    }
    return navigation;
  }

  private static void bookEnd(Lines lines, int from, String mirror, Ledger ledger) {
    for (int i = from; i < lines.size(); i++) {
      Fate fate = endFate(lines.get(i), mirror);
      if (fate != null) {
        lines.take(ledger, i, i + 1, fate);
      }
    }
  }

  private static @Nullable Fate endFate(String line, String mirror) {
    if (line.isBlank()) {
      return null;
    }
    if (Shapes.isRule(line)) {
      return Fate.MARKUP;
    }
    return PIXEL.matcher(line).matches()
        ? Fate.chrome(mirror + ": tracking pixel")
        : Fate.chrome(mirror + ": bottom navigation");
  }
}
