package microfiche.bench;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import microfiche.article.Article;
import microfiche.article.Keyword;
import microfiche.article.Person;
import microfiche.extract.Extractor;
import microfiche.seed.Seed;
import microfiche.seed.SeedFile;
import microfiche.seed.SeedFolder;
import microfiche.seed.SeedReader;

/** What real files give: shapes, sentences, words, names, tags, and files that are no articles. */
final class Corpus {
  /** Sentences whose lengths differ by less than this may stand for each other. */
  private static final int STEP = 4;

  private record Read(SeedFile file, Seed seed, Article article) {}

  private final List<Shape> shapes;
  private final List<SeedFile> noise = new ArrayList<>();
  private final Map<Outlet, Map<Integer, List<Piece.Sentence>>> sentences =
      new EnumMap<>(Outlet.class);
  private final Words words;
  private final People people;
  private final List<String> tags;

  /** Reads the corpus below {@code folder}. */
  Corpus(Path folder) {
    Extractor extractor = new Extractor(null, ZoneId.of("Asia/Shanghai"));
    List<Read> read = new ArrayList<>();
    List<SeedFile> files = new SeedFolder(Map.of(), finding -> {}).below(List.of(folder));
    for (SeedFile file : files) {
      Seed seed = SeedReader.read(file);
      Article article = extractor.extract(seed).article();
      if (article == null) {
        noise.add(file);
      } else if (Objects.equals(seed.charset(), "UTF-8")) {
        read.add(new Read(file, seed, article));
      }
    }
    List<String> texts = new ArrayList<>();
    read.forEach(r -> texts.add(r.article().headline() + "\n" + r.article().articleBody()));
    this.words = new Words(texts);
    this.people =
        new People(
            read.stream().flatMap(r -> r.article().author().stream()).map(Person::name).toList());
    this.tags = tags(read);
    this.shapes =
        read.stream()
            .map(r -> ShapeReader.read(r.seed(), r.article(), words))
            .filter(Objects::nonNull)
            .toList();
    shapes.forEach(this::keepSentences);
  }

  private static List<String> tags(List<Read> read) {
    Map<String, Integer> counts = new TreeMap<>();
    read.stream()
        .flatMap(r -> r.article().keywords().stream())
        .map(Keyword::name)
        .forEach(name -> counts.merge(name, 1, Integer::sum));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  private void keepSentences(Shape shape) {
    for (Piece piece : shape.text()) {
      if (piece instanceof Piece.Sentence sentence) {
        sentences
            .computeIfAbsent(shape.outlet(), outlet -> new HashMap<>())
            .computeIfAbsent(sentence.length() / STEP, length -> new ArrayList<>())
            .add(sentence);
      }
    }
  }

  List<Shape> shapes() {
    return shapes;
  }

  /** Files that are rejected or tell the names of sections. */
  List<SeedFile> noise() {
    return noise;
  }

  Words words() {
    return words;
  }

  People people() {
    return people;
  }

  /** The tags, the most frequent first. */
  List<String> tags() {
    return tags;
  }

  /** A sentence of {@code outlet} about as long as {@code sentence}, or itself. */
  Piece.Sentence like(Outlet outlet, Piece.Sentence sentence, Draw draw) {
    List<Piece.Sentence> similar =
        sentences
            .getOrDefault(outlet, Map.of())
            .getOrDefault(sentence.length() / STEP, List.of(sentence));
    return similar.get(draw.below(similar.size()));
  }

  /** The numbers of the shapes that can be made very large. */
  List<Integer> roomy() {
    return IntStream.range(0, shapes.size()).filter(i -> shapes.get(i).roomy()).boxed().toList();
  }
}
