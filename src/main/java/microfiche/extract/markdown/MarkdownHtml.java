package microfiche.extract.markdown;

import com.vladsch.flexmark.ast.AutoLink;
import com.vladsch.flexmark.ast.BlockQuote;
import com.vladsch.flexmark.ast.BulletList;
import com.vladsch.flexmark.ast.Code;
import com.vladsch.flexmark.ast.Emphasis;
import com.vladsch.flexmark.ast.FencedCodeBlock;
import com.vladsch.flexmark.ast.HardLineBreak;
import com.vladsch.flexmark.ast.Heading;
import com.vladsch.flexmark.ast.HtmlBlockBase;
import com.vladsch.flexmark.ast.HtmlEntity;
import com.vladsch.flexmark.ast.HtmlInlineBase;
import com.vladsch.flexmark.ast.Image;
import com.vladsch.flexmark.ast.ImageRef;
import com.vladsch.flexmark.ast.IndentedCodeBlock;
import com.vladsch.flexmark.ast.Link;
import com.vladsch.flexmark.ast.LinkRef;
import com.vladsch.flexmark.ast.ListItem;
import com.vladsch.flexmark.ast.MailLink;
import com.vladsch.flexmark.ast.OrderedList;
import com.vladsch.flexmark.ast.Paragraph;
import com.vladsch.flexmark.ast.RefNode;
import com.vladsch.flexmark.ast.Reference;
import com.vladsch.flexmark.ast.SoftLineBreak;
import com.vladsch.flexmark.ast.StrongEmphasis;
import com.vladsch.flexmark.ast.ThematicBreak;
import com.vladsch.flexmark.ext.definition.DefinitionItem;
import com.vladsch.flexmark.ext.definition.DefinitionList;
import com.vladsch.flexmark.ext.definition.DefinitionTerm;
import com.vladsch.flexmark.ext.footnotes.Footnote;
import com.vladsch.flexmark.ext.footnotes.FootnoteBlock;
import com.vladsch.flexmark.ext.gfm.strikethrough.Strikethrough;
import com.vladsch.flexmark.ext.tables.TableBlock;
import com.vladsch.flexmark.ext.tables.TableCell;
import com.vladsch.flexmark.ext.tables.TableRow;
import com.vladsch.flexmark.ext.tables.TableSeparator;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Document;
import com.vladsch.flexmark.util.ast.Node;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import com.vladsch.flexmark.util.sequence.Escaping;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import microfiche.extract.Fate;
import microfiche.extract.Ledger;
import microfiche.extract.SourceText;
import microfiche.extract.html.CjkText;
import org.jspecify.annotations.Nullable;

/** Writes the HTML of one parsed document; every word is taken from its place in the source. */
final class MarkdownHtml {
  private final SourceText source;
  private final String text;
  private final List<HtmlStretches.Stretch> stretches;
  private final Ledger ledger;
  private final SourceText.Builder html;

  /** Places whose characters are signs: addresses, titles, labels of references. */
  private final BitSet signs = new BitSet();

  /** Places whose characters were written. */
  private final BitSet written = new BitSet();

  /** Notes in the order of their numbers. */
  private final Map<FootnoteBlock, Note> notes = new LinkedHashMap<>();

  /** A note, which has its number from when it is first spoken of. */
  private static final class Note {
    private final int number;
    private int times;

    private Note(int number) {
      this.number = number;
    }
  }

  private Note note(FootnoteBlock block) {
    return notes.computeIfAbsent(block, b -> new Note(notes.size() + 1));
  }

  private int nextStretch;

  MarkdownHtml(SourceText source, List<HtmlStretches.Stretch> stretches, Ledger ledger) {
    this.source = source;
    this.text = source.text();
    this.stretches = stretches;
    this.ledger = ledger;
    this.html = SourceText.builder(text.length() * 2);
  }

  SourceText of(Document document) {
    for (Node block = document.getFirstChild(); block != null; block = block.getNext()) {
      stretchesBefore(block.getStartOffset());
      block(block);
    }
    stretchesBefore(text.length() + 1);
    notes(document);
    book();
    return html.build();
  }

  /** Puts in the HTML that stands before {@code place}. */
  private void stretchesBefore(int place) {
    while (nextStretch < stretches.size() && stretches.get(nextStretch).start() < place) {
      HtmlStretches.Stretch stretch = stretches.get(nextStretch++);
      raw(stretch.start(), stretch.end());
      html.add("\n");
    }
  }

  private void blocks(Node parent) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      stretchesBefore(child.getStartOffset());
      block(child);
    }
  }

  private void block(Node node) {
    if (node instanceof Paragraph) {
      around("p", node);
    } else if (node instanceof Heading heading && isPromotion(heading)) {
      ledger.take(
          source, node.getStartOffset(), node.getEndOffset(), Fate.chrome("any: promotion"));
      written.set(node.getStartOffset(), node.getEndOffset());
    } else if (node instanceof Heading heading) {
      around("h" + heading.getLevel(), node);
    } else if (node instanceof BlockQuote) {
      html.add("<blockquote>\n");
      blocks(node);
      html.add("</blockquote>\n");
    } else if (node instanceof BulletList) {
      list("ul", "", node);
    } else if (node instanceof OrderedList list) {
      int start = list.getStartNumber();
      list("ol", start == 1 ? "" : " start=\"" + start + "\"", node);
    } else if (node instanceof DefinitionList) {
      list("dl", "", node);
    } else if (node instanceof ListItem) {
      String name =
          node instanceof DefinitionTerm ? "dt" : node instanceof DefinitionItem ? "dd" : "li";
      html.add("<" + name + ">");
      blocks(node);
      html.add("</" + name + ">\n");
    } else if (node instanceof FencedCodeBlock || node instanceof IndentedCodeBlock) {
      code((Block) node);
    } else if (node instanceof ThematicBreak) {
      html.add("<hr/>\n");
    } else if (node instanceof HtmlBlockBase) {
      raw(node.getStartOffset(), node.getEndOffset());
      html.add("\n");
    } else if (node instanceof TableBlock) {
      html.add("<table>\n");
      table(node);
      html.add("</table>\n");
    } else if (node instanceof Reference) {
      signs.set(node.getStartOffset(), node.getEndOffset());
    } else if (node instanceof FootnoteBlock note) {
      mark(note.getOpeningMarker());
      mark(note.getText());
      mark(note.getClosingMarker());
    } else if (node.hasChildren()) {
      blocks(node);
    } else {
      inline(node);
    }
  }

  /** A small heading that is a link, among paragraphs that are HTML: what a mirror advertises. */
  private boolean isPromotion(Heading heading) {
    Node only = heading.getFirstChild();
    return heading.getLevel() >= 4
        && !stretches.isEmpty()
        && only instanceof Link
        && only.getNext() == null;
  }

  private void list(String name, String attributes, Node node) {
    html.add("<" + name + attributes + ">\n");
    blocks(node);
    html.add("</" + name + ">\n");
  }

  private void table(Node parent) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      if (node instanceof TableSeparator) {
        continue;
      }
      if (node instanceof TableRow) {
        html.add("<tr>");
        table(node);
        html.add("</tr>\n");
      } else if (node instanceof TableCell cell) {
        String name = cell.isHeader() ? "th" : "td";
        html.add("<" + name + (cell.getSpan() > 1 ? " colspan=\"" + cell.getSpan() + "\">" : ">"));
        inlines(cell);
        html.add("</" + name + ">");
      } else {
        table(node);
      }
    }
  }

  /**
   * Source code; but a Chinese sentence that somebody indented by four blanks is a paragraph whose
   * first line he indented.
   */
  private void code(Block node) {
    BasedSequence content = node.getContentChars();
    boolean sentence =
        node instanceof IndentedCodeBlock
            && content.codePoints().filter(CjkText::isCjk).count() * 2 > content.length();
    if (node instanceof FencedCodeBlock fenced) {
      mark(fenced.getInfo());
    }
    if (sentence) {
      for (BasedSequence line : node.getContentLines()) {
        html.add("<p>");
        words(line);
        html.add("</p>\n");
      }
      return;
    }
    html.add("<pre>");
    for (BasedSequence line : node.getContentLines()) {
      words(line);
    }
    html.add("</pre>\n");
  }

  private void around(String name, Node node) {
    html.add("<" + name + ">");
    inlines(node);
    html.add("</" + name + ">\n");
  }

  private void inlines(Node parent) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      inline(child);
    }
  }

  private void inline(Node node) {
    if (node instanceof Emphasis) {
      around("em", node, null);
    } else if (node instanceof StrongEmphasis) {
      around("strong", node, null);
    } else if (node instanceof Strikethrough) {
      around("del", node, null);
    } else if (node instanceof Code code) {
      html.add("<code>");
      plain(code.getText());
      html.add("</code>");
    } else if (node instanceof Link link) {
      link(link);
    } else if (node instanceof Image image) {
      mark(image.getUrl());
      mark(image.getTitle());
      picture(image.getUrl(), image.getText(), image.getTitle());
    } else if (node instanceof LinkRef || node instanceof ImageRef) {
      reference((RefNode) node);
    } else if (node instanceof AutoLink || node instanceof MailLink) {
      address(node);
    } else if (node instanceof Footnote footnote && footnote.isDefined()) {
      note(footnote);
    } else if (node instanceof HtmlInlineBase || node instanceof HtmlEntity) {
      raw(node.getStartOffset(), node.getEndOffset());
    } else if (node instanceof HardLineBreak) {
      html.add("<br/>\n");
    } else if (node instanceof SoftLineBreak) {
      html.add("\n");
    } else if (node.hasChildren()) {
      inlines(node);
    } else {
      words(node.getChars());
    }
  }

  private void around(String name, Node node, @Nullable String attribute) {
    html.add("<" + name + (attribute == null ? "" : " " + attribute) + ">");
    inlines(node);
    html.add("</" + name + ">");
  }

  private void link(Link link) {
    mark(link.getUrl());
    mark(link.getTitle());
    around("a", link, "href=\"" + attribute(link.getUrl()) + "\"");
  }

  private void picture(BasedSequence url, BasedSequence alt, BasedSequence title) {
    if (!alt.isNull() && alt.length() > 0) {
      ledger.take(source, alt.getStartOffset(), alt.getEndOffset(), FIELD);
      signs.set(alt.getStartOffset(), alt.getEndOffset());
    }
    html.add("<img src=\"" + attribute(url) + "\" alt=\"" + attribute(alt) + "\"");
    html.add(title.isNull() || title.isEmpty() ? "/>" : " title=\"" + attribute(title) + "\"/>");
  }

  private static final Fate FIELD = Fate.field("image.alternateName");

  /** A link or picture whose address stands elsewhere; without one its brackets are text. */
  private void reference(RefNode node) {
    Reference reference = node.isDefined() ? node.getReferenceNode(node.getDocument()) : null;
    if (reference == null) {
      words(node.getChars());
      return;
    }
    mark(node.getReference());
    if (node instanceof ImageRef) {
      BasedSequence alt = node.getText().isEmpty() ? node.getReference() : node.getText();
      picture(reference.getUrl(), alt, BasedSequence.NULL);
      return;
    }
    html.add("<a href=\"" + attribute(reference.getUrl()) + "\">");
    if (node.hasChildren()) {
      inlines(node);
    } else {
      BasedSequence shown = node.getText().isEmpty() ? node.getReference() : node.getText();
      signs.clear(shown.getStartOffset(), shown.getEndOffset());
      words(shown);
    }
    html.add("</a>");
  }

  private void address(Node node) {
    BasedSequence shown = node.getChars();
    BasedSequence bare = shown.startsWith("<") ? shown.subSequence(1, shown.length() - 1) : shown;
    String scheme = node instanceof MailLink ? "mailto:" : "";
    html.add("<a href=\"" + scheme + attribute(bare) + "\">");
    plain(bare);
    html.add("</a>");
  }

  private void note(Footnote footnote) {
    mark(footnote.getText());
    Note note = note(footnote.getFootnoteBlock());
    note.times++;
    int number = note.number;
    String back = note.times == 1 ? "" : "-" + note.times;
    html.add(
        "<sup><a href=\"#fn-"
            + number
            + "\" id=\"fnref-"
            + number
            + back
            + "\">"
            + number
            + "</a></sup>");
  }

  /** All notes at the end, those nobody speaks of behind the others: no word is lost. */
  private void notes(Document document) {
    for (Node block : document.getDescendants()) {
      if (block instanceof FootnoteBlock note) {
        note(note);
      }
    }
    if (notes.isEmpty()) {
      return;
    }
    html.add("<section class=\"footnotes\"><ol>\n");
    for (Map.Entry<FootnoteBlock, Note> note : notes.entrySet()) {
      int number = note.getValue().number;
      html.add("<li id=\"fn-" + number + "\">");
      String back = " <a href=\"#fnref-" + number + "\" class=\"footnote-back\">↩</a>";
      Node last = note.getKey().getLastChild();
      if (note.getValue().times > 0 && last instanceof Paragraph) {
        for (Node block = note.getKey().getFirstChild();
            block != null && !block.equals(last);
            block = block.getNext()) {
          block(block);
        }
        html.add("<p>");
        inlines(last);
        html.add(back + "</p>\n");
      } else {
        blocks(note.getKey());
      }
      html.add("</li>\n");
    }
    html.add("</ol></section>\n");
  }

  /** Text with its escapes resolved: {@code \*} is a star. */
  private void words(BasedSequence sequence) {
    write(sequence, true);
  }

  /** Text as it stands. */
  private void plain(BasedSequence sequence) {
    write(sequence, false);
  }

  private void write(BasedSequence sequence, boolean escapes) {
    int from = -1; // where the stretch begins that is not written yet
    int to = -1;
    boolean escaped = false;
    for (int i = 0; i < sequence.length(); i++) {
      int at = sequence.getIndexOffset(i);
      if (at < 0 || at >= text.length()) {
        continue; // the parser put it in
      }
      char c = text.charAt(at);
      escaped =
          escapes && !escaped && c == '\\' && i + 1 < sequence.length() && isMark(sequence, i + 1);
      String entity = c == '<' ? "&lt;" : c == '&' ? "&amp;" : null;
      if (at != to || escaped || entity != null) {
        stretch(from, to);
        from = at;
      }
      to = at + 1;
      if (escaped || entity != null) {
        if (entity != null) {
          html.add(entity);
          written.set(at);
        }
        from = to;
      }
    }
    stretch(from, to);
  }

  private static boolean isMark(BasedSequence sequence, int at) {
    return "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~".indexOf(sequence.charAt(at)) >= 0;
  }

  private void stretch(int from, int to) {
    if (from >= 0 && to > from) {
      raw(from, to);
    }
  }

  private void raw(int start, int end) {
    html.append(source, start, end);
    written.set(start, end);
  }

  private void mark(BasedSequence sequence) {
    if (!sequence.isNull() && sequence.length() > 0) {
      signs.set(sequence.getStartOffset(), sequence.getEndOffset());
    }
  }

  private static String attribute(BasedSequence sequence) {
    String value = sequence.isNull() ? "" : Escaping.unescapeString(sequence.toString());
    return escaped(value);
  }

  /** As the value of an attribute in double quotes. */
  static String escaped(String value) {
    return value.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
  }

  /** What was not written and is no word shaped the text: numbers of items, signs, addresses. */
  private void book() {
    if (!ledger.isOn()) {
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean word = Character.isLetter(c) && !signs.get(i);
      if (!written.get(i) && !word) {
        ledger.take(source, i, i + 1, Fate.MARKUP);
      }
    }
  }
}
