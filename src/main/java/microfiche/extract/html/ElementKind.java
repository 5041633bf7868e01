package microfiche.extract.html;

import java.util.HashMap;
import java.util.Map;
import microfiche.article.Inline;

/** What an element is read as, by its name. */
enum ElementKind {
  /** A block, or what blocks stand in. */
  CONTAINER(
      "address article body center dd dialog div dt fieldset footer form header"
          + " hgroup html legend main nav p section summary caption tbody thead tfoot tr td th"
          + " picture figcaption figure noscript"),
  /** Its text goes on in the line around it. */
  TRANSPARENT(
      "span font big small abbr acronym bdi bdo cite data dfn ins kbd label mark nobr q rb"
          + " samp time tt var wbr map area button select option output o:p st1:place"),
  STYLE("strong b em i u s strike del sup sub code"),
  /** Text with readings above it. */
  RUBY("ruby"),
  LINK("a"),
  LINE_BREAK("br"),
  HEADING("h1 h2 h3 h4 h5 h6"),
  LIST("ul ol"),
  ITEM("li"),
  DEFINITIONS("dl"),
  QUOTATION("blockquote"),
  ASIDE("aside details"),
  TABLE("table"),
  PREFORMATTED("pre"),
  PAUSE("hr"),
  PICTURE("img"),
  /** Films, sound and widgets. */
  EMBED("iframe video audio object embed"),
  /** Read as if it were not there. */
  UNKNOWN("");

  private static final Map<String, ElementKind> KINDS = kinds();

  private final String names;

  ElementKind(String names) {
    this.names = names;
  }

  private static Map<String, ElementKind> kinds() {
    Map<String, ElementKind> kinds = new HashMap<>();
    for (ElementKind kind : values()) {
      for (String name : kind.names.split(" ")) {
        kinds.put(name, kind);
      }
    }
    return Map.copyOf(kinds);
  }

  /** The kind of the element with that name in lower case. */
  static ElementKind of(String name) {
    return KINDS.getOrDefault(name, UNKNOWN);
  }

  /** Whether a block is made of it that has blocks of its own. */
  boolean holdsBlocks() {
    return switch (this) {
      case LIST, ITEM, DEFINITIONS, QUOTATION, ASIDE, TABLE -> true;
      default -> false;
    };
  }

  /** How an element of {@link #STYLE} sets its text apart. */
  static Inline.Style style(String name) {
    return switch (name) {
      case "strong", "b" -> Inline.Style.STRONG;
      case "em", "i" -> Inline.Style.EMPHASIS;
      case "u" -> Inline.Style.UNDERLINE;
      case "s", "strike", "del" -> Inline.Style.STRIKE;
      case "sup" -> Inline.Style.SUPERSCRIPT;
      case "sub" -> Inline.Style.SUBSCRIPT;
      case "code" -> Inline.Style.CODE;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
