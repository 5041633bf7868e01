package microfiche.extract.outlet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import microfiche.extract.Budget;
import microfiche.extract.html.Walk;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.select.CombiningEvaluator;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/**
 * Reads the CSS selectors of rule files. A user's are watched: each element they look at is a step,
 * and a regular expression in one, which jsoup runs without a limit, is run here. So a selector
 * with one is taken apart at its combinators, and jsoup gets what has none.
 */
final class RuleSelector {
  private static final Set<String> TEXTS =
      Set.of("matches", "matchesOwn", "matchesWholeText", "matchesWholeOwnText");

  private static final Set<String> GROUPS = Set.of("not", "is", "has");

  /** About what looking at one element costs. */
  private static final int LOOK = 16;

  private final String css;
  private final String rule;
  private int at;

  private RuleSelector(String css, String rule) {
    this.css = css;
    this.rule = rule;
  }

  /**
   * What {@code css} means.
   *
   * @param use a user's rule; null for one of the program
   * @throws IllegalArgumentException when it is no selector; the message says why
   */
  static Evaluator parse(String css, @Nullable RuleUse use) {
    Evaluator whole = QueryParser.parse(css);
    if (use == null) {
      return whole;
    }
    String rule = use.label();
    Evaluator watched = whole;
    if (hasRegex(css)) {
      RuleSelector reader = new RuleSelector(css.strip(), rule);
      watched = reader.group();
      reader.check(whole);
    }
    return new CombiningEvaluator.And(List.of(new Look(rule), watched, new Match(use)));
  }

  private final List<String> regexes = new ArrayList<>();

  private static boolean hasRegex(String css) {
    return css.contains("~=") || css.contains(":matches");
  }

  /** jsoup must have seen the same regular expressions: no other reader knows its grammar. */
  private void check(Evaluator whole) {
    String read = whole.toString();
    for (String regex : regexes) {
      if (!read.contains(regex)) {
        throw new IllegalArgumentException(
            "the regular expression in it is not understood; write it without quotes and brackets");
      }
    }
  }

  /** Selectors parted by commas, up to the end. */
  private Evaluator group() {
    List<Evaluator> any = new ArrayList<>(List.of(selector()));
    while (at < css.length() && css.charAt(at) == ',') {
      at++;
      any.add(selector());
    }
    if (at < css.length()) {
      throw new IllegalArgumentException("unexpected \"" + css.charAt(at) + "\"");
    }
    return any.size() == 1 ? any.get(0) : new CombiningEvaluator.Or(any);
  }

  /** {@code a > b c}; one that begins with a combinator is relative to the root. */
  private Evaluator selector() {
    char combinator = combinator();
    Evaluator selector =
        combinator == ' ' || combinator == 0
            ? compound()
            : Related.of(combinator, new Root(), compound());
    while (at < css.length() && css.charAt(at) != ',') {
      combinator = combinator();
      if (combinator == 0) {
        throw new IllegalArgumentException("unexpected \"" + css.charAt(at) + "\"");
      }
      if (at < css.length() && css.charAt(at) != ',') {
        selector = Related.of(combinator, selector, compound());
      }
    }
    return selector;
  }

  /** The combinator at this place, a blank for white space alone, 0 for none. */
  private char combinator() {
    char combinator = 0;
    for (; at < css.length(); at++) {
      char c = css.charAt(at);
      if (c == '>' || c == '+' || c == '~') {
        combinator = c;
      } else if (!Character.isWhitespace(c)) {
        break;
      } else if (combinator == 0) {
        combinator = ' ';
      }
    }
    return combinator;
  }

  /** {@code p.more:matches(x)[title~=y]}: tests of one element. */
  private Evaluator compound() {
    StringBuilder plain = new StringBuilder();
    List<Evaluator> tests = new ArrayList<>();
    while (at < css.length() && " \t\n\r\f>+~,".indexOf(css.charAt(at)) < 0) {
      int start = at;
      char c = css.charAt(at);
      if (c == '[') {
        String inside = brackets();
        Evaluator test = attribute(inside);
        if (test != null) {
          tests.add(test);
          continue;
        }
      } else if (c == ':') {
        at++;
        String name = name();
        if (at < css.length() && css.charAt(at) == '(') {
          Evaluator test = pseudo(name, brackets());
          if (test != null) {
            tests.add(test);
            continue;
          }
        }
      } else {
        at += c == '\\' ? 2 : 1;
      }
      plain.append(css, start, Math.min(at, css.length()));
    }
    if (!plain.isEmpty()) {
      tests.add(0, QueryParser.parse(plain.toString()));
    }
    if (tests.isEmpty()) {
      throw new IllegalArgumentException("nothing before or behind a combinator");
    }
    return tests.size() == 1 ? tests.get(0) : new CombiningEvaluator.And(tests);
  }

  private String name() {
    int start = at;
    while (at < css.length()
        && (Character.isLetterOrDigit(css.charAt(at)) || css.charAt(at) == '-')) {
      at++;
    }
    return css.substring(start, at);
  }

  /** What stands in the brackets that open here; the place behind them is the next. */
  private String brackets() {
    int close = Compound.close(css, at);
    String inside = css.substring(at + 1, Math.min(close, css.length()));
    at = close + 1;
    return inside;
  }

  /** {@code name~=regex}, or null for another test of an attribute. */
  private @Nullable Evaluator attribute(String inside) {
    int sign = inside.indexOf('=');
    if (sign < 2 || inside.charAt(sign - 1) != '~') {
      return null;
    }
    String name = inside.substring(0, sign - 1).strip().toLowerCase(Locale.ROOT);
    return new Matches(
        pattern(inside.substring(sign + 1)),
        element -> element.hasAttr(name) ? element.attr(name) : null);
  }

  /** {@code :matches(regex)}, {@code :not(p:matches(regex))}; null for those without a regex. */
  private @Nullable Evaluator pseudo(String name, String inside) {
    if (TEXTS.contains(name)) {
      return new Matches(pattern(inside), text(name));
    }
    if (!GROUPS.contains(name) || !hasRegex(inside)) {
      if (hasRegex(inside)) {
        throw new IllegalArgumentException(
            "no regular expression can stand in :" + name + "(…); use :not, :is or :has");
      }
      return null;
    }
    RuleSelector reader = new RuleSelector(inside.strip(), rule);
    Evaluator group = reader.group();
    regexes.addAll(reader.regexes);
    return switch (name) {
      case "not" -> new Not(group);
      case "is" -> group;
      default -> new Has(group, inside);
    };
  }

  private RulePattern pattern(String regex) {
    regexes.add(regex);
    return new RulePattern(Pattern.compile(regex), rule);
  }

  private static Function<Element, @Nullable String> text(String name) {
    return switch (name) {
      case "matches" -> Element::text;
      case "matchesOwn" -> Element::ownText;
      case "matchesWholeText" -> Element::wholeText;
      default -> Element::wholeOwnText;
    };
  }

  /** Counts the elements that are looked at; matches all. */
  private static final class Look extends Evaluator {
    private final String rule;

    private Look(String rule) {
      this.rule = rule;
    }

    @Override
    public boolean matches(Element root, Element element) {
      Budget.current().spend(LOOK, rule);
      return true;
    }

    @Override
    protected int cost() {
      return 0; // first of all
    }
  }

  /** Comes last: what reaches it has matched. */
  private static final class Match extends Evaluator {
    private final RuleUse use;

    private Match(RuleUse use) {
      this.use = use;
    }

    @Override
    public boolean matches(Element root, Element element) {
      use.match();
      return true;
    }

    @Override
    protected int cost() {
      return 1_000_000;
    }
  }

  private static final class Root extends Evaluator {
    @Override
    public boolean matches(Element root, Element element) {
      return root.equals(element);
    }
  }

  private static final class Matches extends Evaluator {
    private final RulePattern pattern;
    private final Function<Element, @Nullable String> text;

    private Matches(RulePattern pattern, Function<Element, @Nullable String> text) {
      this.pattern = pattern;
      this.text = text;
    }

    @Override
    public boolean matches(Element root, Element element) {
      String of = text.apply(element);
      return of != null && pattern.matcher(of).find();
    }

    @Override
    protected int cost() {
      return 100; // after what is told from names
    }
  }

  private static final class Not extends Evaluator {
    private final Evaluator inside;

    private Not(Evaluator inside) {
      this.inside = inside;
    }

    @Override
    public boolean matches(Element root, Element element) {
      return !inside.matches(root, element);
    }

    @Override
    protected int cost() {
      return 100;
    }
  }

  /** {@code :has(…)}: something below the element matches, or behind it where that is asked. */
  private final class Has extends Evaluator {
    private final Evaluator inside;
    private final boolean siblings;

    private Has(Evaluator inside, String css) {
      this.inside = inside;
      this.siblings = css.indexOf('+') >= 0 || css.indexOf('~') >= 0;
    }

    @Override
    public boolean matches(Element root, Element element) {
      for (Node node = element.firstChild(); node != null; node = Walk.next(node, element)) {
        if (node instanceof Element below && test(element, below)) {
          return true;
        }
      }
      Element next = siblings ? element.nextElementSibling() : null;
      while (next != null && !test(element, next)) {
        next = next.nextElementSibling();
      }
      return next != null;
    }

    private boolean test(Element root, Element element) {
      Budget.current().spend(LOOK, rule);
      return inside.matches(root, element);
    }

    @Override
    protected int cost() {
      return 1_000;
    }
  }

  /** An element by what another one near it matches. */
  private static final class Related extends Evaluator {
    private final char combinator;
    private final Evaluator other;

    private Related(char combinator, Evaluator other) {
      this.combinator = combinator;
      this.other = other;
    }

    static Evaluator of(char combinator, Evaluator other, Evaluator element) {
      return new CombiningEvaluator.And(List.of(element, new Related(combinator, other)));
    }

    @Override
    public boolean matches(Element root, Element element) {
      if (root.equals(element)) {
        return false;
      }
      for (Element near = near(root, element); near != null; near = near(root, near)) {
        if (other.matches(root, near)) {
          return true;
        }
        if (combinator == '>' || combinator == '+') {
          return false;
        }
      }
      return false;
    }

    private @Nullable Element near(Element root, Element element) {
      boolean beside = combinator == '+' || combinator == '~';
      return beside
          ? element.previousElementSibling()
          : element.equals(root) ? null : element.parent();
    }

    @Override
    protected int cost() {
      return 200;
    }
  }
}
