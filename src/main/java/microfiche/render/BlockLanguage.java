package microfiche.render;

import java.lang.Character.UnicodeScript;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import microfiche.article.BodyWalk;
import microfiche.article.Inline;
import microfiche.article.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * In which language a block is, where that is another than its article's and certain: a block
 * without any Han in a Chinese article that has English's own words, and one of Han alone in an
 * English article. Of anything else, such as a name, only the script is known, and nothing is said.
 */
final class BlockLanguage {
  /** Words of English that no other language in Latin letters has two of. */
  private static final Set<String> ENGLISH =
      Set.of(
          "the", "and", "with", "that", "this", "which", "from", "were", "been", "would", "their");

  /** Different words of these that a block must have. */
  private static final int CERTAIN = 2;

  /** Han characters that are more than a name. */
  private static final int SENTENCE = 8;

  private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

  private BlockLanguage() {}

  /** A BCP 47 tag, or null where the block is in the article's language or nobody knows. */
  static @Nullable String of(List<Inline> text, String article) {
    boolean chinese = article.startsWith("zh");
    if (!chinese && !article.equals("en")) {
      return null;
    }
    int first = firstLetter(text);
    UnicodeScript usual = chinese ? UnicodeScript.HAN : UnicodeScript.LATIN;
    if (first < 0 || UnicodeScript.of(first) == usual) {
      return null; // nearly all blocks there are
    }
    return of(PlainText.ofInlines(text), article);
  }

  /** The same of plain text. */
  static @Nullable String of(String text, String article) {
    if (article.startsWith("zh")) {
      return only(text, UnicodeScript.LATIN) && isEnglish(text) ? "en" : null;
    }
    boolean sentence = text.codePoints().filter(Character::isIdeographic).count() >= SENTENCE;
    return article.equals("en") && sentence && only(text, UnicodeScript.HAN) ? "zh" : null;
  }

  private static boolean only(String text, UnicodeScript script) {
    return text.codePoints()
        .filter(Character::isLetter)
        .allMatch(letter -> UnicodeScript.of(letter) == script);
  }

  private static boolean isEnglish(String text) {
    Set<String> found = new HashSet<>();
    WORD.matcher(text).results().forEach(word -> found.add(word.group().toLowerCase(Locale.ROOT)));
    found.retainAll(ENGLISH);
    return found.size() >= CERTAIN;
  }

  private static int firstLetter(List<Inline> inlines) {
    FirstLetter first = new FirstLetter();
    first.inlines(inlines);
    return first.letter;
  }

  private static final class FirstLetter extends BodyWalk {
    private int letter = -1;

    @Override
    public Boolean text(Inline.Text text) {
      letter = text.text().codePoints().filter(Character::isLetter).findFirst().orElse(-1);
      return letter < 0;
    }
  }
}
