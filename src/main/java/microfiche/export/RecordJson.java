package microfiche.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import microfiche.article.Article;
import microfiche.article.ImageObject;
import microfiche.article.Keyword;
import microfiche.article.Organization;
import microfiche.article.Person;
import microfiche.article.Provenance;
import microfiche.article.RelatedLink;
import org.jspecify.annotations.Nullable;

/** The record of an article as one line of JSON; absent fields are left out. */
public final class RecordJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private RecordJson() {}

  /** The record of one seed, without a line end. */
  public static String of(Article article) {
    return of(article, List.of(), false, null);
  }

  /**
   * The record of a published article.
   *
   * @param copies the other seeds that hold it
   * @param page where its page is in the site
   */
  public static String published(Article article, List<Provenance> copies, String page) {
    return of(article, copies, false, page);
  }

  /** The same as it stands in its own page, which says what the names mean and has the text. */
  static String linkedData(Article article, List<Provenance> copies) {
    return of(article, copies, true, null);
  }

  private static String of(
      Article article, List<Provenance> copies, boolean linkedData, @Nullable String page) {
    StringWriter out = new StringWriter(4096);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      if (linkedData) {
        json.writeStringField("@context", "https://schema.org");
        json.writeStringField("@type", "NewsArticle");
      }
      fields(json, article, !linkedData, false);
      json.writeFieldName("seed");
      provenance(json, article.seed());
      text(json, "page", page);
      if (!copies.isEmpty()) {
        json.writeArrayFieldStart("copies");
        for (Provenance copy : copies) {
          provenance(json, copy);
        }
        json.writeEndArray();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return out.toString();
  }

  /** The full record of one seed, from which the article can be made again; without a line end. */
  public static String full(Article article) {
    StringWriter out = new StringWriter(8192);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      fields(json, article, true, true);
      json.writeArrayFieldStart("keywordLink");
      for (Keyword keyword : article.keywords()) {
        if (keyword.url() != null) {
          json.writeStartObject();
          text(json, "name", keyword.name());
          text(json, "url", keyword.url());
          json.writeEndObject();
        }
      }
      json.writeEndArray();
      json.writeNumberField("lead", article.lead());
      new BodyJson(json, article.image()).blocks("body", article.body());
      json.writeFieldName("seed");
      provenance(json, article.seed());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return out.toString();
  }

  private static void fields(JsonGenerator json, Article article, boolean text, boolean full)
      throws IOException {
    text(json, "headline", article.headline());
    text(json, "alternativeHeadline", article.alternativeHeadline());
    text(json, "url", article.url());
    text(json, "datePublished", article.datePublished());
    text(json, "dateModified", article.dateModified());
    people(json, "author", article.author());
    people(json, "editor", article.editor());
    people(json, "translator", article.translator());
    publisher(json, article.publisher(), full);
    texts(json, "articleSection", article.articleSection());
    texts(json, "keywords", article.keywords().stream().map(Keyword::name).toList());
    json.writeArrayFieldStart("image");
    for (ImageObject image : article.image()) {
      if (full) {
        BodyJson.image(json, image);
        continue;
      }
      json.writeStartObject();
      text(json, "contentUrl", image.statedUrl());
      text(json, "caption", image.caption());
      text(json, "creditText", image.creditText());
      json.writeEndObject();
    }
    json.writeEndArray();
    if (text) {
      text(json, "articleBody", article.articleBody());
    }
    json.writeArrayFieldStart("relatedLink");
    for (RelatedLink link : article.relatedLink()) {
      json.writeStartObject();
      text(json, "url", link.url());
      text(json, "name", link.name());
      json.writeEndObject();
    }
    json.writeEndArray();
    text(json, "inLanguage", article.inLanguage());
  }

  private static void publisher(JsonGenerator json, @Nullable Organization publisher, boolean full)
      throws IOException {
    if (publisher != null) {
      json.writeObjectFieldStart("publisher");
      text(json, "id", full ? publisher.id() : null);
      text(json, "name", publisher.name());
      text(json, "url", publisher.url());
      json.writeEndObject();
    }
  }

  private static void people(JsonGenerator json, String name, List<Person> people)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Person person : people) {
      json.writeStartObject();
      text(json, "name", person.name());
      text(json, "jobTitle", person.jobTitle());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void texts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void provenance(JsonGenerator json, Provenance seed) throws IOException {
    json.writeStartObject();
    text(json, "path", seed.path());
    text(json, "part", seed.part());
    text(json, "sha256", seed.sha256());
    text(json, "mirror", seed.mirror());
    text(json, "outlet", seed.outlet());
    text(json, "mirroredAt", seed.mirroredAt());
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, @Nullable Object value)
      throws IOException {
    if (value != null) {
      json.writeStringField(name, value.toString());
    }
  }
}
