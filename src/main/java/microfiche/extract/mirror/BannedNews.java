package microfiche.extract.mirror;

import java.util.Optional;
import java.util.regex.Pattern;
import microfiche.extract.Capture;
import microfiche.extract.Fate;
import microfiche.extract.Ledger;
import microfiche.extract.SourceText;
import microfiche.seed.Seed;
import org.jspecify.annotations.Nullable;

/**
 * banned-news2, goodnews: like {@link Easy2View}, with lines of promotion between lead picture and
 * text (inside the text of one outlet), and at the end a share block that names the original,
 * navigation again and a counting pixel.
 */
final class BannedNews implements Mirror {
  /** 手机上长按并复制下列链接或二维码分享本文章：<br> */
  private static final Pattern SHARE =
      Pattern.compile("^\\S{0,40}(?:分享本文|二维码)\\S*：?\\s*<br\\s*/?>\\s*$");

  private static final Pattern PIXEL =
      Pattern.compile("^\\s*<img\\s[^>]*(?:width|height)=['\"]?[01](?:px)?['\"]?[^>]*>\\s*$");

  @Override
  public String name() {
    return "banned-news2";
  }

  @Override
  public Optional<Capture> unwrap(Seed seed, Ledger ledger) {
    Lines lines = new Lines(seed.text());
    int title = lines.skipBlank(0);
    if (title >= lines.size() || !Shapes.isTitle(lines.get(title))) {
      return Optional.empty();
    }
    int below = lines.skipBlank(title + 1);
    // Some copies lack the rule below the title; the share block at the end says enough.
    int rule = below < lines.size() && Shapes.isRule(lines.get(below)) ? below : title;
    int original = lastOriginal(lines, rule);
    int share = original < 0 ? -1 : share(lines, original);
    if (share < 0) {
      return Optional.empty();
    }
    int from = rule + 1;
    int nav = lines.skipBlank(from);
    if (nav < share && Shapes.isLinkLine(lines.get(nav))) {
      from = nav + 1;
    }
    Shapes.takeTitle(ledger, lines.start(title), lines.start(title + 1), 3);
    if (rule > title) {
      lines.take(ledger, rule, rule + 1, Fate.MARKUP);
    }
    lines.take(ledger, rule + 1, from, Fate.chrome("banned-news2: navigation"));
    lines.take(ledger, share, original, Fate.chrome("banned-news2: share block"));
    lines.take(ledger, original, original + 1, Fate.field("url"));
    bookEnd(lines, original + 1, ledger);
    return Optional.of(capture(seed, lines, ledger, title, from, share, original));
  }

  private Capture capture(
      Seed seed, Lines lines, Ledger ledger, int title, int from, int share, int original) {
    int start = lines.start(from);
    int lead = Shapes.leadEnd(seed.text(), start, lines.start(share));
    SourceText.Builder body = SourceText.builder();
    for (int i = from; i < share; i++) {
      char first = lines.first(i);
      if (first == '#' && Shapes.isLinkLine(lines.get(i))) {
        lines.take(ledger, i, i + 1, Fate.chrome("banned-news2: promotion"));
      } else if (first == '-' && Shapes.isRule(lines.get(i))) {
        lines.take(ledger, i, i + 1, Fate.MARKUP);
      } else if (lead < 0 || lines.start(i) >= lead) {
        body.append(seed.text(), lines.start(i), lines.start(i + 1));
      } else if (lines.start(i + 1) > lead) {
        body.append(seed.text(), /* start= */ lead, /* end= */ lines.start(i + 1));
      }
    }
    return new Capture(
        name(),
        Shapes.title(lines.get(title).substring(3)),
        Shapes.original(lines.get(original)),
        lead < 0 ? null : SourceText.of(seed.text(), start, lead),
        body.build(),
        false,
        null,
        Capture.Stated.NOTHING);
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
        return above >= 0 && lines.get(above).strip().matches("<hr\\s*/?>") ? above : i;
      }
    }
    return -1;
  }

  private static void bookEnd(Lines lines, int from, Ledger ledger) {
    for (int i = from; i < lines.size(); i++) {
      Fate fate = endFate(lines.get(i));
      if (fate != null) {
        lines.take(ledger, i, i + 1, fate);
      }
    }
  }

  private static @Nullable Fate endFate(String line) {
    if (line.isBlank()) {
      return null;
    }
    if (Shapes.isRule(line)) {
      return Fate.MARKUP;
    }
    return PIXEL.matcher(line).matches()
        ? Fate.chrome("banned-news2: tracking pixel")
        : Fate.chrome("banned-news2: bottom navigation");
  }
}
