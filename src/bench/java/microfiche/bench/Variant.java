package microfiche.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One article while it is written: what it draws by lot, and what must be the same all over it. */
final class Variant {
  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  /** Characters of the picture in the largest file. */
  private static final int LARGE = 1_600_000;

  private static final int OTHER_SENTENCE = 50;

  /** Words that are replaced, in percent; headlines are short and should differ. */
  private static final int IN_HEADLINE = 65;

  private static final int IN_TEXT = 23;

  private final Generator archive;
  private final int number;
  private final Shape shape;
  private final Draw draw;
  private final LocalDate day;
  private final String id;
  private final String headline;
  private int otherWords;
  private final int[] tags;
  private final Map<String, String> authors = new HashMap<>();

  Variant(Generator archive, int number) {
    this.archive = archive;
    this.number = number;
    this.shape = archive.shape(number);
    this.draw = new Draw(archive.seed(), number);
    this.day = archive.days().of(number);
    this.id = archive.id(number);
    this.tags = archive.tags(number);
    this.otherWords = IN_HEADLINE;
    this.headline = written(shape.headline());
    this.otherWords = IN_TEXT;
  }

  /** The path below the folder of seeds. */
  String file() {
    return shape.folder() + written(shape.name());
  }

  String text() {
    return written(shape.text());
  }

  private String written(List<Piece> pieces) {
    StringBuilder out = new StringBuilder();
    pieces.forEach(piece -> piece.write(this, out));
    return out.toString();
  }

  int number() {
    return number;
  }

  Draw draw() {
    return draw;
  }

  LocalDate day() {
    return day;
  }

  String id() {
    return id;
  }

  String path() {
    return shape.outlet().path(id, day);
  }

  String headline() {
    return headline;
  }

  String word(int rank) {
    return archive.corpus().words().instead(rank, otherWords, draw);
  }

  String author(String name) {
    return authors.computeIfAbsent(name, n -> archive.corpus().people().instead(n, draw));
  }

  String tagName(int tag) {
    return archive.tagNames().name(tags[tag]);
  }

  String tagEncoded(int tag) {
    return URLEncoder.encode(tagName(tag).toLowerCase(Locale.ROOT), StandardCharsets.UTF_8);
  }

  String tagNumber(int tag) {
    return String.valueOf(1000 + tags[tag]);
  }

  Piece.Sentence instead(Piece.Sentence sentence) {
    return draw.percent(OTHER_SENTENCE)
        ? archive.corpus().like(shape.outlet(), sentence, draw)
        : sentence;
  }

  /** Where the link to {@code other} leads; the same all over the article. */
  String otherPath(Outlet outlet, String other) {
    return archive.link(outlet, other, Draw.hash(number, other.hashCode()));
  }

  /** The picture as it is, or very large in one article. */
  void inlinePicture(String content, StringBuilder out) {
    if (number != 0) {
      out.append(content);
      return;
    }
    for (int i = 0; i < LARGE; i++) {
      out.append(BASE64.charAt(draw.below(BASE64.length())));
    }
  }
}
