package microfiche.extract.html;

import java.util.concurrent.atomic.AtomicBoolean;
import microfiche.extract.Fate;
import microfiche.extract.Ledger;
import microfiche.extract.SourceText;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;

/** Parsed HTML that can still tell the ledger where each text stood. */
public final class HtmlSource {
  private final SourceText source;
  private final Ledger ledger;
  private final Document document;
  private final boolean openComment;

  private HtmlSource(SourceText source, Ledger ledger, Document document, boolean openComment) {
    this.source = source;
    this.ledger = ledger;
    this.document = document;
    this.openComment = openComment;
  }

  /** Repairs and parses; positions are tracked only for a ledger that is on. */
  public static HtmlSource parse(SourceText raw, Ledger ledger) {
    AtomicBoolean openComment = new AtomicBoolean();
    SourceText repaired = NonstandardTags.repair(raw, () -> openComment.set(true));
    // What begins with a script or noscript would be taken for the head of a page.
    SourceText source = repaired.behind("<body>");
    Document document = Html.parse(source.text(), ledger.isOn());
    NonstandardTags.rename(document);
    // Tags first: a script's text lies between them and is booked as what took the script.
    ledger.takeMarkup(raw);
    return new HtmlSource(source, ledger, document, openComment.get());
  }

  /** Whether a comment in it was never closed. */
  public boolean hasOpenComment() {
    return openComment;
  }

  /** The whole tree; what reads it may change it. */
  public Document document() {
    return document;
  }

  /** The body of the tree. */
  public Element body() {
    return document.body();
  }

  /** Takes {@code node} out as chrome. */
  public void drop(Node node, String rule) {
    take(node, Fate.chrome(rule));
    node.remove();
  }

  /** Takes {@code node} out; its text is a field. */
  public void field(Node node, String name) {
    take(node, Fate.field(name));
    node.remove();
  }

  /** Books all text below {@code node}. */
  public void take(Node node, Fate fate) {
    if (!ledger.isOn()) {
      return;
    }
    node.traverse(
        (below, depth) -> {
          if (below instanceof TextNode || below instanceof DataNode || below instanceof Comment) {
            Range range = below.sourceRange();
            if (range.isTracked()) {
              ledger.take(source, range.startPos(), range.endPos(), fate);
            }
          }
        });
  }
}
