package microfiche.export;

import java.util.List;
import microfiche.archive.Entry;
import microfiche.article.PublicationDate;
import microfiche.hash.Digest;
import org.jspecify.annotations.Nullable;

/**
 * The newest articles as an Atom feed (RFC 4287). Its times are the articles', never the clock's.
 */
public final class Feed {
  /** What a feed without articles was updated at: Atom wants a time, and there is none. */
  private static final String NEVER = "1970-01-01T00:00:00Z";

  private Feed() {}

  /** An article and where its page is. */
  public record Post(Entry entry, String path, String headline) {}

  /**
   * The feed.
   *
   * @param baseUrl where the site is served, or null; links are relative to the feed then
   * @param posts newest first
   */
  public static String atom(
      String title, String language, @Nullable String baseUrl, List<Post> posts) {
    StringBuilder xml = new StringBuilder(16384);
    xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    xml.append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
        .append(Xml.text(language));
    xml.append("\">\n");
    Xml.element(xml, "title", title);
    Xml.element(xml, "id", baseUrl != null ? baseUrl : "urn:sha256:" + Digest.of(title));
    Xml.element(xml, "updated", posts.isEmpty() ? NEVER : updated(posts.get(0).entry()));
    link(xml, "self", base(baseUrl) + "feed.xml");
    link(xml, "alternate", base(baseUrl) + "index.html");
    for (Post post : posts) {
      entry(xml, post, baseUrl);
    }
    return xml.append("</feed>\n").toString();
  }

  private static void entry(StringBuilder xml, Post post, @Nullable String baseUrl) {
    Entry entry = post.entry();
    xml.append("<entry>\n");
    Xml.element(xml, "title", post.headline());
    Xml.element(xml, "id", "urn:sha256:" + Digest.of(entry.card().key()));
    Xml.element(xml, "updated", updated(entry));
    link(xml, "alternate", base(baseUrl) + post.path());
    for (String author : entry.card().authors()) {
      xml.append("<author><name>").append(Xml.text(author)).append("</name></author>\n");
    }
    if (entry.card().authors().isEmpty()) {
      String publisher = entry.card().publisher() == null ? "—" : entry.card().publisher().name();
      xml.append("<author><name>").append(Xml.text(publisher)).append("</name></author>\n");
    }
    Xml.element(xml, "summary", entry.card().summary());
    xml.append("</entry>\n");
  }

  /** Atom has no days, so the feed says the first moment of the day in UTC. */
  private static String updated(Entry entry) {
    PublicationDate date = entry.card().date();
    if (date == null) {
      return NEVER;
    }
    return date.time() == null ? date.day() + "T00:00:00Z" : date.toString();
  }

  private static void link(StringBuilder xml, String rel, String href) {
    xml.append("<link rel=\"").append(rel).append("\" href=\"").append(Xml.text(href));
    xml.append("\"/>\n");
  }

  private static String base(@Nullable String baseUrl) {
    return baseUrl == null ? "" : baseUrl;
  }
}
