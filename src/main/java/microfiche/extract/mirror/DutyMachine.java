package microfiche.extract.mirror;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.extract.Capture;
import microfiche.extract.Fate;
import microfiche.extract.Ledger;
import microfiche.extract.SourceText;
import microfiche.seed.Seed;

/**
 * duty-machine/news: a comment with the time of copying, {@code [TITLE](URL)} underlined as a
 * heading, and the page's HTML on one line.
 */
final class DutyMachine implements Mirror {
  private static final Pattern STAMP = Pattern.compile("^<!--\\s*(\\d{10,14})\\s*-->\\s*$");

  private static final Pattern LINK =
      Pattern.compile("^\\[(.*)]\\((\\S*?)(?:\\s+\"[^\"]*\")?\\)\\s*$");

  private static final Pattern UNDERLINE = Pattern.compile("^(?:-{3,}|={3,})\\s*$");

  @Override
  public String name() {
    return "duty-machine";
  }

  @Override
  public Optional<Capture> unwrap(Seed seed, Ledger ledger) {
    Lines lines = new Lines(seed.text());
    int stamp = lines.skipBlank(0);
    int title = lines.skipBlank(stamp + 1);
    if (title + 1 >= lines.size()) {
      return Optional.empty();
    }
    Matcher time = STAMP.matcher(lines.get(stamp));
    Matcher link = LINK.matcher(lines.get(title));
    if (!time.matches() || !link.matches() || !UNDERLINE.matcher(lines.get(title + 1)).matches()) {
      return Optional.empty();
    }
    int at = lines.start(title);
    lines.take(ledger, stamp, title, Fate.field("seed.mirroredAt"));
    ledger.take(at + link.start(1), at + link.end(1), Fate.field("headline"));
    ledger.take(at + link.start(2), at + link.end(2), Fate.field("url"));
    lines.take(ledger, title, title + 2, Fate.MARKUP);
    return Optional.of(
        new Capture(
            name(),
            Shapes.title(link.group(1)),
            link.group(2).isEmpty() ? null : link.group(2),
            null,
            SourceText.of(seed.text(), lines.start(title + 2), seed.text().length()),
            false,
            instant(time.group(1)),
            Capture.Stated.NOTHING));
  }

  /** Milliseconds since 1970; ten digits are seconds. */
  private static Instant instant(String digits) {
    long number = Long.parseLong(digits);
    return Instant.ofEpochMilli(digits.length() <= 10 ? number * 1000 : number);
  }
}
