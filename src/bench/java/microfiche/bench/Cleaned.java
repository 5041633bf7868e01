package microfiche.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import microfiche.archive.Archive;
import microfiche.archive.ArchiveEntry;
import microfiche.archive.Taxonomy;
import microfiche.article.Article;
import microfiche.article.Keyword;
import microfiche.article.Organization;
import microfiche.article.Person;
import microfiche.article.PublicationDate;
import microfiche.card.Card;
import microfiche.extract.Extractor;
import microfiche.hash.Digest;
import microfiche.seed.SeedFile;
import microfiche.seed.SeedFolder;
import microfiche.seed.SeedReader;

/**
 * The content of a Hugo site with the same articles: already cleaned, so that Hugo is spared what
 * Microfiche does first. Tags and authors of one article have no page of their own in Microfiche;
 * here they are words of the article, so that Hugo is spared their pages too.
 */
final class Cleaned {
  private static final JsonFactory JSON = new JsonFactory();

  private final Extractor extractor = new Extractor(null, ZoneId.of("Asia/Shanghai"));
  private final Map<String, SeedFile> files = new HashMap<>();
  private final Archive archive;

  /** Reads all seeds below {@code seeds}. */
  Cleaned(Path seeds) {
    List<SeedFile> all = new SeedFolder(Map.of(), finding -> {}).below(List.of(seeds));
    all.forEach(file -> files.put(file.path(), file));
    List<Card> cards =
        all.parallelStream()
            .map(file -> extractor.extract(SeedReader.read(file)).article())
            .filter(Objects::nonNull)
            .map(article -> Card.of(article, 0, 0, 0))
            .toList();
    this.archive = Archive.of(cards);
  }

  /** Writes the Hugo site: {@code template} as it is, and a file for each article. */
  void write(Path template, Path site) {
    try (Stream<Path> walk = Files.walk(template)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        Path to = site.resolve(template.relativize(file).toString());
        Files.createDirectories(to.resolveSibling(""));
        Files.copy(file, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    archive.entries().parallelStream().forEach(entry -> write(entry, site.resolve("content")));
  }

  private void write(ArchiveEntry entry, Path content) {
    SeedFile file = Objects.requireNonNull(files.get(entry.card().seed().path()));
    Article article = Objects.requireNonNull(extractor.extract(SeedReader.read(file)).article());
    String name = Digest.of(entry.card().key()).substring(0, 16);
    Organization publisher = article.publisher();
    String source = publisher == null ? "other" : publisher.id();
    // As in Microfiche: a folder for each outlet, in it 256.
    String path = "articles/" + source + "/" + name.substring(0, 2) + "/" + name.substring(2);
    Path to = content.resolve(path + ".md");
    try {
      Files.createDirectories(to.resolveSibling(""));
      String front = frontMatter(entry, article, "/" + path + ".html");
      Files.writeString(to, front + "\n\n" + Markdown.of(article.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** JSON, which Hugo reads faster than YAML. */
  private String frontMatter(ArchiveEntry entry, Article article, String url) throws IOException {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeStringField("title", Objects.requireNonNullElse(article.headline(), ""));
      PublicationDate date = article.datePublished();
      if (date != null) {
        json.writeStringField("date", date.toString());
        texts(json, "months", List.of(date.day().toString().substring(0, 7)));
      }
      json.writeStringField("url", url);
      json.writeStringField("original", Objects.requireNonNullElse(article.url(), ""));
      json.writeStringField("seed", article.seed().path());
      json.writeStringField("sha256", article.seed().sha256());
      Organization publisher = article.publisher();
      texts(json, "sources", publisher == null ? List.of() : List.of(publisher.name()));
      texts(json, "columns", entry.sections());
      List<String> tags = article.keywords().stream().map(Keyword::name).toList();
      texts(json, "tags", shared(Taxonomy.Kind.TAG, tags, true));
      texts(json, "lonetags", shared(Taxonomy.Kind.TAG, tags, false));
      List<String> authors = article.author().stream().map(Person::name).toList();
      texts(json, "authors", shared(Taxonomy.Kind.AUTHOR, authors, true));
      texts(json, "loneauthors", shared(Taxonomy.Kind.AUTHOR, authors, false));
      texts(json, "editors", article.editor().stream().map(Person::name).toList());
      json.writeEndObject();
    }
    return out.toString();
  }

  /** Those names that stand for several articles, or those that do not. */
  private List<String> shared(Taxonomy.Kind kind, List<String> names, boolean several) {
    Taxonomy taxonomy = archive.taxonomy(kind);
    return names.stream()
        .filter(
            name -> {
              Taxonomy.Term term = taxonomy.term(name);
              return several == (term != null && term.entries().size() > 1);
            })
        .toList();
  }

  private static void texts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
