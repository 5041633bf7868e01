package microfiche;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import microfiche.article.Article;
import microfiche.extract.Fate;
import microfiche.extract.Ledger;
import microfiche.seed.Seed;
import org.jsoup.parser.Parser;

/** What became of every character of a seed, held against the record. */
final class Accounts {
  private Accounts() {}

  /**
   * Fails unless every character has a fate; unless what is booked as text of the body stands in
   * it, to the character, and nothing else does; and unless what is booked as headline or caption
   * stands there.
   */
  static void check(Seed seed) {
    Ledger ledger = Ledger.of(seed.text());
    Article article = Fixtures.EXTRACTOR.extract(seed, ledger).article();
    if (article == null) {
      return;
    }
    StringBuilder blocks = new StringBuilder();
    Map<String, StringBuilder> fields = new TreeMap<>();
    for (Ledger.Stretch stretch : ledger.entries()) {
      String text = seed.text().substring(stretch.start(), stretch.end());
      Fate fate = stretch.fate();
      assertThat(fate).as(seed.path() + ": " + text).isNotNull();
      if (fate.kind() == Fate.Kind.BLOCK) {
        blocks.append(text);
      } else if (fate.kind() == Fate.Kind.FIELD) {
        fields.computeIfAbsent(fate.name(), name -> new StringBuilder()).append(text);
      }
    }
    assertThat(characters(unescaped(blocks)))
        .as(seed.path())
        .isEqualTo(characters(article.articleBody()));
    missing(seed, fields.get("headline"), String.valueOf(article.headline()));
  }

  /** Fails when characters were booked that the record does not have. */
  private static void missing(Seed seed, StringBuilder booked, String recorded) {
    if (booked != null) {
      String left =
          characters(unescaped(booked))
              .codePoints()
              .filter(c -> recorded.indexOf(c) < 0)
              .mapToObj(Character::toString)
              .collect(Collectors.joining());
      assertThat(left).as(seed.path() + ": " + booked).isEmpty();
    }
  }

  private static String unescaped(CharSequence text) {
    return Parser.unescapeEntities(text.toString(), false);
  }

  /** The visible characters, sorted: tables that held loose text are read in another order. */
  private static String characters(String text) {
    int[] points =
        text.codePoints()
            .filter(
                c ->
                    !Character.isWhitespace(c)
                        && !Character.isSpaceChar(c)
                        && Character.getType(c) != Character.FORMAT
                        && Character.getType(c) != Character.CONTROL)
            .sorted()
            .toArray();
    return new String(points, 0, points.length);
  }
}
