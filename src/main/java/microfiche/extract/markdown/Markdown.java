package microfiche.extract.markdown;

import com.vladsch.flexmark.ext.definition.DefinitionExtension;
import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.util.List;
import microfiche.extract.Ledger;
import microfiche.extract.SourceText;

/** Markdown with what its readers expect: tables, footnotes, definitions, {@code ~~struck~~}. */
public final class Markdown {
  /** One parser for all documents; it holds no state. */
  private static final Parser PARSER =
      Parser.builder(
              new MutableDataSet()
                  .set(
                      Parser.EXTENSIONS,
                      List.of(
                          TablesExtension.create(),
                          FootnoteExtension.create(),
                          DefinitionExtension.create()))
                  // A list that goes on after a picture begins with its own number.
                  .set(Parser.ASTERISK_DELIMITER_PROCESSOR, false))
          .customDelimiterProcessor(new CjkEmphasis.Asterisk())
          .customDelimiterProcessor(new CjkEmphasis.Strike())
          .build();

  private Markdown() {}

  /**
   * The HTML of a whole document, parsed once. What becomes of its signs is booked; its words are
   * booked by who reads the HTML.
   */
  public static SourceText toHtml(SourceText markdown, Ledger ledger) {
    String text = markdown.text();
    if (HtmlStretches.isAll(text)) {
      return markdown;
    }
    List<HtmlStretches.Stretch> stretches = HtmlStretches.of(text);
    StringBuilder masked = new StringBuilder(text);
    for (HtmlStretches.Stretch stretch : stretches) {
      for (int i = stretch.start(); i < stretch.end(); i++) {
        if (masked.charAt(i) != '\n' && masked.charAt(i) != '\r') {
          masked.setCharAt(i, ' ');
        }
      }
    }
    Guard.mask(masked);
    Document document = PARSER.parse(masked.toString());
    return new MarkdownHtml(markdown, stretches, ledger).of(document);
  }
}
