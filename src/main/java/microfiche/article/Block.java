package microfiche.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One piece of an article's body, in reading order. No HTML: markup ends at {@code extract}. */
public sealed interface Block {

  /** Shows this block to the method that is for its kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * Treats every kind of block: with a new kind, nothing that walks blocks compiles until it knows
   * what to do with it. Those that only look for something are a {@link BodyWalk}.
   *
   * @param <R> what comes of a block; a visitor that only writes gives back what it writes to
   */
  interface Visitor<R> {
    R paragraph(Paragraph paragraph);

    R heading(Heading heading);

    R listing(Listing listing);

    R quotation(Quotation quotation);

    R definitions(Definitions definitions);

    R aside(Aside aside);

    R table(Table table);

    R figure(Figure figure);

    R preformatted(Preformatted preformatted);

    R embed(Embed embed);

    R pause(Pause pause);
  }

  /** Running text. */
  record Paragraph(List<Inline> text) implements Block {
    public Paragraph {
      text = List.copyOf(text);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.paragraph(this);
    }
  }

  /**
   * A heading inside the article.
   *
   * @param level 2 (directly below the headline) to 6
   */
  record Heading(int level, List<Inline> text) implements Block {
    public Heading {
      text = List.copyOf(text);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.heading(this);
    }
  }

  /**
   * A list.
   *
   * @param ordered whether its items are numbered
   * @param start the number of the first item
   */
  record Listing(boolean ordered, int start, List<Item> items) implements Block {
    public Listing {
      items = List.copyOf(items);
    }

    /** A list that is not numbered. */
    public static Listing unordered(List<Item> items) {
      return new Listing(false, 1, items);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.listing(this);
    }
  }

  /**
   * An item of a list.
   *
   * @param number its own, where it does not follow that of the item before; otherwise null
   */
  record Item(@Nullable Integer number, List<Block> content) {
    public Item {
      content = List.copyOf(content);
    }

    /** An item whose number follows. */
    public static Item of(List<Block> content) {
      return new Item(null, content);
    }
  }

  /** Somebody else's words. */
  record Quotation(List<Block> content) implements Block {
    public Quotation {
      content = List.copyOf(content);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.quotation(this);
    }
  }

  /** Terms and what is said of them, such as questions and answers. */
  record Definitions(List<Definition> list) implements Block {
    public Definitions {
      list = List.copyOf(list);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.definitions(this);
    }
  }

  /**
   * Terms with their descriptions.
   *
   * @param terms at least one
   * @param descriptions at least one
   */
  record Definition(List<List<Inline>> terms, List<List<Block>> descriptions) {
    public Definition {
      terms = terms.stream().map(List::copyOf).toList();
      descriptions = descriptions.stream().map(List::copyOf).toList();
    }
  }

  /** Words beside the article: a box, or what a page shows only when asked. */
  record Aside(List<Block> content) implements Block {
    public Aside {
      content = List.copyOf(content);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.aside(this);
    }
  }

  /** A table, row by row. */
  record Table(List<Row> rows) implements Block {
    public Table {
      rows = List.copyOf(rows);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.table(this);
    }
  }

  /** One row of a table. */
  record Row(List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** One cell of a table; spans are at least 1. */
  record Cell(boolean header, int columns, int rows, List<Inline> text) {
    public Cell {
      text = List.copyOf(text);
    }
  }

  /** A picture in its place in the text. */
  record Figure(ImageObject image) implements Block {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.figure(this);
    }
  }

  /** Text whose line breaks and spaces are meant. */
  record Preformatted(String text) implements Block {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.preformatted(this);
    }
  }

  /**
   * A film, sound or widget of another site, which an archive cannot hold.
   *
   * @param url where it was, or null when the seed does not say
   */
  record Embed(@Nullable String url, @Nullable String title) implements Block {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.embed(this);
    }
  }

  /** A pause between two parts. */
  record Pause() implements Block {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.pause(this);
    }
  }
}
