package microfiche.extract.outlet;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import microfiche.article.Person;
import microfiche.extract.Vocabulary;
import microfiche.extract.html.CjkText;

/**
 * PersonNames as front matter, data and labelled lines state them. Somebody says that these are
 * names, so they are taken whole, in any script; only where several stand in one text are they told
 * apart.
 */
final class StatedNames {
  private static final int LONGEST = 400;
  private static final int LONGEST_NAME = 100;

  /** What newspapers write around names; who states a name alone does not. */
  private static final Pattern AROUND =
      Vocabulary.pattern(
          "{names.around|names.correspondent|byline.reporter|byline.reported|byline.compiled}");

  private static final Pattern LABEL =
      Vocabulary.pattern("^{names.label}\\s*(?:[：:｜|/／丨︱]\\s*|(?<={names.by})\\s+)");

  private static final Pattern ALWAYS =
      Pattern.compile("\\s*[、；;／|｜]\\s*|\\s+&\\s+|\\s*，\\s*|\\s+/\\s+");
  private static final Pattern COMMA = Pattern.compile(",\\s+|,(?=\\p{IsHan})");
  private static final Pattern AND =
      Vocabulary.pattern("\\s+{names.and_english|names.and_foreign}\\s+", Pattern.CASE_INSENSITIVE);
  private static final Pattern HAN_AND =
      Vocabulary.pattern("(?<=^[\\p{IsHan}]{2,4})\\s*{names.and}\\s*(?=[\\p{IsHan}]{2,4}$)");
  private static final Pattern HAN_NAMES =
      Pattern.compile("[\\p{IsHan}]{2,4}(?:\\s+[\\p{IsHan}]{2,4})+");

  private static final Pattern FULL_NAME =
      Pattern.compile("\\p{Lu}[\\p{L}.'’-]*(?:\\s+[\\p{L}.'’-]+){1,3}");

  /** Ph.D., Jr.: behind a comma, but nobody. */
  private static final Pattern DEGREE =
      Pattern.compile(
          "(?i)(?:jr|sr|ph\\.?\\s?d|m\\.?d|esq|m\\.?a|b\\.?a|ll\\.?m|j\\.?d|ii|iii|iv)\\.?");

  private static final Pattern ENDS =
      Pattern.compile("^[\\s（(【《\"#◇＃@＠*]+|[\\s）)】》\"#◇＃@＠*。，,：:；;]+$");
  private static final Pattern EMAIL =
      Pattern.compile("\\s*[<（(]?\\s*[\\w.+-]{1,60}@[\\w-]{1,60}(?:\\.[\\w-]{1,40})+\\s*[>）)]?");

  /** (未验证): what a forum says of guests. */
  private static final Pattern UNPROVEN = Vocabulary.pattern("\\s*[（(]{names.unproven}[）)]");

  private StatedNames() {}

  /** The people in {@code text}, in order; empty when it names none. */
  static List<Person> of(String text) {
    if (text.length() > LONGEST) {
      return List.of();
    }
    String stated = UNPROVEN.matcher(text).replaceAll("");
    String bare =
        LABEL.matcher(CjkText.collapse(EMAIL.matcher(stated).replaceAll(""))).replaceFirst("");
    if (AROUND.matcher(bare).find()) {
      return PersonNames.parse(bare);
    }
    List<Person> people = new ArrayList<>();
    ALWAYS
        .splitAsStream(bare)
        .flatMap(StatedNames::commas)
        .flatMap(StatedNames::ands)
        .map(StatedNames::bare)
        .filter(name -> isName(name) && people.stream().noneMatch(p -> p.name().equals(name)))
        .forEach(name -> people.add(new Person(name, null)));
    return people;
  }

  /** Without signs around it; a bracket that opens in a name closes in it. */
  private static String bare(String name) {
    String bare = ENDS.matcher(name).replaceAll("");
    for (String pair : new String[] {"（）", "()", "【】", "《》"}) {
      boolean open = bare.indexOf(pair.charAt(0)) >= 0 && bare.indexOf(pair.charAt(1)) < 0;
      bare = open && name.indexOf(pair.charAt(1)) >= 0 ? bare + pair.charAt(1) : bare;
    }
    return bare;
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST_NAME
        && !name.startsWith("http")
        && name.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** A comma parts names unless a degree stands behind it: John Doe, Jr. */
  private static Stream<String> commas(String text) {
    String[] parts = COMMA.split(text);
    List<String> names = new ArrayList<>();
    for (String part : parts) {
      boolean degree = !names.isEmpty() && DEGREE.matcher(part.strip()).matches();
      if (degree) {
        names.set(names.size() - 1, names.get(names.size() - 1) + ", " + part);
      } else {
        names.add(part);
      }
    }
    return names.stream();
  }

  /** "and" parts full names; a band or a channel may have one in its own. */
  private static Stream<String> ands(String text) {
    if (HAN_NAMES.matcher(text).matches()) {
      return Stream.of(text.split("\\s+"));
    }
    String[] han = HAN_AND.split(text);
    if (han.length == 2) {
      return Stream.of(han);
    }
    String[] parts = AND.split(text);
    boolean full = Stream.of(parts).allMatch(part -> FULL_NAME.matcher(part.strip()).matches());
    return parts.length > 1 && full ? Stream.of(parts) : Stream.of(text);
  }
}
