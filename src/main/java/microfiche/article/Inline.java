package microfiche.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run of text inside a block, in reading order. No HTML: markup ends at {@code extract}. */
public sealed interface Inline {

  /** Shows this run to the method that is for its kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * Treats every kind of inline, as {@link Block.Visitor} does every kind of block.
   *
   * @param <R> what comes of an inline
   */
  interface Visitor<R> {
    R text(Text text);

    R lineBreak(LineBreak lineBreak);

    R styled(Styled styled);

    R link(Link link);

    R ruby(Ruby ruby);

    R place(Place place);
  }

  /** Plain characters; white space is already collapsed. */
  record Text(String text) implements Inline {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.text(this);
    }
  }

  /** A line break the author wanted, as in verse. */
  record LineBreak() implements Inline {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.lineBreak(this);
    }
  }

  /** Text set apart by {@code style}. */
  record Styled(Style style, List<Inline> content) implements Inline {
    public Styled {
      content = List.copyOf(content);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.styled(this);
    }
  }

  /**
   * A link.
   *
   * @param href absolute, or {@code #} and the name of a {@link Place}; null when the link leads to
   *     another file only
   * @param file the path of the seed that it leads to if there is one, which then goes before the
   *     address; or null
   */
  record Link(@Nullable String href, @Nullable String file, List<Inline> content)
      implements Inline {
    public Link {
      content = List.copyOf(content);
    }

    /** A link to an address. */
    public Link(String href, List<Inline> content) {
      this(href, null, content);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.link(this);
    }
  }

  /**
   * Text with a reading or note set above it, as in ruby; the reading is no part of the words.
   *
   * @param reading such as {@code cháo} for 潮
   */
  record Ruby(List<Inline> base, String reading) implements Inline {
    public Ruby {
      base = List.copyOf(base);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.ruby(this);
    }
  }

  /**
   * A place to which links of the same article lead; it has no words.
   *
   * @param name what stands behind the {@code #} of such a link
   */
  record Place(String name) implements Inline {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.place(this);
    }
  }

  /** The ways text can be set apart. */
  enum Style {
    STRONG("strong"),
    EMPHASIS("em"),
    UNDERLINE("u"),
    STRIKE("s"),
    SUPERSCRIPT("sup"),
    SUBSCRIPT("sub"),
    CODE("code");

    private final String element;

    Style(String element) {
      this.element = element;
    }

    /** The HTML element that means this. */
    public String element() {
      return element;
    }
  }
}
