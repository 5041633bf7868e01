package microfiche.container;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import microfiche.seed.PartFacts.Field;
import microfiche.seed.PartFacts.Form;
import microfiche.seed.SeedFile;
import org.jspecify.annotations.Nullable;

/**
 * Exports of WordPress (WXR): published posts and pages, with their authors by name, categories and
 * tags. Drafts, private posts and what is no text are left out and said so. Read item by item.
 */
final class WordPress implements Container {
  private static final String BY = "WordPress post";

  /** {@code [caption …]<img …> words[/caption]}, perhaps with a link around the picture. */
  private static final Pattern CAPTION =
      Pattern.compile(
          "\\[caption[^\\]\n]{0,500}]\\s*((?:<a\\b[^<>]{0,2000}>)?\\s*<img\\b[^<>]{0,4000}>\\s*(?:</a>)?)\\s*(.{0,2000}?)\\s*\\[/caption]",
          Pattern.DOTALL);

  /** Pictures that posts name by number. */
  private static final int MOST_ATTACHMENTS = 500_000;

  @Override
  public void read(SeedFile file, Sink sink) throws IOException {
    try {
      Map<String, String> attachments = attachments(file);
      try (Reader text = XmlText.open(file)) {
        new Run(sink, attachments).read(XmlText.elements(text));
      }
    } catch (XMLStreamException e) {
      XmlText.tellDamage(e, sink);
    }
  }

  /** Number of a picture → its address. Posts may come before what they show. */
  private static Map<String, String> attachments(SeedFile file) throws IOException {
    Map<String, String> attachments = new HashMap<>();
    try (Reader text = XmlText.open(file)) {
      XMLStreamReader in = XmlText.elements(text);
      while (in.hasNext()) {
        if (in.next() == XMLStreamConstants.START_ELEMENT && in.getLocalName().equals("item")) {
          Item item = Item.read(in);
          String url = item.text("attachment_url");
          if (url != null && attachments.size() < MOST_ATTACHMENTS) {
            attachments.put(String.valueOf(item.text("post_id")), url);
          }
        }
      }
    } catch (XMLStreamException e) {
      return attachments; // the second reading says so
    }
    return attachments;
  }

  /** One item: the texts of its elements by their names. */
  private record Item(
      Map<String, String> texts,
      List<String> tags,
      List<String> categories,
      Map<String, String> meta) {
    @Nullable String text(String name) {
      String text = texts.get(name);
      return text == null || text.isBlank() ? null : text;
    }

    static Item read(XMLStreamReader in) throws XMLStreamException {
      Item item = new Item(new HashMap<>(), new ArrayList<>(), new ArrayList<>(), new HashMap<>());
      String key = "";
      int depth = 1;
      while (depth > 0 && in.hasNext()) {
        int event = in.next();
        if (event == XMLStreamConstants.END_ELEMENT) {
          depth--;
        } else if (event == XMLStreamConstants.START_ELEMENT) {
          String name = in.getLocalName();
          if (name.equals("postmeta") || name.equals("comment")) {
            depth++;
            if (name.equals("comment")) {
              XmlText.text(in);
              depth--;
            }
            continue;
          }
          String domain = in.getAttributeValue(null, "domain");
          String prefix = in.getPrefix();
          String text = XmlText.text(in);
          switch (name) {
            case "category" -> ("category".equals(domain) ? item.categories : item.tags).add(text);
            case "encoded" -> item.texts.putIfAbsent(prefix + ":" + name, text);
            case "meta_key" -> key = text;
            case "meta_value" -> item.meta.put(key, text);
            default -> item.texts.putIfAbsent(name, text);
          }
        }
      }
      return item;
    }
  }

  /** The second reading. */
  private static final class Run {
    private final Sink sink;
    private final Map<String, String> attachments;
    private final Map<String, String> authors = new HashMap<>();
    private final Ids ids = new Ids();
    private String siteName = "";
    private String language = "";

    Run(Sink sink, Map<String, String> attachments) {
      this.sink = sink;
      this.attachments = attachments;
    }

    void read(XMLStreamReader in) throws XMLStreamException {
      while (in.hasNext()) {
        if (in.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        switch (in.getLocalName()) {
          case "item" -> item(Item.read(in));
          case "author" -> {
            Item author = Item.read(in);
            String login = author.text("author_login");
            String name = author.text("author_display_name");
            if (login != null && name != null) {
              authors.put(login, name);
            }
          }
          case "title" -> siteName = siteName.isEmpty() ? XmlText.text(in) : siteName;
          case "language" -> language = language.isEmpty() ? XmlText.text(in) : language;
          case "image" -> XmlText.text(in);
          default -> {}
        }
      }
    }

    private void item(Item item) {
      String type = item.text("post_type");
      String number = item.text("post_id");
      String id = ids.of(number != null ? number : String.valueOf(item.text("guid")));
      if ("attachment".equals(type)) {
        return; // a picture of a post, or of none
      }
      String status = item.text("status");
      boolean post = type == null || type.equals("post") || type.equals("page");
      boolean secret = item.text("post_password") != null;
      if (!post) {
        sink.rejected(id, "of type " + type + ", which is no post", null);
      } else if (status != null && !status.equals("publish") || secret) {
        String what = secret ? "with a password" : String.valueOf(status);
        sink.rejected(id, "not published by its author: " + what, null);
      } else {
        post(id, item);
      }
    }

    private void post(String id, Item item) {
      String text = item.text("content:encoded");
      String date = item.text("post_date_gmt");
      boolean noTime = date == null || date.startsWith("0000");
      String login = item.text("creator");
      Facts facts =
          new Facts()
              .add(Field.HEADLINE, item.text("title"))
              .add(Field.URL, item.text("link"))
              .add(
                  noTime ? Field.PUBLISHED : Field.PUBLISHED_AT,
                  noTime ? item.text("pubDate") : String.valueOf(date).replace(' ', 'T') + "Z")
              .add(Field.SITE_NAME, siteName)
              .add(Field.LANGUAGE, language)
              .add(Field.AUTHOR, login == null ? null : authors.getOrDefault(login, login));
      item.tags().forEach(tag -> facts.add(Field.KEYWORD, tag));
      item.categories().stream()
          .filter(
              category -> !category.equalsIgnoreCase("uncategorized") && !category.equals("未分类"))
          .forEach(category -> facts.add(Field.SECTION, category));
      String lead = attachments.get(String.valueOf(item.meta().get("_thumbnail_id")));
      String body =
          text == null
              ? ""
              : CAPTION
                  .matcher(text)
                  .replaceAll("\n\n<figure>$1<figcaption>$2</figcaption></figure>\n\n");
      boolean shown = lead != null && !body.contains(lead);
      String picture = shown ? Teaser.picture(String.valueOf(lead)) + "\n" : "";
      if (body.isBlank() && !shown) {
        sink.rejected(id, "an entry without a text", null);
        return;
      }
      sink.part(Part.of(id, picture + body, facts.of(BY, Form.TEXT)));
    }
  }
}
