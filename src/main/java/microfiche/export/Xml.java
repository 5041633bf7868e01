package microfiche.export;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Text in XML. */
final class Xml {
  private Xml() {}

  /** Writes a document. */
  interface Content {
    void writeTo(XMLStreamWriter xml) throws XMLStreamException;
  }

  /** A document as text, with a line break at its end. */
  static String document(Content content) {
    StringWriter out = new StringWriter(1 << 16);
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
      content.writeTo(xml);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
    return out.append("\n").toString();
  }

  /** Escaped for text and for quoted attributes; characters XML cannot hold are left out. */
  static String text(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> {
                  if (allowed(c)) {
                    out.appendCodePoint(c);
                  }
                }
              }
            });
    return out.toString();
  }

  /** The same text without characters that XML cannot hold, not escaped. */
  static String allowed(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().filter(Xml::allowed).forEach(out::appendCodePoint);
    return out.toString();
  }

  static void element(StringBuilder xml, String name, String text) {
    xml.append('<').append(name).append('>').append(text(text));
    xml.append("</").append(name).append(">\n");
  }

  private static boolean allowed(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || c >= 0x20 && c <= 0xD7FF
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }
}
