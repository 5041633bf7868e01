package microfiche.store;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import microfiche.article.Block;
import microfiche.article.ImageObject;
import microfiche.article.Inline;
import org.jspecify.annotations.Nullable;

/**
 * Bodies as bytes and back: each block and inline behind a sign for its kind. A picture that the
 * article lists is there by its number: it may be a megabyte, written into the seed.
 */
final class BodyCodec {
  private BodyCodec() {}

  static final class Writer implements Block.Visitor<Bytes>, Inline.Visitor<Bytes> {
    private final Bytes out;
    private final Map<ImageObject, Integer> listed = new HashMap<>();

    Writer(Bytes out) {
      this.out = out;
    }

    /** The pictures that the article lists. */
    Writer images(List<ImageObject> images) {
      for (int i = 0; i < images.size(); i++) {
        listed.putIfAbsent(images.get(i), i);
      }
      out.list(images, this::image);
      return this;
    }

    private void image(ImageObject image) {
      text(image.contentUrl());
      text(image.largerUrl());
      text(image.alternateName());
      text(image.caption());
      text(image.creditText());
    }

    Bytes blocks(List<Block> blocks) {
      return list(blocks, block -> block.accept(this));
    }

    @Override
    public Bytes paragraph(Block.Paragraph paragraph) {
      out.number('p');
      return inlines(paragraph.text());
    }

    @Override
    public Bytes heading(Block.Heading heading) {
      out.number('h');
      out.number(heading.level());
      return inlines(heading.text());
    }

    @Override
    public Bytes listing(Block.Listing listing) {
      out.number('l');
      out.flag(listing.ordered());
      out.number(listing.start());
      return list(listing.items(), this::item);
    }

    private void item(Block.Item item) {
      out.flag(item.number() != null);
      if (item.number() != null) {
        out.number(item.number());
      }
      blocks(item.content());
    }

    @Override
    public Bytes quotation(Block.Quotation quotation) {
      out.number('q');
      return blocks(quotation.content());
    }

    @Override
    public Bytes definitions(Block.Definitions definitions) {
      out.number('d');
      return list(
          definitions.list(),
          definition -> {
            list(definition.terms(), this::inlines);
            list(definition.descriptions(), this::blocks);
          });
    }

    @Override
    public Bytes aside(Block.Aside aside) {
      out.number('b');
      return blocks(aside.content());
    }

    @Override
    public Bytes table(Block.Table table) {
      out.number('t');
      return list(table.rows(), row -> list(row.cells(), this::cell));
    }

    private void cell(Block.Cell cell) {
      out.flag(cell.header());
      out.number(cell.columns());
      out.number(cell.rows());
      inlines(cell.text());
    }

    @Override
    public Bytes figure(Block.Figure figure) {
      out.number('f');
      int number = listed.getOrDefault(figure.image(), -1);
      out.number(number);
      if (number < 0) {
        image(figure.image());
      }
      return out;
    }

    @Override
    public Bytes preformatted(Block.Preformatted preformatted) {
      out.number('c');
      return text(preformatted.text());
    }

    @Override
    public Bytes embed(Block.Embed embed) {
      out.number('e');
      text(embed.url());
      return text(embed.title());
    }

    @Override
    public Bytes pause(Block.Pause pause) {
      out.number('-');
      return out;
    }

    private Bytes inlines(List<Inline> inlines) {
      return list(inlines, inline -> inline.accept(this));
    }

    @Override
    public Bytes text(Inline.Text text) {
      out.number('t');
      return text(text.text());
    }

    @Override
    public Bytes lineBreak(Inline.LineBreak lineBreak) {
      out.number('n');
      return out;
    }

    @Override
    public Bytes styled(Inline.Styled styled) {
      out.number('s');
      text(styled.style().name());
      return inlines(styled.content());
    }

    @Override
    public Bytes link(Inline.Link link) {
      out.number('a');
      text(link.href());
      text(link.file());
      return inlines(link.content());
    }

    @Override
    public Bytes ruby(Inline.Ruby ruby) {
      out.number('r');
      text(ruby.reading());
      return inlines(ruby.base());
    }

    @Override
    public Bytes place(Inline.Place place) {
      out.number('#');
      return text(place.name());
    }

    private <T> Bytes list(List<T> list, Consumer<T> put) {
      out.list(list, put);
      return out;
    }

    private Bytes text(@Nullable String text) {
      out.text(text);
      return out;
    }
  }

  static final class Reader {
    private final Values in;
    private List<ImageObject> listed = List.of();

    Reader(Values in) {
      this.in = in;
    }

    /** The pictures that the article lists. */
    List<ImageObject> images() throws IOException {
      listed = list(this::image);
      return listed;
    }

    private ImageObject image() throws IOException {
      return new ImageObject(text(), nullable(), nullable(), nullable(), nullable());
    }

    List<Block> blocks() throws IOException {
      return list(this::block);
    }

    private Block block() throws IOException {
      int kind = in.count();
      return switch (kind) {
        case 'p' -> new Block.Paragraph(inlines());
        case 'h' -> new Block.Heading(in.count(), inlines());
        case 'l' -> new Block.Listing(in.flag(), in.count(), list(this::item));
        case 'q' -> new Block.Quotation(blocks());
        case 'd' ->
            new Block.Definitions(
                list(() -> new Block.Definition(list(this::inlines), list(this::blocks))));
        case 'b' -> new Block.Aside(blocks());
        case 't' -> new Block.Table(list(() -> new Block.Row(list(this::cell))));
        case 'f' -> {
          int number = in.count();
          if (number >= listed.size()) {
            throw new IOException("no such picture: " + number);
          }
          yield new Block.Figure(number < 0 ? image() : listed.get(number));
        }
        case 'c' -> new Block.Preformatted(text());
        case 'e' -> new Block.Embed(nullable(), nullable());
        case '-' -> new Block.Pause();
        default -> throw new IOException("not a block: " + kind);
      };
    }

    private Block.Item item() throws IOException {
      return new Block.Item(in.flag() ? in.count() : null, blocks());
    }

    private Block.Cell cell() throws IOException {
      return new Block.Cell(in.flag(), in.count(), in.count(), inlines());
    }

    private List<Inline> inlines() throws IOException {
      return list(this::inline);
    }

    private Inline inline() throws IOException {
      int kind = in.count();
      return switch (kind) {
        case 't' -> new Inline.Text(text());
        case 'a' -> new Inline.Link(nullable(), nullable(), inlines());
        case 's' -> new Inline.Styled(Inline.Style.valueOf(text()), inlines());
        case 'n' -> new Inline.LineBreak();
        case '#' -> new Inline.Place(text());
        case 'r' -> {
          String reading = text();
          yield new Inline.Ruby(inlines(), reading);
        }
        default -> throw new IOException("not an inline: " + kind);
      };
    }

    private <T> List<T> list(Values.Take<T> take) throws IOException {
      return in.list(take);
    }

    private String text() throws IOException {
      return in.text();
    }

    private @Nullable String nullable() throws IOException {
      return in.nullable();
    }
  }
}
