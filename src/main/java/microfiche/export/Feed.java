package microfiche.export;

import java.util.List;
import java.util.function.Function;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import microfiche.archive.ArchiveEntry;
import microfiche.article.PublicationDate;
import microfiche.hash.Digest;
import org.jspecify.annotations.Nullable;

/**
 * The newest articles with their text as an Atom feed (RFC 4287). Its times are the articles',
 * never the clock's.
 */
public final class Feed {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  /** What a feed without articles was updated at: Atom wants a time, and there is none. */
  private static final String NEVER = "1970-01-01T00:00:00Z";

  private final Head head;
  private final XMLStreamWriter xml;

  /** An article and where its page is. */
  public record Post(ArchiveEntry entry, String path, String headline) {}

  /**
   * What a feed says of itself.
   *
   * @param language of the title
   * @param baseUrl where the site is served, or null; links are relative to the feed then
   * @param path of the feed in the site
   * @param index of the list that it follows
   */
  public record Head(
      String title, String language, @Nullable String baseUrl, String path, String index) {
    /** The way to the site's folder. */
    public String root() {
      return baseUrl != null
          ? baseUrl
          : "../".repeat((int) path.chars().filter(c -> c == '/').count());
    }
  }

  private Feed(Head head, XMLStreamWriter xml) {
    this.head = head;
    this.xml = xml;
  }

  /**
   * The feed.
   *
   * @param posts newest first
   * @param html the text of an article
   */
  public static String atom(Head head, List<Post> posts, Function<ArchiveEntry, String> html) {
    return Xml.document(xml -> new Feed(head, xml).write(posts, html));
  }

  private void write(List<Post> posts, Function<ArchiveEntry, String> html)
      throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("feed");
    xml.writeDefaultNamespace(ATOM);
    xml.writeAttribute("xml:lang", head.language());
    element("title", head.title());
    element("id", id());
    element("updated", posts.isEmpty() ? NEVER : updated(posts.get(0).entry()));
    link("self", head.root() + head.path());
    link("alternate", head.root() + head.index());
    for (Post post : posts) {
      entry(post, html.apply(post.entry()));
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private String id() {
    boolean main = !head.path().contains("/");
    if (head.baseUrl() != null) {
      return main ? head.baseUrl() : head.baseUrl() + head.path();
    }
    return "urn:sha256:" + Digest.of(main ? head.title() : head.title() + "\n" + head.path());
  }

  private void entry(Post post, String html) throws XMLStreamException {
    ArchiveEntry entry = post.entry();
    xml.writeStartElement("entry");
    xml.writeAttribute("xml:lang", entry.card().language());
    element("title", post.headline());
    element("id", "urn:sha256:" + Digest.of(entry.card().key()));
    element("updated", updated(entry));
    link("alternate", head.root() + post.path());
    List<String> authors = entry.card().authors();
    if (authors.isEmpty()) {
      author(entry.card().publisher() == null ? "—" : entry.card().publisher().name());
    }
    for (String author : authors) {
      author(author);
    }
    element("summary", entry.card().summary());
    xml.writeStartElement("content");
    xml.writeAttribute("type", "html");
    xml.writeCharacters(Xml.allowed(html));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void author(String name) throws XMLStreamException {
    xml.writeStartElement("author");
    element("name", name);
    xml.writeEndElement();
  }

  private void element(String name, String text) throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(Xml.allowed(text));
    xml.writeEndElement();
  }

  private void link(String rel, String href) throws XMLStreamException {
    xml.writeEmptyElement("link");
    xml.writeAttribute("rel", rel);
    xml.writeAttribute("href", Xml.allowed(href));
  }

  /** Atom has no days, so the feed says the first moment of the day in UTC. */
  private static String updated(ArchiveEntry entry) {
    PublicationDate date = entry.card().date();
    if (date == null) {
      return NEVER;
    }
    return date.time() == null ? date.day() + "T00:00:00Z" : date.toString();
  }
}
