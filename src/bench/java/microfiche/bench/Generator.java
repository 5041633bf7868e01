package microfiche.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import microfiche.seed.SeedFile;

/**
 * Makes an archive of any size out of the shapes of a real one. Every file is another article: its
 * own address, day, headline, tags, and text. The same size and seed give the same bytes.
 */
final class Generator {
  private static final int TRIES = 12;

  private final Corpus corpus;
  private final int articles;
  private final long seed;
  private final Days days;
  private final Shuffle order;
  private final int[] firstUse;
  private final Tags tags;
  private final int largest;

  /**
   * An archive.
   *
   * @param articles how many; numbers from here on are articles that come later
   * @param seed which of all archives of this size
   */
  Generator(Corpus corpus, int articles, long seed) {
    this(corpus, articles, seed, 0);
  }

  /**
   * The same with another number of articles on the busy day.
   *
   * @param busy as in {@link Days}
   */
  Generator(Corpus corpus, int articles, long seed, int busy) {
    this.corpus = corpus;
    this.articles = articles;
    this.seed = seed;
    this.days = new Days(seed, articles, busy);
    this.order = new Shuffle(seed, corpus.shapes().size());
    this.largest = corpus.roomy().isEmpty() ? -1 : corpus.roomy().get(0);
    this.firstUse = new int[articles + 1];
    for (int i = 0; i < articles; i++) {
      firstUse[i + 1] = firstUse[i] + shape(i).tags();
    }
    this.tags = new Tags(seed, articles, firstUse[articles], corpus.tags(), corpus.words());
  }

  /** One file, below the folder of seeds. */
  record Made(String path, String text) {}

  /** Article {@code number}; those from the size of the archive on come later. */
  Made make(int number) {
    Variant variant = new Variant(this, number);
    return new Made(variant.file(), variant.text());
  }

  /** Writes articles {@code from} to below {@code to}; answers their paths. */
  List<Path> write(Path folder, int from, int to) {
    return IntStream.range(from, to)
        .parallel()
        .mapToObj(
            number -> {
              Made made = make(number);
              Path file = folder.resolve(made.path());
              write(file, made.text().getBytes(StandardCharsets.UTF_8));
              return file;
            })
        .toList();
  }

  /** Writes the archive, with files that are no articles. */
  void write(Path folder) {
    write(folder, 0, articles);
    List<SeedFile> noise = corpus.noise();
    int spread = Math.max(1, noise.size() / Math.max(1, articles / 50));
    for (int i = 0; i < noise.size(); i++) {
      SeedFile file = noise.get(i);
      if (i % spread == 0 || file.path().endsWith(".csv")) {
        copy(file.file(), folder.resolve(file.path()));
      }
    }
  }

  private static void copy(Path from, Path to) {
    try {
      write(to, Files.readAllBytes(from));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, byte[] bytes) {
    try {
      Files.createDirectories(file.resolveSibling(""));
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Corpus corpus() {
    return corpus;
  }

  long seed() {
    return seed;
  }

  Days days() {
    return days;
  }

  Tags tagNames() {
    return tags;
  }

  Shape shape(int number) {
    List<Shape> shapes = corpus.shapes();
    return shapes.get(number == 0 && largest >= 0 ? largest : order.place(number % shapes.size()));
  }

  String id(int number) {
    Shape shape = shape(number);
    return shape.outlet().id(shape.id(), days.ticket(number), days.of(number));
  }

  /** The tags of an article, all different. */
  int[] tags(int number) {
    int[] own = new int[shape(number).tags()];
    for (int i = 0; i < own.length; i++) {
      long lot = Draw.hash(seed + number, i);
      own[i] = number < articles ? tags.at(firstUse[number] + i) : tags.later(lot);
      for (int k = 1; among(own, i) && k < TRIES; k++) {
        own[i] = tags.later(lot + k);
      }
    }
    return own;
  }

  private static boolean among(int[] tags, int last) {
    return Arrays.stream(tags, 0, last).anyMatch(tag -> tag == tags[last]);
  }

  /** The address of another article of {@code outlet}; every second one is in the archive. */
  String link(Outlet outlet, String id, long lot) {
    for (int i = 0; i < TRIES && lot % 2 == 0; i++) {
      int number = Draw.below(lot, i, articles);
      if (shape(number).outlet() == outlet) {
        return outlet.path(id(number), days.of(number));
      }
    }
    int ticket = Days.TICKETS + Draw.below(lot, 0, Days.TICKETS);
    LocalDate day = Days.FIRST.plusDays(Draw.below(lot, 1, 9000));
    return outlet.path(outlet.id(id, ticket, day), day);
  }
}
