package microfiche.extract.mirror;

import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import microfiche.extract.Fate;
import microfiche.extract.Ledger;
import microfiche.extract.SourceText;
import microfiche.extract.Tags;

/**
 * Turns Markdown into HTML, paragraph by paragraph: flexmark overflows its stack or takes half a
 * minute on some small hostile inputs, so it is given short fragments only.
 */
final class Markdown {
  /** Longer fragments, and those with more signs than words, are taken as they stand. */
  private static final int LONGEST = 20_000;

  private static final int MOST_SIGNS = 400;

  private static final Pattern FENCE = Pattern.compile("^ {0,3}(?:```|~~~).*");

  private static final Pattern CONTINUED =
      Pattern.compile("^(?:\\s{2,}\\S.*|\\s*(?:[-*+]|\\d{1,9}[.)])\\s+.*|>.*)$");

  private static final MutableDataSet OPTIONS =
      new MutableDataSet().set(Parser.EXTENSIONS, List.of(TablesExtension.create()));

  private static final Parser PARSER = Parser.builder(OPTIONS).build();
  private static final HtmlRenderer RENDERER = HtmlRenderer.builder(OPTIONS).build();

  private Markdown() {}

  /** The HTML of lines {@code from} to {@code to} of {@code seed}. */
  static SourceText toHtml(String seed, Lines lines, int from, int to, Ledger ledger) {
    SourceText.Builder html = SourceText.builder();
    String addresses = addresses(lines, from, to);
    for (int i = lines.skipBlank(from); i < to; i = lines.skipBlank(i)) {
      int end = fragmentEnd(lines, i, to);
      int start = lines.start(i);
      int stop = Math.min(lines.start(end), seed.length());
      if (Shapes.isLinkLine(lines.get(i)) && end == i + 1 && seed.contains("<p>")) {
        // A heading that is a link, among paragraphs that are HTML: a mirror's promotion.
        lines.take(ledger, i, end, Fate.chrome("any: promotion"));
      } else if (lines.get(i).stripLeading().startsWith("<")) {
        html.append(seed, start, stop);
      } else {
        fragment(seed, start, stop, addresses, html, ledger);
      }
      i = end;
    }
    return html.build();
  }

  /** [1]: https://…, for links that name their address elsewhere in the file. */
  private static final Pattern DEFINITION = Pattern.compile("^ {0,3}\\[[^\\]^]{1,80}]:\\s*\\S.*");

  private static String addresses(Lines lines, int from, int to) {
    StringBuilder all = new StringBuilder();
    for (int i = from; i < to && all.length() < LONGEST / 2; i++) {
      String line = lines.get(i);
      if (line.length() < 1000 && DEFINITION.matcher(line).matches()) {
        all.append(line).append('\n');
      }
    }
    return all.toString();
  }

  /** A fragment ends at a blank line, unless a fence is open or a list goes on below it. */
  private static int fragmentEnd(Lines lines, int from, int to) {
    boolean fence = FENCE.matcher(lines.get(from)).matches();
    boolean list = CONTINUED.matcher(lines.get(from)).matches();
    for (int i = from + 1; i < to; i++) {
      String line = lines.get(i);
      if (FENCE.matcher(line).matches()) {
        if (fence) {
          return i + 1;
        }
        fence = true;
      }
      if (!fence && line.isBlank()) {
        int next = lines.skipBlank(i);
        if (!list || next >= to || !CONTINUED.matcher(lines.get(next)).matches()) {
          return i;
        }
        i = next - 1;
      }
    }
    return to;
  }

  private static void fragment(
      String seed, int start, int end, String addresses, SourceText.Builder html, Ledger ledger) {
    String text = seed.substring(start, end);
    if (end - start > LONGEST
        || text.chars().filter(c -> "*_`[]<>!~|\\".indexOf(c) >= 0).count() > MOST_SIGNS) {
      html.add("<p>").append(seed, start, end).add("</p>\n");
      return;
    }
    String rendered =
        RENDERER.render(PARSER.parse(text.indexOf('[') < 0 ? text : text + "\n\n" + addresses));
    if (!ledger.isOn()) {
      html.add(rendered);
      return;
    }
    align(seed, start, end, rendered, html, ledger);
  }

  /** Finds each character of the rendered text in the source again; what is left are signs. */
  private static void align(
      String seed, int start, int end, String rendered, SourceText.Builder html, Ledger ledger) {
    int at = start;
    BitSet addresses = new BitSet();
    ADDRESS
        .matcher(seed)
        .region(start, end)
        .results()
        .forEach(m -> addresses.set(m.start(), m.end()));
    for (int i = 0; i < rendered.length(); ) {
      int tagEnd = rendered.charAt(i) == '<' ? Tags.end(rendered, i) : -1;
      if (tagEnd > 0) {
        html.add(rendered.substring(i, tagEnd));
        i = tagEnd;
        continue;
      }
      String shown = shown(rendered, i);
      char c = shown.length() == 1 ? shown.charAt(0) : ENTITIES.getOrDefault(shown, ' ');
      int found = Character.isWhitespace(c) ? -1 : next(seed, c, at, end, addresses);
      if (found >= 0 && found < end) {
        at = found + 1;
      }
      if (found >= 0 && found < end && shown.length() == 1) {
        html.append(seed, found, found + 1);
      } else {
        html.add(shown);
      }
      i += shown.length();
    }
    bookSigns(seed, start, end, ledger);
  }

  /** What the renderer writes for signs that HTML needs for itself. */
  private static final Map<String, Character> ENTITIES =
      Map.of("&lt;", '<', "&gt;", '>', "&amp;", '&', "&quot;", '"');

  private static String shown(String rendered, int i) {
    int end = rendered.charAt(i) == '&' ? rendered.indexOf(';', i) : -1;
    return end < 0 || end - i > 6 ? rendered.substring(i, i + 1) : rendered.substring(i, end + 1);
  }

  /** ![words](address): the words are said of the picture, not in the text. */
  private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]]*)]");

  /** ](address), ][label], <address>: no words in them. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "]\\([^)]*\\)|]\\[[^\\]]*]|<[^>]*>|^ {0,3}(?:```|~~~)[^\n]*$", Pattern.MULTILINE);

  private static int next(String seed, char c, int from, int end, BitSet without) {
    int at = seed.indexOf(c, from);
    while (at >= 0 && at < end && without.get(at)) {
      at = seed.indexOf(c, at + 1);
    }
    return at;
  }

  private static final Pattern SIGNS =
      Pattern.compile(
          "^ {0,3}(?:```|~~~)[^\\n]*$|]\\([^)]*\\)|]\\[[^\\]]*]|<[^>]*>|^\\s*\\[[^\\]]+]:.*$|[^\\p{L}\\p{N}]|^\\s*\\d+[.)]",
          Pattern.MULTILINE);

  private static void bookSigns(String seed, int start, int end, Ledger ledger) {
    PICTURE
        .matcher(seed)
        .region(start, end)
        .results()
        .forEach(alt -> ledger.take(alt.start(1), alt.end(1), Fate.field("image.alternateName")));
    ledger.afterwards(
        () ->
            SIGNS
                .matcher(seed)
                .region(start, end)
                .results()
                .forEach(sign -> ledger.take(sign.start(), sign.end(), Fate.MARKUP)));
  }
}
