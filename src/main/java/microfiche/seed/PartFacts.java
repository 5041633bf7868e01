package microfiche.seed;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a file that holds many articles says of one of them, beside its text.
 *
 * @param by who says it, for {@code explain}: {@code WARC record}
 * @param form how the text is written
 * @param facts in order; a field without any is not in it
 */
public record PartFacts(String by, Form form, Map<Field, List<String>> facts) {
  /** How a part's text is written. */
  public enum Form {
    /** A whole page, with everything around the article. */
    PAGE,
    /** HTML of the article alone. */
    ARTICLE,
    /** Markdown, plain text or HTML, as in a file. */
    TEXT
  }

  /** What can be said. */
  public enum Field {
    HEADLINE,
    URL,
    AUTHOR,
    PUBLISHED,
    /** A moment in UTC, where nobody says which day that was for the outlet. */
    PUBLISHED_AT,
    MODIFIED,
    KEYWORD,
    SECTION,
    LANGUAGE,
    SITE_NAME,
    MIRRORED_AT
  }

  public PartFacts {
    Map<Field, List<String>> copy = new EnumMap<>(Field.class);
    facts.forEach((field, texts) -> copy.put(field, List.copyOf(texts)));
    facts = copy;
  }
}
