package microfiche.container;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import microfiche.report.Reasons;
import microfiche.seed.Encodings;
import microfiche.seed.SeedFile;

/** XML files as text, without what no parser takes: control characters, white space in front. */
final class XmlText {
  /** A feed that is read as a whole is no larger, in bytes. */
  static final int LARGEST = 64 << 20;

  private static final int LARGEST_TEXT = 32 << 20;

  private static final Pattern ENCODING =
      Pattern.compile("^\\s*<\\?xml[^>]{0,200}encoding=[\"']([A-Za-z0-9._-]{2,40})[\"']");

  private XmlText() {}

  /** The whole file. */
  static String read(SeedFile file) throws IOException {
    if (Files.size(file.file()) > LARGEST) {
      throw new IOException("larger than a feed may be (" + (LARGEST >> 20) + " MB)");
    }
    StringBuilder text = new StringBuilder();
    try (Reader reader = open(file)) {
      char[] part = new char[1 << 14];
      for (int read = reader.read(part); read >= 0; read = reader.read(part)) {
        text.append(part, 0, read);
      }
    }
    return text.toString().stripLeading();
  }

  /** A reader of its elements, which follows no address and knows no entities of its own. */
  static XMLStreamReader elements(Reader text) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory.createXMLStreamReader(text);
  }

  /** Says of an export that it cannot be read to its end. */
  static void tellDamage(XMLStreamException e, Container.Sink sink) {
    sink.rejected(
        null,
        "the export is damaged: " + Reasons.ofInput(e),
        "what stands before that place was read; export it again for the rest");
  }

  /** The text of the element that was just begun, with all below it. */
  static String text(XMLStreamReader in) throws XMLStreamException {
    StringBuilder text = new StringBuilder();
    for (int depth = 1; depth > 0 && in.hasNext(); ) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(in.getText());
        default -> {}
      }
      if (text.length() > LARGEST_TEXT) {
        throw new XMLStreamException("a text of more than " + (LARGEST_TEXT >> 20) + " MB");
      }
    }
    return text.toString();
  }

  /** The file as text; the caller closes it. */
  static Reader open(SeedFile file) throws IOException {
    Charset charset;
    int marks;
    try (InputStream in = Files.newInputStream(file.file())) {
      byte[] head = in.readNBytes(1024);
      charset = charset(head);
      String start = new String(head, charset);
      marks = start.length() - start.replaceFirst("^[\\uFEFF\\s]+", "").length();
    }
    Reader reader = new Valid(new InputStreamReader(Files.newInputStream(file.file()), charset));
    for (int i = 0; i < marks; i++) {
      if (reader.read() < 0) {
        break;
      }
    }
    return reader;
  }

  private static Charset charset(byte[] head) {
    if (head.length > 1 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
      return StandardCharsets.UTF_16BE;
    }
    if (head.length > 1 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
      return StandardCharsets.UTF_16LE;
    }
    Matcher stated = ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
    if (stated.find() && !stated.group(1).toLowerCase(Locale.ROOT).startsWith("utf-16")) {
      Charset charset = Encodings.of(stated.group(1));
      return charset == null ? StandardCharsets.UTF_8 : charset;
    }
    return StandardCharsets.UTF_8;
  }

  /** What XML 1.0 forbids becomes a space. */
  private static final class Valid extends FilterReader {
    Valid(Reader in) {
      super(new java.io.BufferedReader(in, 1 << 16));
    }

    @Override
    public int read() throws IOException {
      int c = super.read();
      return c >= 0 && isForbidden((char) c) ? ' ' : c;
    }

    @Override
    public int read(char[] into, int from, int most) throws IOException {
      int read = super.read(into, from, most);
      for (int i = from; i < from + read; i++) {
        if (isForbidden(into[i])) {
          into[i] = ' ';
        }
      }
      return read;
    }

    private static boolean isForbidden(char c) {
      return c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == '\uFFFE' || c == '\uFFFF';
    }
  }
}
