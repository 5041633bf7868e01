package microfiche.extract;

/**
 * One thing that a layer of a file says of its article.
 *
 * @param text as it stands there, white space aside
 * @param rank how near to the article the source of the statement is
 * @param by the layer that says it: {@code front matter}
 */
public record Statement(Field field, String text, Rank rank, String by) {
  /** What can be said. */
  public enum Field {
    HEADLINE("headline"),
    ALTERNATIVE_HEADLINE("alternativeHeadline"),
    URL("url"),
    AUTHOR("author"),
    EDITOR("editor"),
    TRANSLATOR("translator"),
    PUBLISHED("datePublished"),
    MODIFIED("dateModified"),
    KEYWORD("keywords"),
    SECTION("articleSection"),
    LANGUAGE("inLanguage"),
    SITE_NAME("publisher"),
    MIRRORED_AT("seed.mirroredAt");

    private final String record;

    Field(String record) {
      this.record = record;
    }

    /** Its name in the record. */
    public String inRecord() {
      return record;
    }
  }

  /** Who says it; the earlier goes before the later. */
  public enum Rank {
    /** The page or text itself. */
    OUTLET,
    /** Who copied it. */
    MIRROR,
    /** The generator whose file it became. */
    GENERATOR,
    /** Nobody but the name of the file. */
    FILE_NAME
  }
}
