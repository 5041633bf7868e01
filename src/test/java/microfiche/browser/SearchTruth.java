package microfiche.browser;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a search must find: every record is looked through for the words as they are, with nothing
 * of the index but the table of characters that stand for each other.
 */
final class SearchTruth {
  private final char[] forms = new char[65536];
  private final List<Looked> articles = new ArrayList<>();

  /** An article as far as searches ask for it; its texts folded, apart from each other. */
  record Looked(
      String url,
      String day,
      String source,
      List<String> sections,
      List<String> tags,
      List<String> authors,
      List<String> people,
      String body,
      List<String> folded) {}

  /**
   * A query, as a reader thinks it.
   *
   * @param words all of which an article must hold
   * @param without none of which it may hold
   * @param filters source, section, tag, author, from, to
   */
  record Query(List<String> words, List<String> without, Map<String, String> filters) {
    static Query of(String... words) {
      return new Query(List.of(words), List.of(), Map.of());
    }

    Query with(String key, String value) {
      return new Query(words, without, Map.of(key, value));
    }

    /** As it stands in the address of the page. */
    String address() {
      Stream<String> asked =
          Stream.concat(words.stream(), without.stream().map(word -> "-" + word));
      StringBuilder address =
          new StringBuilder("q=" + encoded(asked.collect(Collectors.joining(" "))));
      filters.forEach(
          (key, value) -> address.append('&').append(key).append('=').append(encoded(value)));
      return address.toString();
    }

    private static String encoded(String text) {
      return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  SearchTruth(Path site) {
    for (int c = 0; c < forms.length; c++) {
      forms[c] = (char) c;
    }
    String tables = Sites.read(site.resolve("search/tables.js"));
    Map<?, ?> pairs =
        (Map<?, ?>) json(tables.substring(tables.indexOf('{'), tables.lastIndexOf('}') + 1));
    String from = text(pairs, "from");
    String to = text(pairs, "to");
    for (int i = 0; i < from.length(); i++) {
      forms[from.charAt(i)] = to.charAt(i);
    }
    try {
      for (String line : Files.readAllLines(site.resolve("records.ndjson"))) {
        articles.add(looked((Map<?, ?>) json(line)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Looked> articles() {
    return articles;
  }

  /** Traditional forms of folded characters, where there are some. */
  Map<Character, Character> traditional() {
    Map<Character, Character> other = new HashMap<>();
    for (char c = 0x4E00; c < 0xA000; c++) {
      if (forms[c] != c) {
        other.putIfAbsent(forms[c], c);
      }
    }
    return other;
  }

  /** The addresses of all articles that {@code query} must find. */
  Set<String> of(Query query) {
    return articles.stream()
        .filter(article -> query.words().stream().allMatch(word -> holds(article, word)))
        .filter(article -> query.without().stream().noneMatch(word -> holds(article, word)))
        .filter(
            article ->
                query.filters().entrySet().stream()
                    .allMatch(f -> passes(article, f.getKey(), f.getValue())))
        .map(Looked::url)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean holds(Looked article, String word) {
    boolean quoted = word.length() > 1 && word.startsWith("\"") && word.endsWith("\"");
    String wanted =
        fold(quoted ? word.substring(1, word.length() - 1) : word).strip().replaceAll(" +", " ");
    return article.folded().stream().anyMatch(text -> text.contains(wanted));
  }

  private boolean passes(Looked article, String key, String value) {
    return switch (key) {
      case "source" -> fold(article.source()).equals(fold(value));
      case "section" -> named(article.sections(), value);
      case "tag" -> named(article.tags(), value);
      case "author" -> named(article.authors(), value);
      case "from" -> !article.day().isEmpty() && article.day().compareTo(value) >= 0;
      case "to" -> !article.day().isEmpty() && article.day().compareTo(value + "\uffff") <= 0;
      default -> throw new IllegalArgumentException(key);
    };
  }

  /** A name is one in any script. */
  private boolean named(List<String> names, String value) {
    return names.stream().anyMatch(name -> fold(name).equals(fold(value)));
  }

  /** Full width to half width, the table, and nothing else. */
  String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      char half =
          c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c == '\u3000' || c == '\u00a0' ? ' ' : c;
      folded.append(half < 128 ? Character.toLowerCase(half) : forms[half]);
    }
    return folded.toString();
  }

  private Looked looked(Map<?, ?> record) {
    List<String> authors = names(record, "author");
    List<String> people =
        Stream.of("author", "editor", "translator")
            .flatMap(key -> names(record, key).stream())
            .toList();
    Map<?, ?> publisher = record.get("publisher") instanceof Map<?, ?> map ? map : Map.of();
    List<String> tags = texts(record, "keywords");
    List<String> texts =
        new ArrayList<>(List.of(text(record, "headline"), text(record, "alternativeHeadline")));
    texts.add(text(publisher, "name"));
    texts.addAll(people);
    texts.addAll(tags);
    list(record, "image").forEach(image -> texts.add(text((Map<?, ?>) image, "caption")));
    String body = text(record, "articleBody");
    texts.addAll(body.lines().toList());
    String date = text(record, "datePublished");
    return new Looked(
        text(record, "url"),
        date.length() < 10 ? "" : date.substring(0, 10),
        text(publisher, "name"),
        texts(record, "articleSection"),
        tags,
        authors,
        people,
        body,
        texts.stream().map(this::fold).toList());
  }

  private static List<String> names(Map<?, ?> record, String key) {
    return list(record, key).stream().map(person -> text((Map<?, ?>) person, "name")).toList();
  }

  private static List<String> texts(Map<?, ?> record, String key) {
    return list(record, key).stream().map(String::valueOf).toList();
  }

  private static List<?> list(Map<?, ?> record, String key) {
    return record.get(key) instanceof List<?> list ? list : List.of();
  }

  private static String text(Map<?, ?> record, String key) {
    return record.get(key) instanceof String text ? text : "";
  }

  private static Object json(String text) {
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      parser.nextToken();
      return value(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      Map<String, Object> map = new HashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        parser.nextToken();
        map.put(key, value(parser));
      }
      return map;
    }
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      List<Object> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(parser));
      }
      return list;
    }
    return parser.getText();
  }
}
