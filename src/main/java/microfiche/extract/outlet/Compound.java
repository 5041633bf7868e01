package microfiche.extract.outlet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one alternative of a CSS selector asks of the very element it matches: of {@code aside >
 * p.more}, the class {@code more}.
 *
 * @param css the whole alternative
 * @param kind what sort of name the element must bear
 * @param name that name, in lower case unless it is an id; empty where no name is sure
 * @param alone whether the element alone decides, without what is around or inside it
 */
record Compound(String css, Kind kind, String name, boolean alone) {
  enum Kind {
    ID,
    CLASS,
    TAG,
    ATTRIBUTE,
    NONE
  }

  /**
   * PersonNames and nothing else, once values are taken out of brackets: {@code p.more[title]#x}.
   */
  private static final Pattern NAMES =
      Pattern.compile("(?:\\*|[\\w-]+)?(?:[.#][\\w-]+|\\[[\\w-]*])*");

  private static final Pattern ID = Pattern.compile("#([\\w-]+)");
  private static final Pattern CLASS = Pattern.compile("\\.([\\w-]+)");
  private static final Pattern TAG = Pattern.compile("^([\\w-]+)");
  private static final Pattern ATTRIBUTE = Pattern.compile("\\[([\\w-]+)]");

  /** title, title^=x; not title!=x or ^ti, which elements without that name match. */
  private static final Pattern ATTRIBUTE_TEST =
      Pattern.compile("\\s*([\\w-]++)\\s*+(?:[~^$*]?=.*)?", Pattern.DOTALL);

  /** The alternatives of {@code css}, which is a selector jsoup can read. */
  static List<Compound> rightmost(String css) {
    if (css.contains("::") || css.contains("\\Q")) {
      return List.of(new Compound(css, Kind.NONE, "", false));
    }
    List<Compound> all = new ArrayList<>();
    StringBuilder bare = new StringBuilder();
    int start = 0;
    for (int i = 0; i < css.length(); i++) {
      char c = css.charAt(i);
      if (c == '[' || c == '(') {
        int end = close(css, i);
        bare.append(c == '[' ? "[" + attribute(css.substring(i + 1, end)) + "]" : "()");
        i = end;
      } else if (c == ',') {
        all.add(of(css.substring(start, i).strip(), bare.toString().strip()));
        bare.setLength(0);
        start = i + 1;
      } else {
        bare.append(c);
      }
    }
    all.add(of(css.substring(start).strip(), bare.toString().strip()));
    return all;
  }

  private static Compound of(String css, String bare) {
    boolean alone = NAMES.matcher(bare).matches();
    String last = bare.replaceFirst("(?s)^.*[\\s>+~]", "").replaceFirst("(?s):.*$", "");
    if (!NAMES.matcher(last).matches()) {
      return new Compound(css, Kind.NONE, "", alone);
    }
    Matcher id = ID.matcher(last);
    if (id.find()) {
      return new Compound(css, Kind.ID, id.group(1), alone);
    }
    // The rarest first: that is what saves work.
    for (Kind kind : List.of(Kind.CLASS, Kind.ATTRIBUTE, Kind.TAG)) {
      Pattern pattern = kind == Kind.CLASS ? CLASS : kind == Kind.TAG ? TAG : ATTRIBUTE;
      Matcher name = pattern.matcher(last);
      if (name.find()) {
        return new Compound(css, kind, name.group(1).toLowerCase(Locale.ROOT), alone);
      }
    }
    return new Compound(css, Kind.NONE, "", alone);
  }

  /** The name in {@code [name=value]} without its value, or nothing. */
  private static String attribute(String inside) {
    Matcher name = ATTRIBUTE_TEST.matcher(inside);
    return name.matches() ? name.group(1) : "";
  }

  /** Where the bracket that opens at {@code open} closes; other kinds of bracket do not count. */
  static int close(String css, int open) {
    char opening = css.charAt(open);
    char closing = opening == '[' ? ']' : ')';
    char quote = 0;
    int depth = 0;
    for (int i = open; i < css.length(); i++) {
      char c = css.charAt(i);
      if (css.startsWith("\\Q", i)) {
        int literal = css.indexOf("\\E", i);
        i = literal < 0 ? css.length() : literal + 1;
      } else if (c == '\\') {
        i++;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == opening) {
        depth++;
      } else if (c == closing && --depth == 0) {
        return i;
      }
    }
    return css.length();
  }
}
