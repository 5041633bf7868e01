package microfiche.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One piece of an article's body, in reading order. No HTML: markup ends at {@code extract}. */
public sealed interface Block {

  /** Running text. */
  record Paragraph(List<Inline> text) implements Block {
    public Paragraph {
      text = List.copyOf(text);
    }
  }

  /**
   * A heading inside the article.
   *
   * @param level 2 (directly below the headline) to 6
   * @param anchor the name links inside the article use, or null
   */
  record Heading(int level, @Nullable String anchor, List<Inline> text) implements Block {
    public Heading {
      text = List.copyOf(text);
    }
  }

  /** A list; each item is a sequence of blocks. */
  record Listing(boolean ordered, List<List<Block>> items) implements Block {
    public Listing {
      items = items.stream().map(List::copyOf).toList();
    }
  }

  /** Somebody else's words. */
  record Quotation(List<Block> content) implements Block {
    public Quotation {
      content = List.copyOf(content);
    }
  }

  /** A table, row by row. */
  record Table(List<Row> rows) implements Block {
    public Table {
      rows = List.copyOf(rows);
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
  record Figure(ImageObject image) implements Block {}

  /** Text whose line breaks and spaces are meant. */
  record Preformatted(String text) implements Block {}

  /**
   * A film, sound or widget of another site, which an archive cannot hold.
   *
   * @param url where it was, or null when the seed does not say
   */
  record Embed(@Nullable String url, @Nullable String title) implements Block {}

  /** A pause between two parts. */
  record Pause() implements Block {}
}
