package microfiche.container;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import microfiche.article.Article;
import microfiche.article.Block;
import microfiche.article.ImageObject;
import microfiche.article.Inline;
import microfiche.article.Keyword;
import microfiche.article.Organization;
import microfiche.article.Person;
import microfiche.article.Provenance;
import microfiche.article.PublicationDate;
import microfiche.article.RelatedLink;
import org.jspecify.annotations.Nullable;

/**
 * Makes an article of a full record again. What does not fit is an {@link
 * IllegalArgumentException}.
 */
final class RecordReader {
  private final List<ImageObject> images;

  private RecordReader(List<ImageObject> images) {
    this.images = images;
  }

  /** The article of a record. */
  static Article article(Map<String, Object> record) {
    List<ImageObject> images = each(record, "image", RecordReader::image);
    RecordReader reader = new RecordReader(images);
    Map<String, Object> links = new HashMap<>();
    for (Object link : JsonTree.list(record.get("keywordLink"))) {
      Map<String, Object> map = JsonTree.map(link);
      links.put(must(map, "name"), must(map, "url"));
    }
    String language = JsonTree.text(record.get("inLanguage"));
    return new Article(
        JsonTree.text(record.get("headline")),
        JsonTree.text(record.get("alternativeHeadline")),
        JsonTree.text(record.get("url")),
        date(record, "datePublished"),
        date(record, "dateModified"),
        people(record, "author"),
        people(record, "editor"),
        people(record, "translator"),
        publisher(record.get("publisher")),
        texts(record.get("articleSection")),
        texts(record.get("keywords")).stream()
            .map(name -> new Keyword(name, JsonTree.text(links.get(name))))
            .toList(),
        images,
        number(record, "lead", 0),
        reader.blocks(record.get("body")),
        each(record, "relatedLink", map -> new RelatedLink(must(map, "url"), must(map, "name"))),
        language == null ? "und" : language,
        provenance(JsonTree.map(record.get("seed"))));
  }

  private static Provenance provenance(Map<String, Object> seed) {
    return new Provenance(
        must(seed, "path"),
        JsonTree.text(seed.get("part")),
        must(seed, "sha256"),
        must(seed, "mirror"),
        must(seed, "outlet"),
        JsonTree.text(seed.get("mirroredAt")));
  }

  private static @Nullable Organization publisher(@Nullable Object value) {
    Map<String, Object> map = JsonTree.map(value);
    return map.isEmpty()
        ? null
        : new Organization(must(map, "id"), must(map, "name"), JsonTree.text(map.get("url")));
  }

  private static List<Person> people(Map<String, Object> record, String name) {
    return each(
        record, name, map -> new Person(must(map, "name"), JsonTree.text(map.get("jobTitle"))));
  }

  private static @Nullable PublicationDate date(Map<String, Object> record, String name) {
    String text = JsonTree.text(record.get(name));
    PublicationDate date = text == null ? null : PublicationDate.parse(text);
    if (text != null && date == null) {
      throw new IllegalArgumentException(name + " is no date: " + text);
    }
    return date;
  }

  private static ImageObject image(Map<String, Object> map) {
    return new ImageObject(
        must(map, "contentUrl"),
        JsonTree.text(map.get("largerUrl")),
        JsonTree.text(map.get("alternateName")),
        JsonTree.text(map.get("caption")),
        JsonTree.text(map.get("creditText")));
  }

  private static <T> List<T> each(
      Map<String, Object> record, String name, Function<Map<String, Object>, T> make) {
    List<T> list = new ArrayList<>();
    for (Object value : JsonTree.list(record.get(name))) {
      list.add(make.apply(JsonTree.map(value)));
    }
    return list;
  }

  private static List<String> texts(@Nullable Object value) {
    List<String> texts = new ArrayList<>();
    for (Object text : JsonTree.list(value)) {
      texts.add(String.valueOf(text));
    }
    return texts;
  }

  private static String must(Map<String, Object> map, String name) {
    String text = JsonTree.text(map.get(name));
    if (text == null) {
      throw new IllegalArgumentException("\"" + name + "\" is missing");
    }
    return text;
  }

  private static int number(Map<String, Object> map, String name, int otherwise) {
    String text = JsonTree.text(map.get(name));
    return text == null ? otherwise : Integer.parseInt(text);
  }

  private List<Block> blocks(@Nullable Object value) {
    List<Block> blocks = new ArrayList<>();
    for (Object block : JsonTree.list(value)) {
      blocks.add(block(JsonTree.map(block)));
    }
    return blocks;
  }

  private Block block(Map<String, Object> map) {
    String type = must(map, "type");
    return switch (type) {
      case "paragraph" -> new Block.Paragraph(inlines(map.get("text")));
      case "heading" -> new Block.Heading(level(map), inlines(map.get("text")));
      case "list" ->
          new Block.Listing(
              is(map, "ordered"),
              number(map, "start", 1),
              each(map, "items", item -> new Block.Item(own(item), blocks(item.get("content")))));
      case "quotation" -> new Block.Quotation(blocks(map.get("content")));
      case "definitions" -> new Block.Definitions(each(map, "list", this::definition));
      case "aside" -> new Block.Aside(blocks(map.get("content")));
      case "table" -> new Block.Table(rows(map.get("rows")));
      case "figure" -> new Block.Figure(figure(map.get("image")));
      case "preformatted" -> new Block.Preformatted(must(map, "text"));
      case "embed" ->
          new Block.Embed(JsonTree.text(map.get("url")), JsonTree.text(map.get("title")));
      case "pause" -> new Block.Pause();
      default -> throw new IllegalArgumentException("no block is of type " + type);
    };
  }

  private static int level(Map<String, Object> map) {
    return Math.max(2, Math.min(6, number(map, "level", 2)));
  }

  private static boolean is(Map<String, Object> map, String name) {
    return "true".equals(JsonTree.text(map.get(name)));
  }

  private static @Nullable Integer own(Map<String, Object> item) {
    return item.containsKey("number") ? number(item, "number", 1) : null;
  }

  private Block.Definition definition(Map<String, Object> map) {
    List<List<Inline>> terms = new ArrayList<>();
    JsonTree.list(map.get("terms")).forEach(term -> terms.add(inlines(term)));
    List<List<Block>> descriptions = new ArrayList<>();
    JsonTree.list(map.get("descriptions")).forEach(d -> descriptions.add(blocks(d)));
    return new Block.Definition(terms, descriptions);
  }

  private List<Block.Row> rows(@Nullable Object value) {
    List<Block.Row> rows = new ArrayList<>();
    for (Object row : JsonTree.list(value)) {
      List<Block.Cell> cells = new ArrayList<>();
      for (Object cell : JsonTree.list(row)) {
        Map<String, Object> map = JsonTree.map(cell);
        cells.add(
            new Block.Cell(
                is(map, "header"),
                Math.max(1, number(map, "columns", 1)),
                Math.max(1, number(map, "rows", 1)),
                inlines(map.get("text"))));
      }
      rows.add(new Block.Row(cells));
    }
    return rows;
  }

  private ImageObject figure(@Nullable Object value) {
    if (value instanceof String text) {
      int number = Integer.parseInt(text);
      if (number < 0 || number >= images.size()) {
        throw new IllegalArgumentException("there is no picture " + number);
      }
      return images.get(number);
    }
    return image(JsonTree.map(value));
  }

  private List<Inline> inlines(@Nullable Object value) {
    List<Inline> inlines = new ArrayList<>();
    for (Object inline : JsonTree.list(value)) {
      inlines.add(
          inline instanceof String text ? new Inline.Text(text) : inline(JsonTree.map(inline)));
    }
    return inlines;
  }

  private Inline inline(Map<String, Object> map) {
    String type = must(map, "type");
    return switch (type) {
      case "break" -> new Inline.LineBreak();
      case "styled" -> new Inline.Styled(style(must(map, "style")), inlines(map.get("content")));
      case "link" ->
          new Inline.Link(
              JsonTree.text(map.get("href")),
              JsonTree.text(map.get("file")),
              inlines(map.get("content")));
      case "ruby" -> new Inline.Ruby(inlines(map.get("base")), must(map, "reading"));
      case "place" -> new Inline.Place(must(map, "name"));
      default -> throw new IllegalArgumentException("no inline is of type " + type);
    };
  }

  private static Inline.Style style(String element) {
    for (Inline.Style style : Inline.Style.values()) {
      if (style.element().equals(element)) {
        return style;
      }
    }
    throw new IllegalArgumentException("no style is called " + element);
  }
}
