package microfiche.container;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import microfiche.seed.PartFacts.Field;
import microfiche.seed.PartFacts.Form;
import microfiche.seed.SeedFile;

/**
 * Exports of Blogger, an Atom file with posts, pages, comments, settings and the theme. Posts and
 * pages that were published are parts. Read entry by entry, for old blogs are large.
 */
final class Blogger implements Container {
  private static final String BY = "Blogger post";
  private static final String KIND = "http://schemas.google.com/blogger/2008/kind#";

  @Override
  public void read(SeedFile file, Sink sink) throws IOException {
    try (Reader text = XmlText.open(file)) {
      XMLStreamReader in = XmlText.elements(text);
      String siteName = "";
      Ids ids = new Ids();
      while (in.hasNext()) {
        if (in.next() == XMLStreamConstants.START_ELEMENT) {
          if (in.getLocalName().equals("entry")) {
            Entry.read(in).tell(ids, siteName, sink);
          } else if (in.getLocalName().equals("title") && siteName.isEmpty()) {
            siteName = XmlText.text(in);
          }
        }
      }
    } catch (XMLStreamException e) {
      XmlText.tellDamage(e, sink);
    }
  }

  /** One entry. */
  private static final class Entry {
    private final List<String> labels = new ArrayList<>();
    private final List<String> authors = new ArrayList<>();
    private String kind = "";
    private String status = "";
    private String id = "";
    private String title = "";
    private String content = "";
    private String published = "";
    private String updated = "";
    private String link = "";
    private boolean draft;

    static Entry read(XMLStreamReader in) throws XMLStreamException {
      Entry entry = new Entry();
      int depth = 1;
      while (depth > 0 && in.hasNext()) {
        int event = in.next();
        if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        } else if (event == XMLStreamConstants.START_ELEMENT) {
          depth += entry.element(in) ? 0 : 1;
        }
      }
      return entry;
    }

    /** Whether it was read to its end. */
    private boolean element(XMLStreamReader in) throws XMLStreamException {
      switch (in.getLocalName()) {
        case "category" -> category(String.valueOf(in.getAttributeValue(null, "term")));
        case "link" -> {
          boolean page = "alternate".equals(in.getAttributeValue(null, "rel"));
          link = page ? String.valueOf(in.getAttributeValue(null, "href")) : link;
        }
        case "id" -> id = XmlText.text(in);
        case "title" -> title = XmlText.text(in);
        case "content" -> content = XmlText.text(in);
        case "published" -> published = XmlText.text(in);
        case "updated" -> updated = XmlText.text(in);
        case "name" -> authors.add(XmlText.text(in));
        case "draft" -> draft = XmlText.text(in).equals("yes");
        case "type" -> kind = XmlText.text(in).toLowerCase(Locale.ROOT);
        case "status" -> status = XmlText.text(in);
        default -> {
          return false;
        }
      }
      return !in.getLocalName().equals("category") && !in.getLocalName().equals("link");
    }

    private void category(String term) {
      if (term.startsWith(KIND)) {
        kind = term.substring(KIND.length());
      } else {
        labels.add(term);
      }
    }

    void tell(Ids ids, String siteName, Sink sink) {
      if (!kind.equals("post") && !kind.equals("page")) {
        return; // comments, settings, the theme
      }
      String name = ids.of(id);
      if (draft || !status.isEmpty() && !status.equals("LIVE")) {
        sink.rejected(name, "not published by its author: draft", null);
        return;
      }
      if (content.isBlank()) {
        sink.rejected(name, "an entry without a text", null);
        return;
      }
      Facts facts =
          new Facts()
              .add(Field.HEADLINE, title)
              .add(Field.URL, link)
              .add(Field.PUBLISHED, published)
              .add(Field.MODIFIED, updated)
              .add(Field.SITE_NAME, siteName);
      authors.forEach(author -> facts.add(Field.AUTHOR, author));
      labels.forEach(label -> facts.add(Field.KEYWORD, label));
      sink.part(Part.of(name, content, facts.of(BY, Form.ARTICLE)));
    }
  }
}
