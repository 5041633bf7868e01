package microfiche.render;

import java.util.List;
import microfiche.article.Inline;
import org.jspecify.annotations.Nullable;

/**
 * The languages of one page, as BCP 47 tags.
 *
 * @param article the article's
 * @param words that of the program's own words
 */
record Languages(String article, String words) {

  /** The attribute of an element among the article's that holds words of the program. */
  String ofWords() {
    return article.equals(words) ? "" : attribute(words);
  }

  /** The attribute of a block with this text: empty where it is in the article's language. */
  String of(List<Inline> text) {
    return attribute(BlockLanguage.of(text, article));
  }

  /** The same of plain text. */
  String of(@Nullable String text) {
    return attribute(BlockLanguage.of(text == null ? "" : text, article));
  }

  private static String attribute(@Nullable String language) {
    return language == null ? "" : " lang=\"" + language + "\"";
  }
}
