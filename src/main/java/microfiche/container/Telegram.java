package microfiche.container;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import microfiche.seed.PartFacts.Field;
import microfiche.seed.PartFacts.Form;
import microfiche.seed.SeedFile;
import org.jspecify.annotations.Nullable;

/**
 * Exports of a Telegram channel ({@code result.json}): a post is an article when its first line is
 * a headline and prose follows. Read message by message.
 */
final class Telegram implements Container {
  private static final String BY = "Telegram post";

  /** A first line of more characters is the text itself. */
  private static final int LONGEST_HEADLINE = 80;

  /** Less prose below it is a notice. */
  private static final int LEAST_PROSE = 40;

  private static final int TOLD = 200;

  /** One reading. */
  private static final class Run {
    private final Sink sink;
    private String channel = "";
    private int told;
    private int untold;

    Run(Sink sink) {
      this.sink = sink;
    }

    void read(JsonParser json) throws IOException {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals("messages") && json.currentToken() == JsonToken.START_ARRAY) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            message(JsonTree.map(JsonTree.value(json)));
          }
        } else if (name.equals("name")) {
          channel = json.getText();
        } else {
          json.skipChildren();
        }
      }
      if (untold > 0) {
        sink.note(String.format(Locale.ROOT, "%,d more messages are no articles", untold));
      }
    }

    private void message(Map<String, Object> message) {
      String id = JsonTree.text(message, "id");
      if (!JsonTree.text(message, "type").equals("message")) {
        return; // somebody joined, a picture was changed
      }
      String html =
          html(
              message.containsKey("text_entities")
                  ? message.get("text_entities")
                  : message.get("text"));
      int end = html.indexOf('\n');
      String first = Teaser.plain(end < 0 ? html : html.substring(0, end));
      String rest = end < 0 ? "" : html.substring(end + 1);
      if (first.isEmpty()
          || first.length() > LONGEST_HEADLINE
          || Teaser.plain(rest).length() < LEAST_PROSE) {
        if (told++ < TOLD) {
          sink.rejected(id, "a message, and no article with a headline", null);
        } else {
          untold++;
        }
        return;
      }
      Facts facts =
          new Facts()
              .add(Field.HEADLINE, unescaped(first))
              .add(Field.PUBLISHED_AT, time(message))
              .add(Field.SITE_NAME, channel)
              .add(Field.AUTHOR, JsonTree.text(message, "author"));
      String photo = JsonTree.text(message, "photo");
      boolean there = !photo.isEmpty() && !photo.startsWith("(");
      String picture = there ? Teaser.picture(photo) : "";
      StringBuilder body = new StringBuilder(picture);
      rest.lines()
          .filter(line -> !line.isBlank())
          .forEach(line -> body.append("<p>").append(line.strip()).append("</p>\n"));
      sink.part(Part.of(id, body.toString(), facts.of(BY, Form.ARTICLE)));
    }

    private static String unescaped(String text) {
      return text.replace("&lt;", "<")
          .replace("&gt;", ">")
          .replace("&quot;", "\"")
          .replace("&amp;", "&");
    }

    private static String time(Map<String, Object> message) {
      String seconds = JsonTree.text(message, "date_unixtime");
      try {
        return seconds.isEmpty()
            ? JsonTree.text(message, "date")
            : Instant.ofEpochSecond(Long.parseLong(seconds)).toString();
      } catch (NumberFormatException | DateTimeException e) {
        return JsonTree.text(message, "date");
      }
    }

    /** A text, or a list of texts and of such as are set apart; every line by itself. */
    private static String html(@Nullable Object text) {
      if (text instanceof String plain) {
        return Teaser.escaped(plain);
      }
      StringBuilder html = new StringBuilder();
      for (Object piece : JsonTree.list(text)) {
        if (piece instanceof String plain) {
          html.append(Teaser.escaped(plain));
        } else {
          piece(JsonTree.map(piece), html);
        }
      }
      return html.toString();
    }

    private static void piece(Map<String, Object> piece, StringBuilder html) {
      String words = Teaser.escaped(JsonTree.text(piece, "text"));
      String tag =
          switch (JsonTree.text(piece, "type")) {
            case "bold" -> "strong";
            case "italic" -> "em";
            case "underline" -> "u";
            case "strikethrough" -> "s";
            case "code" -> "code";
            default -> "";
          };
      String link = JsonTree.text(piece, "href");
      link =
          link.isEmpty() && JsonTree.text(piece, "type").equals("link")
              ? JsonTree.text(piece, "text")
              : link;
      String open =
          !link.isEmpty()
              ? "<a href=\"" + Teaser.escaped(link) + "\">"
              : tag.isEmpty() ? "" : "<" + tag + ">";
      String close = !link.isEmpty() ? "</a>" : tag.isEmpty() ? "" : "</" + tag + ">";
      // What is set apart may go over several lines.
      String[] lines = words.split("\n", -1);
      for (int i = 0; i < lines.length; i++) {
        html.append(i > 0 ? "\n" : "");
        html.append(lines[i].isBlank() ? lines[i] : open + lines[i] + close);
      }
    }
  }

  @Override
  public void read(SeedFile file, Sink sink) throws IOException {
    try (Reader text = XmlText.open(file);
        JsonParser json = JsonTree.FACTORY.createParser(text)) {
      new Run(sink).read(json);
    } catch (JsonProcessingException e) {
      sink.rejected(
          null,
          "the export is damaged: " + e.getOriginalMessage(),
          "what stands before that place was read");
    }
  }
}
