package microfiche.store;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import microfiche.article.Article;
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
      BodyCodec.Writer body = new BodyCodec.Writer(out).images(a.image());
      out.number(a.lead());
      body.blocks(a.body());
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
      text(seed.part());
      text(seed.sha256());
      text(seed.mirror());
      text(seed.outlet());
      text(seed.mirroredAt());
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
      BodyCodec.Reader body = new BodyCodec.Reader(in);
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
          body.images(),
          in.count(),
          body.blocks(),
          list(() -> new RelatedLink(text(), text())),
          text(),
          new Provenance(text(), nullable(), text(), text(), text(), nullable()));
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
