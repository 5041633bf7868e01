package microfiche.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

/** Articles as bytes and back. The form is this program version's own business. */
final class ArticleCodec {
  private ArticleCodec() {}

  static byte[] encode(Article article) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
    try (DataOutputStream data = new DataOutputStream(bytes)) {
      new Writer(data).article(article);
    } catch (IOException e) {
      throw new IllegalStateException("writing to memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  static Article decode(byte[] bytes) throws IOException {
    return new Reader(new DataInputStream(new ByteArrayInputStream(bytes))).article();
  }

  private interface Put<T> {
    void put(T value) throws IOException;
  }

  private interface Take<T> {
    T take() throws IOException;
  }

  private record Writer(DataOutputStream out) {
    void article(Article a) throws IOException {
      text(a.headline());
      text(a.alternativeHeadline());
      text(a.url());
      date(a.datePublished());
      date(a.dateModified());
      list(a.author(), this::person);
      list(a.editor(), this::person);
      list(a.translator(), this::person);
      organization(a.publisher());
      list(a.articleSection(), this::text);
      list(a.keywords(), this::keyword);
      list(a.image(), this::image);
      out.writeByte(a.lead());
      list(a.body(), this::block);
      list(a.relatedLink(), this::relatedLink);
      text(a.inLanguage());
      provenance(a.seed());
    }

    private void relatedLink(RelatedLink link) throws IOException {
      text(link.url());
      text(link.name());
    }

    private void person(Person person) throws IOException {
      text(person.name());
      text(person.jobTitle());
    }

    private void keyword(Keyword keyword) throws IOException {
      text(keyword.name());
      text(keyword.url());
    }

    private void organization(@Nullable Organization organization) throws IOException {
      out.writeBoolean(organization != null);
      if (organization != null) {
        text(organization.id());
        text(organization.name());
        text(organization.url());
      }
    }

    private void date(@Nullable PublicationDate date) throws IOException {
      text(date == null ? null : date.toString());
    }

    private void provenance(Provenance seed) throws IOException {
      text(seed.path());
      text(seed.sha256());
      text(seed.mirror());
      text(seed.outlet());
      text(seed.mirroredAt());
    }

    private void image(ImageObject image) throws IOException {
      text(image.contentUrl());
      text(image.largerUrl());
      text(image.alternateName());
      text(image.caption());
      text(image.creditText());
    }

    private void blocks(List<Block> blocks) throws IOException {
      list(blocks, this::block);
    }

    private void block(Block block) throws IOException {
      if (block instanceof Block.Paragraph p) {
        out.writeByte('p');
        inlines(p.text());
      } else if (block instanceof Block.Heading h) {
        out.writeByte('h');
        out.writeByte(h.level());
        text(h.anchor());
        inlines(h.text());
      } else if (block instanceof Block.Listing l) {
        out.writeByte('l');
        out.writeBoolean(l.ordered());
        list(l.items(), this::blocks);
      } else if (block instanceof Block.Quotation q) {
        out.writeByte('q');
        blocks(q.content());
      } else if (block instanceof Block.Table t) {
        out.writeByte('t');
        list(t.rows(), row -> list(row.cells(), this::cell));
      } else if (block instanceof Block.Figure f) {
        out.writeByte('f');
        image(f.image());
      } else if (block instanceof Block.Preformatted pre) {
        out.writeByte('c');
        text(pre.text());
      } else if (block instanceof Block.Embed e) {
        out.writeByte('e');
        text(e.url());
        text(e.title());
      } else {
        out.writeByte('-');
      }
    }

    private void cell(Block.Cell cell) throws IOException {
      out.writeBoolean(cell.header());
      out.writeByte(cell.columns());
      out.writeByte(cell.rows());
      inlines(cell.text());
    }

    private void inlines(List<Inline> inlines) throws IOException {
      list(inlines, this::inline);
    }

    private void inline(Inline inline) throws IOException {
      if (inline instanceof Inline.Text t) {
        out.writeByte('t');
        text(t.text());
      } else if (inline instanceof Inline.Link l) {
        out.writeByte('a');
        text(l.href());
        inlines(l.content());
      } else if (inline instanceof Inline.Styled s) {
        out.writeByte('s');
        text(s.style().name());
        inlines(s.content());
      } else {
        out.writeByte('n');
      }
    }

    private <T> void list(List<T> list, Put<T> put) throws IOException {
      out.writeInt(list.size());
      for (T value : list) {
        put.put(value);
      }
    }

    private void text(@Nullable String text) throws IOException {
      if (text == null) {
        out.writeInt(-1);
      } else {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
      }
    }
  }

  private record Reader(DataInputStream in) {
    Article article() throws IOException {
      return new Article(
          nullable(),
          nullable(),
          nullable(),
          date(),
          date(),
          list(this::person),
          list(this::person),
          list(this::person),
          in.readBoolean() ? new Organization(text(), text(), nullable()) : null,
          list(this::text),
          list(() -> new Keyword(text(), nullable())),
          list(this::image),
          in.readByte(),
          blocks(),
          list(() -> new RelatedLink(text(), text())),
          text(),
          new Provenance(text(), text(), text(), text(), nullable()));
    }

    private Person person() throws IOException {
      return new Person(text(), nullable());
    }

    private @Nullable PublicationDate date() throws IOException {
      String iso = nullable();
      return iso == null ? null : PublicationDate.parse(iso);
    }

    private ImageObject image() throws IOException {
      return new ImageObject(text(), nullable(), nullable(), nullable(), nullable());
    }

    private List<Block> blocks() throws IOException {
      return list(this::block);
    }

    private Block block() throws IOException {
      int kind = in.readByte();
      return switch (kind) {
        case 'p' -> new Block.Paragraph(inlines());
        case 'h' -> new Block.Heading(in.readByte(), nullable(), inlines());
        case 'l' -> new Block.Listing(in.readBoolean(), list(this::blocks));
        case 'q' -> new Block.Quotation(blocks());
        case 't' -> new Block.Table(list(() -> new Block.Row(list(this::cell))));
        case 'f' -> new Block.Figure(image());
        case 'c' -> new Block.Preformatted(text());
        case 'e' -> new Block.Embed(nullable(), nullable());
        case '-' -> new Block.Pause();
        default -> throw new IOException("not a block: " + kind);
      };
    }

    private Block.Cell cell() throws IOException {
      return new Block.Cell(in.readBoolean(), in.readByte(), in.readByte(), inlines());
    }

    private List<Inline> inlines() throws IOException {
      return list(this::inline);
    }

    private Inline inline() throws IOException {
      int kind = in.readByte();
      return switch (kind) {
        case 't' -> new Inline.Text(text());
        case 'a' -> new Inline.Link(text(), inlines());
        case 's' -> new Inline.Styled(Inline.Style.valueOf(text()), inlines());
        case 'n' -> new Inline.LineBreak();
        default -> throw new IOException("not an inline: " + kind);
      };
    }

    private <T> List<T> list(Take<T> take) throws IOException {
      int size = in.readInt();
      List<T> list = new ArrayList<>(Math.min(size, 1 << 16));
      for (int i = 0; i < size; i++) {
        list.add(take.take());
      }
      return list;
    }

    private String text() throws IOException {
      String text = nullable();
      if (text == null) {
        throw new IOException("a text is missing");
      }
      return text;
    }

    private @Nullable String nullable() throws IOException {
      int length = in.readInt();
      return length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
  }
}
