package microfiche.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import microfiche.archive.ArchiveEntry;
import microfiche.article.Article;
import microfiche.article.Person;
import microfiche.hash.Digest;
import org.jspecify.annotations.Nullable;

/**
 * Articles as citations for programs: BibTeX, RIS and CSL-JSON. Names are literal: which part of a
 * Chinese name is the family's is not known.
 */
public final class Citations {
  private static final String TEX = "\\{}%&#$_^~";

  /** Digits of the key of an article. */
  private static final int KEY = 10;

  private Citations() {}

  /** A form of citations. */
  public enum Form {
    BIB,
    RIS,
    CSL
  }

  /** Writes all of a selection, each article once, in order. */
  public static void write(Selection selection, Form form, Writer out) throws IOException {
    if (form == Form.CSL) {
      csl(selection, out);
      return;
    }
    for (ArchiveEntry entry : selection.entries()) {
      Article article = selection.access().article(entry);
      String headline = selection.access().headline(entry);
      if (form == Form.BIB) {
        bib(key(entry), headline, article, out);
      } else {
        ris(key(entry), headline, article, out);
      }
    }
  }

  private static String key(ArchiveEntry entry) {
    return "m" + Digest.of(entry.card().key()).substring(0, KEY);
  }

  private static void bib(String key, String headline, Article article, Writer out)
      throws IOException {
    List<String> fields = new ArrayList<>();
    fields.add("title = {{" + tex(headline) + "}}");
    if (!article.author().isEmpty()) {
      List<String> names =
          article.author().stream().map(person -> "{" + tex(person.name()) + "}").toList();
      fields.add("author = {" + String.join(" and ", names) + "}");
    }
    if (article.publisher() != null) {
      fields.add("journaltitle = {" + tex(article.publisher().name()) + "}");
    }
    if (article.datePublished() != null) {
      fields.add("date = {" + article.datePublished().day() + "}");
    }
    if (article.url() != null) {
      fields.add("url = {" + article.url().replace("{", "%7B").replace("}", "%7D") + "}");
    }
    fields.add("langid = {" + (article.inLanguage().equals("en") ? "english" : "chinese") + "}");
    fields.add("entrysubtype = {newspaper}");
    out.write("@article{" + key + ",\n  " + String.join(",\n  ", fields) + "\n}\n\n");
  }

  private static String tex(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (char c : line(text).toCharArray()) {
      if (c == '\\') {
        out.append("\\textbackslash{}");
      } else if (c == '^' || c == '~') {
        out.append('\\').append(c).append("{}");
      } else {
        out.append(TEX.indexOf(c) >= 0 ? "\\" : "").append(c);
      }
    }
    return out.toString();
  }

  private static void ris(String key, String headline, Article article, Writer out)
      throws IOException {
    tag("TY", "NEWS", out);
    tag("ID", key, out);
    tag("TI", headline, out);
    for (Person person : article.author()) {
      tag("AU", person.name(), out);
    }
    tag("T2", article.publisher() == null ? null : article.publisher().name(), out);
    if (article.datePublished() != null) {
      LocalDate day = article.datePublished().day();
      tag("PY", Integer.toString(day.getYear()), out);
      tag("DA", day.toString().replace('-', '/') + "/", out);
    }
    tag("UR", article.url(), out);
    tag("LA", article.inLanguage(), out);
    tag("ER", "", out);
    out.write("\r\n");
  }

  private static void tag(String name, @Nullable String value, Writer out) throws IOException {
    if (value != null) {
      out.write(name + "  - " + line(value) + "\r\n");
    }
  }

  private static void csl(Selection selection, Writer out) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter()) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartArray();
      for (ArchiveEntry entry : selection.entries()) {
        Article article = selection.access().article(entry);
        json.writeStartObject();
        json.writeStringField("id", key(entry));
        json.writeStringField("type", "article-newspaper");
        json.writeStringField("title", line(selection.access().headline(entry)));
        json.writeArrayFieldStart("author");
        for (Person person : article.author()) {
          json.writeStartObject();
          json.writeStringField("literal", line(person.name()));
          json.writeEndObject();
        }
        json.writeEndArray();
        if (article.publisher() != null) {
          json.writeStringField("container-title", line(article.publisher().name()));
        }
        if (article.datePublished() != null) {
          LocalDate day = article.datePublished().day();
          json.writeObjectFieldStart("issued");
          json.writeArrayFieldStart("date-parts");
          json.writeArray(
              new int[] {day.getYear(), day.getMonthValue(), day.getDayOfMonth()}, 0, 3);
          json.writeEndArray();
          json.writeEndObject();
        }
        if (article.url() != null) {
          json.writeStringField("URL", article.url());
        }
        json.writeStringField("language", article.inLanguage());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    out.write("\n");
  }

  private static String line(String text) {
    return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
  }
}
