package microfiche.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import microfiche.Fixtures;
import microfiche.address.Addresses;
import microfiche.article.Article;
import microfiche.article.ImageObject;
import microfiche.article.Keyword;
import microfiche.article.Organization;
import microfiche.article.Person;
import microfiche.hash.Digest;
import microfiche.seed.SeedReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * How good extraction is, on files whose facts were found by reading them ({@code gold/README.md}).
 * Scores may not fall below {@code gold/floors.properties}, which may only rise: {@code
 * -Daccept=true} raises floors; lowering one needs {@code -Dlower=true} besides.
 */
class GoldTest {
  private static final Path GOLD = Fixtures.RESOURCES.resolve("gold");

  private Path folder = GOLD;

  /** What is scored, in the order of the table. */
  private static final List<String> FIELDS =
      List.of(
          "found",
          "headline",
          "url",
          "date",
          "publisher",
          "author",
          "editor",
          "translator",
          "keywords",
          "lead",
          "caption",
          "credit",
          "images",
          "body",
          "typography",
          "chrome",
          "perfect");

  /** Right, found and true: enough for precision, recall and F1. */
  private static final class Tally {
    int right;
    int found;
    int wanted;

    void add(boolean equal) {
      add(equal ? 1 : 0, 1, 1);
    }

    void add(int right, int found, int wanted) {
      this.right += right;
      this.found += found;
      this.wanted += wanted;
    }

    /** F1, which is the share of right answers where one is found for each that is wanted. */
    double score() {
      return found + wanted == 0 ? 1 : 2.0 * right / (found + wanted);
    }
  }

  private final Map<String, Map<String, Tally>> tallies = new TreeMap<>();
  private final List<String> misses = new ArrayList<>();

  @Test
  void neverFallsBelowItsFloors() throws IOException {
    score(Fixtures.shared("corpus"), GOLD);
  }

  /** Files that are wrapped twice, and whole pages: the second set. */
  @Test
  void neverFallsBelowItsFloorsOnWrapsWithinWraps() throws IOException {
    score(Fixtures.shared("corpus2"), GOLD.resolve("corpus2"));
  }

  private void score(Path corpus, Path gold) throws IOException {
    folder = gold;
    StringBuilder set = new StringBuilder();
    for (Path file : goldFiles()) {
      String text = Files.readString(file);
      set.append(text);
      for (String line : text.split("\n")) {
        score(corpus, object(line));
      }
    }
    System.out.println(table());
    misses.forEach(System.out::println);
    compare(Digest.of(set.toString()));
  }

  private List<Path> goldFiles() throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  private void score(Path corpus, Map<String, Object> gold) throws IOException {
    String path = text(gold, "path");
    byte[] bytes = Files.readAllBytes(corpus.resolve(path));
    assertThat(Digest.of(bytes)).as(path).isEqualTo(gold.get("sha256"));
    Article got =
        Fixtures.EXTRACTOR.extract(SeedReader.decode(path, section(path), bytes)).article();
    for (String group : List.of(text(gold, "group"), "all")) {
      tally(group, "found").add(got != null);
      if (got != null) {
        compare(group, path, gold, got);
      } else {
        tally(group, "perfect").add(false);
      }
    }
    if (got == null) {
      misses.add(path + " was rejected");
    }
  }

  /** What the mirror's table says of the folder; only whether it is opinion matters here. */
  private static String section(String path) {
    return path.startsWith("epoch-comment") ? "纪元评论" : path.contains("/nsc423/") ? "专栏文集" : null;
  }

  private void compare(String group, String path, Map<String, Object> gold, Article got) {
    int before = misses.size();
    boolean log = group.equals("all");
    equal(group, "headline", path, gold.get("headline"), got.headline());
    equal(group, "url", path, gold.get("url"), got.url());
    String date = got.datePublished() == null ? null : got.datePublished().day().toString();
    equal(group, "date", path, gold.get("datePublished"), date);
    publisher(group, path, gold, got.publisher());
    boolean perfect = misses.size() == before;
    perfect &= set(group, "author", path, texts(gold, "author"), names(got.author()));
    perfect &= set(group, "editor", path, texts(gold, "editor"), names(got.editor()));
    perfect &= set(group, "translator", path, texts(gold, "translator"), names(got.translator()));
    perfect &=
        set(
            group,
            "keywords",
            path,
            texts(gold, "keywords"),
            got.keywords().stream().map(Keyword::name).toList());
    perfect &= images(group, path, gold, got);
    perfect &= body(group, path, gold, got);
    tally(group, "perfect").add(perfect && misses.size() == before);
    if (!log) {
      misses.subList(before, misses.size()).clear();
    }
  }

  /** By name, or by the host of its site, which no two readers call by two names. */
  private void publisher(
      String group, String path, Map<String, Object> gold, @Nullable Organization found) {
    Object name = gold.get("publisher");
    if (name != null) {
      equal(group, "publisher", path, name, found == null ? null : found.name());
      return;
    }
    String host = found == null ? "" : Addresses.host(found.url());
    String wanted = text(gold, "host");
    boolean same = wanted.equals(host) || !host.isEmpty() && wanted.endsWith("." + host);
    equal(group, "publisher", path, wanted, same ? wanted : host);
  }

  @SuppressWarnings("unchecked")
  private boolean images(String group, String path, Map<String, Object> gold, Article got) {
    List<Map<String, Object>> images =
        ((List<Object>) Objects.requireNonNull(gold.get("image")))
            .stream().map(image -> (Map<String, Object>) image).toList();
    boolean perfect =
        set(
            group,
            "images",
            path,
            images.stream().map(i -> text(i, "contentUrl")).toList(),
            got.image().stream()
                .map(i -> i.contentUrl().startsWith("data:") ? "data:" : i.contentUrl())
                .toList());
    if (!images.isEmpty()) {
      Map<String, Object> lead = images.get(0);
      ImageObject first = got.image().isEmpty() ? null : got.image().get(0);
      boolean there =
          first != null
              && (first.contentUrl().equals(lead.get("contentUrl"))
                  || first.contentUrl().startsWith("data:"));
      tally(group, "lead").add(there);
    }
    for (int i = 0; i < images.size(); i++) {
      ImageObject image = i < got.image().size() ? got.image().get(i) : null;
      String caption = image == null || image.caption() == null ? null : hash(image.caption());
      perfect &= equal(group, "caption", path, images.get(i).get("caption"), caption);
      perfect &=
          equal(
              group,
              "credit",
              path,
              images.get(i).get("creditText"),
              image == null ? null : image.creditText());
    }
    return perfect;
  }

  private boolean body(String group, String path, Map<String, Object> gold, Article got) {
    List<String> wanted = texts(gold, "body");
    List<String> lines =
        got.articleBody().isEmpty() ? List.of() : List.of(got.articleBody().split("\n"));
    List<String> found = lines.stream().map(GoldTest::bodyHash).toList();
    boolean perfect = set(group, "body", path, wanted, found) && wanted.equals(found);
    List<String> spaceless = wanted.stream().map(h -> h.substring(h.lastIndexOf(':'))).toList();
    int leaked = 0;
    for (String line : found) {
      String words = line.substring(line.lastIndexOf(':'));
      if (spaceless.contains(words)) {
        tally(group, "typography").add(wanted.contains(line));
      } else {
        leaked++;
      }
    }
    tally(group, "chrome").add(leaked == 0);
    return perfect;
  }

  private static String bodyHash(String line) {
    return hash(line) + ":" + Digest.of(line.replace(" ", "")).substring(0, 8);
  }

  private static String hash(String text) {
    return Digest.of(text).substring(0, 16) + ":" + text.codePointCount(0, text.length());
  }

  private boolean equal(String group, String field, String path, Object wanted, Object found) {
    boolean equal = Objects.equals(wanted, found);
    tally(group, field).add(equal);
    if (!equal) {
      misses.add(path + " " + field + ": " + wanted + " ≠ " + found);
    }
    return equal;
  }

  private boolean set(
      String group, String field, String path, List<String> wanted, List<String> found) {
    List<String> left = new ArrayList<>(wanted);
    int right = (int) found.stream().filter(left::remove).count();
    tally(group, field).add(right, found.size(), wanted.size());
    if (!wanted.equals(found)) {
      List<String> extra = new ArrayList<>(found);
      wanted.forEach(extra::remove);
      misses.add(path + " " + field + ": missing " + left + ", extra " + extra);
    }
    return wanted.equals(found);
  }

  private Tally tally(String group, String field) {
    return tallies
        .computeIfAbsent(group, g -> new LinkedHashMap<>())
        .computeIfAbsent(field, f -> new Tally());
  }

  private String table() {
    StringBuilder out =
        new StringBuilder("\nGold set, F1 in percent (precision/recall where they differ)\n");
    out.append(String.format(Locale.ROOT, "%-12s", ""));
    tallies.keySet().forEach(group -> out.append(String.format(Locale.ROOT, "%14s", group)));
    for (String field : FIELDS) {
      out.append(String.format(Locale.ROOT, "%n%-12s", field));
      tallies.forEach(
          (group, fields) ->
              out.append(
                  String.format(
                      Locale.ROOT, "%14s", shown(fields.getOrDefault(field, new Tally())))));
    }
    return out.toString();
  }

  private static String shown(Tally tally) {
    String f1 = String.format(Locale.ROOT, "%.2f", tally.score() * 100);
    return tally.found == tally.wanted
        ? f1
        : String.format(
            Locale.ROOT,
            "%s %.0f/%.0f",
            f1,
            100.0 * tally.right / Math.max(1, tally.found),
            100.0 * tally.right / Math.max(1, tally.wanted));
  }

  private void compare(String set) throws IOException {
    Properties floors = new Properties();
    try (Reader reader = Files.newBufferedReader(folder.resolve("floors.properties"))) {
      floors.load(reader);
    }
    boolean accept = Boolean.getBoolean("accept");
    boolean lower = Boolean.getBoolean("lower");
    StringBuilder file =
        new StringBuilder(
            "# Scores on the gold set that may not be fallen below; made by GoldTest.\nset="
                + set
                + "\n");
    for (String field : FIELDS) {
      double score =
          Math.floor(
                  Objects.requireNonNull(tallies.get("all"))
                          .getOrDefault(field, new Tally())
                          .score()
                      * 10000)
              / 10000;
      double floor = Double.parseDouble(floors.getProperty(field, "0"));
      if (accept && score < floor && !lower) {
        throw new AssertionError(
            "refusing to lower the floor of " + field + " from " + floor + " to " + score);
      }
      file.append(field).append('=').append(score).append('\n');
      if (!accept) {
        assertThat(score).as(field).isGreaterThanOrEqualTo(floor);
      }
    }
    if (accept) {
      Files.write(
          folder.resolve("floors.properties"), file.toString().getBytes(StandardCharsets.UTF_8));
    } else {
      assertThat(floors.getProperty("set"))
          .as("the gold set the floors were measured on")
          .isEqualTo(set);
    }
  }

  private static List<String> names(List<Person> people) {
    return people.stream().map(Person::name).toList();
  }

  private static String text(Map<String, Object> object, String key) {
    return String.valueOf(object.get(key));
  }

  private static List<String> texts(Map<String, Object> object, String key) {
    return ((List<?>) Objects.requireNonNull(object.get(key)))
        .stream().map(Object::toString).toList();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(String json) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      return (Map<String, Object>) Objects.requireNonNull(value(parser));
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> map = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = parser.currentName();
        parser.nextToken();
        map.put(key, value(parser));
      }
      return map;
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> list = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        list.add(value(parser));
      }
      return list;
    }
    return token == JsonToken.VALUE_NULL ? null : parser.getText();
  }
}
