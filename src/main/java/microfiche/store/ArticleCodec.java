package microfiche.store;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
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
    Bytes bytes = new Bytes();
    new Writer(bytes).article(article);
    return bytes.toArray();
  }

  static Article decode(byte[] bytes) throws IOException {
    return new Reader(new Values(bytes)).article();
  }

  record Writer(Bytes out) {
    void article(Article a) {
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
      out.number(a.lead());
      list(a.body(), this::block);
      list(a.relatedLink(), this::relatedLink);
      text(a.inLanguage());
      provenance(a.seed());
    }

    private void relatedLink(RelatedLink link) {
      text(link.url());
      text(link.name());
    }

    private void person(Person person) {
      text(person.name());
      text(person.jobTitle());
    }

    private void keyword(Keyword keyword) {
      text(keyword.name());
      text(keyword.url());
    }

    void organization(@Nullable Organization organization) {
      out.flag(organization != null);
      if (organization != null) {
        text(organization.id());
        text(organization.name());
        text(organization.url());
      }
    }

    void date(@Nullable PublicationDate date) {
      out.flag(date != null);
      if (date != null) {
        out.number(date.day().toEpochDay());
        out.flag(date.time() != null && date.offset() != null);
        if (date.time() != null && date.offset() != null) {
          out.number(date.time().toSecondOfDay());
          out.number(date.offset().getTotalSeconds());
        }
      }
    }

    private void provenance(Provenance seed) {
      text(seed.path());
      text(seed.sha256());
      text(seed.mirror());
      text(seed.outlet());
      text(seed.mirroredAt());
    }

    private void image(ImageObject image) {
      text(image.contentUrl());
      text(image.largerUrl());
      text(image.alternateName());
      text(image.caption());
      text(image.creditText());
    }

    private void blocks(List<Block> blocks) {
      list(blocks, this::block);
    }

    private void block(Block block) {
      if (block instanceof Block.Paragraph p) {
        out.number('p');
        inlines(p.text());
      } else if (block instanceof Block.Heading h) {
        out.number('h');
        out.number(h.level());
        text(h.anchor());
        inlines(h.text());
      } else if (block instanceof Block.Listing l) {
        out.number('l');
        out.flag(l.ordered());
        list(l.items(), this::blocks);
      } else if (block instanceof Block.Quotation q) {
        out.number('q');
        blocks(q.content());
      } else if (block instanceof Block.Table t) {
        out.number('t');
        list(t.rows(), row -> list(row.cells(), this::cell));
      } else if (block instanceof Block.Figure f) {
        out.number('f');
        image(f.image());
      } else if (block instanceof Block.Preformatted pre) {
        out.number('c');
        text(pre.text());
      } else if (block instanceof Block.Embed e) {
        out.number('e');
        text(e.url());
        text(e.title());
      } else {
        out.number('-');
      }
    }

    private void cell(Block.Cell cell) {
      out.flag(cell.header());
      out.number(cell.columns());
      out.number(cell.rows());
      inlines(cell.text());
    }

    private void inlines(List<Inline> inlines) {
      list(inlines, this::inline);
    }

    private void inline(Inline inline) {
      if (inline instanceof Inline.Text t) {
        out.number('t');
        text(t.text());
      } else if (inline instanceof Inline.Link l) {
        out.number('a');
        text(l.href());
        inlines(l.content());
      } else if (inline instanceof Inline.Styled s) {
        out.number('s');
        text(s.style().name());
        inlines(s.content());
      } else {
        out.number('n');
      }
    }

    private <T> void list(List<T> list, Consumer<T> put) {
      out.list(list, put);
    }

    private void text(@Nullable String text) {
      out.text(text);
    }
  }

  record Reader(Values in) {
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
          organization(),
          list(this::text),
          list(this::keyword),
          list(this::image),
          in.count(),
          blocks(),
          list(() -> new RelatedLink(text(), text())),
          text(),
          new Provenance(text(), text(), text(), text(), nullable()));
    }

    private Person person() throws IOException {
      return new Person(text(), nullable());
    }

    @Nullable PublicationDate date() throws IOException {
      if (!in.flag()) {
        return null;
      }
      LocalDate day = LocalDate.ofEpochDay(in.number());
      return in.flag()
          ? new PublicationDate(
              day, LocalTime.ofSecondOfDay(in.count()), ZoneOffset.ofTotalSeconds(in.count()))
          : PublicationDate.of(day);
    }

    private Keyword keyword() throws IOException {
      return new Keyword(text(), nullable());
    }

    @Nullable Organization organization() throws IOException {
      return in.flag() ? new Organization(text(), text(), nullable()) : null;
    }

    private ImageObject image() throws IOException {
      return new ImageObject(text(), nullable(), nullable(), nullable(), nullable());
    }

    private List<Block> blocks() throws IOException {
      return list(this::block);
    }

    private Block block() throws IOException {
      int kind = in.count();
      return switch (kind) {
        case 'p' -> new Block.Paragraph(inlines());
        case 'h' -> new Block.Heading(in.count(), nullable(), inlines());
        case 'l' -> new Block.Listing(in.flag(), list(this::blocks));
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
      return new Block.Cell(in.flag(), in.count(), in.count(), inlines());
    }

    private List<Inline> inlines() throws IOException {
      return list(this::inline);
    }

    private Inline inline() throws IOException {
      int kind = in.count();
      return switch (kind) {
        case 't' -> new Inline.Text(text());
        case 'a' -> new Inline.Link(text(), inlines());
        case 's' -> new Inline.Styled(Inline.Style.valueOf(text()), inlines());
        case 'n' -> new Inline.LineBreak();
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
