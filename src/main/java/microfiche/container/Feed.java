package microfiche.container;

import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEnclosure;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import microfiche.report.Reasons;
import microfiche.seed.PartFacts.Field;
import microfiche.seed.PartFacts.Form;
import microfiche.seed.SeedFile;
import org.jspecify.annotations.Nullable;

/** Feeds in XML: RSS 0.9x, 1.0 and 2.0, and Atom. Each entry with its full text is a part. */
final class Feed implements Container {
  static final String BY = "feed entry";

  @Override
  public void read(SeedFile file, Sink sink) throws IOException {
    SyndFeed feed;
    try {
      SyndFeedInput input = new SyndFeedInput();
      input.setAllowDoctypes(false); // entities from elsewhere, and bombs
      input.setPreserveWireFeed(false);
      feed = input.build(new StringReader(XmlText.read(file)));
    } catch (FeedException | IllegalArgumentException e) {
      sink.rejected(null, "a feed that cannot be read: " + Reasons.ofInput(e), null);
      return;
    }
    Ids ids = new Ids();
    for (SyndEntry entry : feed.getEntries()) {
      entry(entry, feed, ids, sink);
    }
  }

  private static void entry(SyndEntry entry, SyndFeed feed, Ids ids, Sink sink) {
    String id = ids.of(first(entry.getUri(), entry.getLink(), entry.getTitle()));
    String html = text(entry);
    String why = Teaser.reason(html);
    if (why != null) {
      sink.rejected(id, why, "its page itself, saved, has the whole article");
      return;
    }
    Facts facts =
        new Facts()
            .add(Field.HEADLINE, Teaser.plain(entry.getTitle()))
            .add(Field.URL, address(first(entry.getLink(), entry.getUri())))
            .add(Field.PUBLISHED_AT, time(entry.getPublishedDate()))
            .add(Field.MODIFIED, time(entry.getUpdatedDate()))
            .add(Field.SITE_NAME, Teaser.plain(feed.getTitle()))
            .add(Field.LANGUAGE, feed.getLanguage());
    authors(entry).forEach(name -> facts.add(Field.AUTHOR, name));
    topics(entry).forEach(topic -> facts.add(Field.KEYWORD, topic));
    sink.part(Part.of(id, picture(entry, html) + html, facts.of(BY, Form.ARTICLE)));
  }

  /** The longest of what an entry has: some put a teaser beside the text. */
  private static String text(SyndEntry entry) {
    String longest = "";
    List<SyndContent> all = new ArrayList<>(entry.getContents());
    if (entry.getDescription() != null) {
      all.add(entry.getDescription());
    }
    for (SyndContent content : all) {
      String value = content.getValue() == null ? "" : content.getValue();
      boolean plain = "text".equals(content.getType()) || "text/plain".equals(content.getType());
      String html = plain && !value.contains("</") ? Teaser.paragraphs(value) : value;
      longest = html.length() > longest.length() ? html : longest;
    }
    return longest;
  }

  /** Categories; in RSS 1.0 they are subjects of Dublin Core. */
  private static Set<String> topics(SyndEntry entry) {
    Set<String> topics = new LinkedHashSet<>();
    for (SyndCategory category : entry.getCategories()) {
      topics.add(String.valueOf(category.getName()));
    }
    if (entry.getModule(DCModule.URI) instanceof DCModule dublinCore) {
      dublinCore.getSubjects().forEach(subject -> topics.add(String.valueOf(subject.getValue())));
    }
    topics.remove("null");
    return topics;
  }

  private static List<String> authors(SyndEntry entry) {
    List<String> names = new ArrayList<>();
    for (SyndPerson person : entry.getAuthors()) {
      names.add(name(person.getName()));
    }
    if (names.isEmpty() && entry.getAuthor() != null) {
      names.add(name(entry.getAuthor()));
    }
    return names;
  }

  /** RSS wants an address of mail, and the name behind it in parentheses. */
  private static String name(@Nullable String author) {
    String text = author == null ? "" : author.strip();
    int open = text.indexOf('(');
    boolean mail = text.indexOf('@') > 0 && open > 0 && text.endsWith(")");
    return mail ? text.substring(open + 1, text.length() - 1) : text.contains("@") ? "" : text;
  }

  /** A picture that the entry brings along, where its text shows none. */
  private static String picture(SyndEntry entry, String html) {
    for (SyndEnclosure enclosure : entry.getEnclosures()) {
      String type = enclosure.getType();
      String url = enclosure.getUrl();
      boolean image = type != null && type.startsWith("image/");
      if (image && url != null && !html.contains("<img")) {
        return Teaser.picture(url);
      }
    }
    return "";
  }

  private static @Nullable String time(@Nullable Date date) {
    return date == null ? null : date.toInstant().toString();
  }

  private static @Nullable String address(@Nullable String link) {
    return link != null && link.startsWith("http") ? link : null;
  }

  private static String first(@Nullable String... texts) {
    for (String text : texts) {
      if (text != null && !text.isBlank()) {
        return text.strip();
      }
    }
    return "";
  }
}
