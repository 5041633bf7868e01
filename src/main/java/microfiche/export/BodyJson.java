package microfiche.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import microfiche.article.Block;
import microfiche.article.ImageObject;
import microfiche.article.Inline;
import org.jspecify.annotations.Nullable;

/**
 * The typed body of a full record; {@code record.schema.json} describes it. A picture that the
 * record lists is there by its number. For one record and one thread.
 */
final class BodyJson implements Block.Visitor<Void>, Inline.Visitor<Void> {
  private final JsonGenerator json;
  private final Map<ImageObject, Integer> listed = new HashMap<>();

  BodyJson(JsonGenerator json, List<ImageObject> images) {
    this.json = json;
    for (int i = 0; i < images.size(); i++) {
      listed.putIfAbsent(images.get(i), i);
    }
  }

  /** Something that may fail, which writing to memory does not. */
  private interface Step {
    void write() throws IOException;
  }

  private Void write(Step step) {
    try {
      step.write();
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
  }

  private Void typed(String type, Step rest) {
    return write(
        () -> {
          json.writeStartObject();
          json.writeStringField("type", type);
          rest.write();
          json.writeEndObject();
        });
  }

  void blocks(String name, List<Block> blocks) throws IOException {
    json.writeFieldName(name);
    blocks(blocks);
  }

  private void blocks(List<Block> blocks) throws IOException {
    json.writeStartArray();
    blocks.forEach(block -> block.accept(this));
    json.writeEndArray();
  }

  private void inlines(String name, List<Inline> inlines) throws IOException {
    json.writeFieldName(name);
    inlines(inlines);
  }

  private void inlines(List<Inline> inlines) throws IOException {
    json.writeStartArray();
    inlines.forEach(inline -> inline.accept(this));
    json.writeEndArray();
  }

  private void text(String name, @Nullable String text) throws IOException {
    if (text != null) {
      json.writeStringField(name, text);
    }
  }

  @Override
  public Void paragraph(Block.Paragraph paragraph) {
    return typed("paragraph", () -> inlines("text", paragraph.text()));
  }

  @Override
  public Void heading(Block.Heading heading) {
    return typed(
        "heading",
        () -> {
          json.writeNumberField("level", heading.level());
          inlines("text", heading.text());
        });
  }

  @Override
  public Void listing(Block.Listing listing) {
    return typed(
        "list",
        () -> {
          json.writeBooleanField("ordered", listing.ordered());
          json.writeNumberField("start", listing.start());
          json.writeArrayFieldStart("items");
          for (Block.Item item : listing.items()) {
            json.writeStartObject();
            if (item.number() != null) {
              json.writeNumberField("number", item.number());
            }
            blocks("content", item.content());
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  @Override
  public Void quotation(Block.Quotation quotation) {
    return typed("quotation", () -> blocks("content", quotation.content()));
  }

  @Override
  public Void definitions(Block.Definitions definitions) {
    return typed(
        "definitions",
        () -> {
          json.writeArrayFieldStart("list");
          for (Block.Definition definition : definitions.list()) {
            json.writeStartObject();
            json.writeArrayFieldStart("terms");
            for (List<Inline> term : definition.terms()) {
              inlines(term);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("descriptions");
            for (List<Block> description : definition.descriptions()) {
              blocks(description);
            }
            json.writeEndArray();
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  @Override
  public Void aside(Block.Aside aside) {
    return typed("aside", () -> blocks("content", aside.content()));
  }

  @Override
  public Void table(Block.Table table) {
    return typed(
        "table",
        () -> {
          json.writeArrayFieldStart("rows");
          for (Block.Row row : table.rows()) {
            json.writeStartArray();
            for (Block.Cell cell : row.cells()) {
              json.writeStartObject();
              json.writeBooleanField("header", cell.header());
              json.writeNumberField("columns", cell.columns());
              json.writeNumberField("rows", cell.rows());
              inlines("text", cell.text());
              json.writeEndObject();
            }
            json.writeEndArray();
          }
          json.writeEndArray();
        });
  }

  @Override
  public Void figure(Block.Figure figure) {
    return typed(
        "figure",
        () -> {
          Integer number = listed.get(figure.image());
          json.writeFieldName("image");
          if (number != null) {
            json.writeNumber(number);
          } else {
            image(json, figure.image());
          }
        });
  }

  /** A picture with all that is known of it. */
  static void image(JsonGenerator json, ImageObject image) throws IOException {
    json.writeStartObject();
    json.writeStringField("contentUrl", image.contentUrl());
    String[] names = {"largerUrl", "alternateName", "caption", "creditText"};
    @Nullable String[] texts = {
      image.largerUrl(), image.alternateName(), image.caption(), image.creditText()
    };
    for (int i = 0; i < names.length; i++) {
      if (texts[i] != null) {
        json.writeStringField(names[i], texts[i]);
      }
    }
    json.writeEndObject();
  }

  @Override
  public Void preformatted(Block.Preformatted preformatted) {
    return typed("preformatted", () -> text("text", preformatted.text()));
  }

  @Override
  public Void embed(Block.Embed embed) {
    return typed(
        "embed",
        () -> {
          text("url", embed.url());
          text("title", embed.title());
        });
  }

  @Override
  public Void pause(Block.Pause pause) {
    return typed("pause", () -> {});
  }

  @Override
  public Void text(Inline.Text text) {
    return write(() -> json.writeString(text.text()));
  }

  @Override
  public Void lineBreak(Inline.LineBreak lineBreak) {
    return typed("break", () -> {});
  }

  @Override
  public Void styled(Inline.Styled styled) {
    return typed(
        "styled",
        () -> {
          text("style", styled.style().element());
          inlines("content", styled.content());
        });
  }

  @Override
  public Void link(Inline.Link link) {
    return typed(
        "link",
        () -> {
          text("href", link.href());
          text("file", link.file());
          inlines("content", link.content());
        });
  }

  @Override
  public Void ruby(Inline.Ruby ruby) {
    return typed(
        "ruby",
        () -> {
          inlines("base", ruby.base());
          text("reading", ruby.reading());
        });
  }

  @Override
  public Void place(Inline.Place place) {
    return typed("place", () -> text("name", place.name()));
  }
}
