package microfiche.search;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import microfiche.archive.Archive;
import microfiche.archive.ArchiveEntry;
import microfiche.article.Article;
import microfiche.article.Block;
import microfiche.article.ImageObject;
import microfiche.article.Inline;
import microfiche.article.Keyword;
import microfiche.article.Organization;
import microfiche.article.Person;
import microfiche.article.Provenance;
import microfiche.article.PublicationDate;
import microfiche.card.Card;
import microfiche.config.SiteConfig.SearchDepth;
import microfiche.hash.Digest;
import org.jspecify.annotations.Nullable;

/** Articles nobody published, and the index of them, in memory. */
final class InventedArticles {
  private final List<Card> cards = new ArrayList<>();
  private final Map<String, Article> articles = new HashMap<>();
  private Archive archive = Archive.of(List.of());

  /** Adds an article at an address of that name; its body is a paragraph for each line. */
  InventedArticles add(
      String name, @Nullable LocalDate day, @Nullable String headline, String body) {
    return add(name, day, headline, body, List.of(), List.of(), null);
  }

  InventedArticles add(
      String name,
      @Nullable LocalDate day,
      @Nullable String headline,
      String body,
      List<String> people,
      List<String> tags,
      @Nullable String caption) {
    List<Block> blocks =
        body.isEmpty()
            ? List.of()
            : Arrays.stream(body.split("\n"))
                .<Block>map(line -> new Block.Paragraph(List.of(new Inline.Text(line))))
                .toList();
    Article article =
        new Article(
            headline,
            null,
            "https://paper.example.org/" + name + ".html",
            day == null ? null : PublicationDate.of(day),
            null,
            people.stream().limit(1).map(person -> new Person(person, null)).toList(),
            people.stream().skip(1).map(person -> new Person(person, null)).toList(),
            List.of(),
            new Organization("paper", "晨报", null),
            List.of("要闻"),
            tags.stream().map(tag -> new Keyword(tag, null)).toList(),
            caption == null
                ? List.of()
                : List.of(
                    new ImageObject("https://paper.example.org/p", null, null, caption, null)),
            0,
            blocks,
            List.of(),
            "zh-Hans",
            new Provenance(name + ".md", Digest.of(name), "any", "any", null));
    String all = headline + day + body + people + tags + caption;
    Card card = Card.of(article, 0, 0, Digest.number(all.getBytes(StandardCharsets.UTF_16)));
    if (articles.put(card.key(), article) != null) {
      cards.removeIf(other -> other.key().equals(card.key()));
    }
    cards.add(card);
    return this;
  }

  InventedArticles remove(String name) {
    cards.removeIf(card -> card.key().endsWith("/" + name + ".html"));
    return this;
  }

  void shuffle(Random random) {
    Collections.shuffle(cards, random);
  }

  List<ArchiveEntry> entries() {
    archive = Archive.of(cards);
    return archive.entries();
  }

  static String path(ArchiveEntry entry) {
    return "articles/" + entry.card().key().replaceAll("[^a-z0-9.]", "-");
  }

  SearchIndex index(SearchDepth depth) {
    return SearchIndex.of(entries(), InventedArticles::path, depth);
  }

  /** Path → content of all files. */
  Map<String, byte[]> files(SearchDepth depth) {
    SearchIndex index = index(depth);
    Map<String, byte[]> files = new TreeMap<>();
    files.put("search/tables.js", SearchIndex.tables());
    SegmentFiles maker = new SegmentFiles(depth, card -> articles.get(card.key()));
    SegmentFiles.RunFiles texts = (run, path, content) -> files.put(path, content);
    index.segments().forEach(segment -> maker.write(segment, files::put, run -> true, texts));
    files.put("search/index.js", index.index(segment -> files.get(segment.meta())));
    return files;
  }

  SearchReader read(SearchDepth depth) {
    Function<String, byte[]> files = files(depth)::get;
    return new SearchReader(files);
  }
}
