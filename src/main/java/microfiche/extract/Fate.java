package microfiche.extract;

/**
 * What became of a piece of a seed.
 *
 * @param name the field, the number of the block, or the rule that took it
 */
public record Fate(Kind kind, String name) {

  /** The ways a character can end. */
  public enum Kind {
    /** In a field of the record. */
    FIELD,
    /** Said of the article by a wrap; in a field if it was taken, which is known in the end. */
    STATED,
    /** In the body. */
    BLOCK,
    /** With the mirror's or the outlet's page furniture, which no page shows. */
    CHROME,
    /** A tag, an entity's frame, a Markdown sign: it shaped the text and is not text itself. */
    MARKUP,
    /** White space between the others. */
    SPACE
  }

  /** Tags, attributes and comments. */
  public static final Fate MARKUP = new Fate(Kind.MARKUP, "markup");

  /** White space between tags. */
  public static final Fate SPACE = new Fate(Kind.SPACE, "white space");

  /** It became a field of the record, such as the headline. */
  public static Fate field(String name) {
    return new Fate(Kind.FIELD, name);
  }

  /** Said by a wrap: {@code front matter: title}. */
  public static Fate stated(String name) {
    return new Fate(Kind.STATED, name);
  }

  /** It became the block with that number, from 0. */
  public static Fate block(int number) {
    return new Fate(Kind.BLOCK, Integer.toString(number));
  }

  /** It was taken off as chrome, by the rule of that name. */
  public static Fate chrome(String rule) {
    return new Fate(Kind.CHROME, rule);
  }
}
