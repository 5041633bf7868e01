package microfiche.container;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import microfiche.seed.PartFacts.Field;
import microfiche.seed.PartFacts.Form;
import microfiche.seed.SeedFile;

/** Feeds in JSON (JSON Feed 1 and 1.1). */
final class JsonFeed implements Container {
  @Override
  public void read(SeedFile file, Sink sink) throws IOException {
    Map<String, Object> feed;
    try (JsonParser json = JsonTree.FACTORY.createParser(XmlText.read(file))) {
      feed =
          json.nextToken() == JsonToken.START_OBJECT
              ? JsonTree.map(JsonTree.value(json))
              : Map.of();
    } catch (JsonProcessingException e) {
      sink.rejected(null, "a feed that cannot be read: " + e.getOriginalMessage(), null);
      return;
    }
    Ids ids = new Ids();
    for (Object entry : JsonTree.list(feed.get("items"))) {
      item(JsonTree.map(entry), feed, ids, sink);
    }
  }

  private static void item(Map<String, Object> item, Map<String, Object> feed, Ids ids, Sink sink) {
    String id = ids.of(JsonTree.text(item, "id"));
    String html = JsonTree.text(item, "content_html");
    html = html.isBlank() ? Teaser.paragraphs(JsonTree.text(item, "content_text")) : html;
    String why = Teaser.reason(html);
    if (why != null) {
      sink.rejected(id, why, "its page itself, saved, has the whole article");
      return;
    }
    Facts facts =
        new Facts()
            .add(Field.HEADLINE, JsonTree.text(item, "title"))
            .add(Field.URL, JsonTree.text(item, "url"))
            .add(Field.PUBLISHED, JsonTree.text(item, "date_published"))
            .add(Field.MODIFIED, JsonTree.text(item, "date_modified"))
            .add(Field.SITE_NAME, JsonTree.text(feed, "title"))
            .add(
                Field.LANGUAGE,
                JsonTree.text(item.containsKey("language") ? item : feed, "language"));
    for (Object author : JsonTree.list(item.get("authors"))) {
      facts.add(Field.AUTHOR, JsonTree.text(JsonTree.map(author), "name"));
    }
    facts.add(Field.AUTHOR, JsonTree.text(JsonTree.map(item.get("author")), "name"));
    JsonTree.list(item.get("tags")).forEach(tag -> facts.add(Field.KEYWORD, JsonTree.text(tag)));
    String image = JsonTree.text(item, "image");
    boolean shown = !image.isEmpty() && !html.contains("<img");
    String picture = shown ? Teaser.picture(image) : "";
    sink.part(Part.of(id, picture + html, facts.of(Feed.BY, Form.ARTICLE)));
  }
}
