package microfiche.extract.outlet;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import microfiche.report.Finding;
import microfiche.yaml.YamlFile;
import microfiche.yaml.YamlSection;
import org.jsoup.select.Evaluator;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/** A rule file being read. */
final class RuleFile {
  private final String name;
  private final boolean user;
  private final List<RuleUse> uses = new ArrayList<>();

  /**
   * A rule file.
   *
   * @param user whether it is a user's, whose rules are watched and named when they take too long
   */
  RuleFile(String name, boolean user) {
    this.name = name;
    this.user = user;
  }

  /** The selectors of a user's file. */
  List<RuleUse> uses() {
    return List.copyOf(uses);
  }

  /** The rules of {@code text}; what is wrong with them goes to {@code wrong}. */
  HouseStyle parse(YamlFile file, String text, String id, List<Finding> wrong) {
    YamlSection yaml = file.parse(text);
    HouseStyle style =
        new HouseStyle(
            yaml.text("id", id),
            yaml.text("name"),
            yaml.text("url"),
            yaml.texts("hosts"),
            yaml.text("language"),
            yaml.zone("time_zone"),
            yaml.texts("body", selector("body")),
            drops(named(yaml, "drop", key -> this::checked)),
            yaml.text("keep", selector("keep")),
            named(yaml, "drop_text", this::pattern),
            yaml.text("related", selector("related")),
            yaml.text("figures", selector("figures")),
            yaml.text("credits", selector("credits")),
            yaml.text("time", selector("time")),
            yaml.text("authors", selector("authors")),
            yaml.text("footer", selector("footer")),
            yaml.texts("dateline", datePattern("dateline")),
            yaml.texts("address_date", datePattern("address_date")),
            yaml.texts("byline", groupPattern("byline")),
            yaml.texts("tags", pattern("tags")),
            yaml.flag("column_author", false));
    yaml.rejectOthers();
    wrong.addAll(file.findings());
    return style;
  }

  private DropRules drops(Map<String, String> selectors) {
    return DropRules.of(
        selectors, rule -> use("drop." + rule, Objects.requireNonNull(selectors.get(rule))));
  }

  private @Nullable RuleUse use(String key, String css) {
    if (!user) {
      return null;
    }
    RuleUse use = new RuleUse(key, name, css);
    uses.add(use);
    return use;
  }

  /** What a user reads of the rule under {@code key}; null for those of the program. */
  private @Nullable String label(String key) {
    return user ? "\"" + key + "\" in " + name : null;
  }

  /**
   * What stands under the keys below {@code key}.
   *
   * @param convert answers for a whole key ({@code drop_text.label}) how its text is to be read
   */
  private static <T> Map<String, T> named(
      YamlSection yaml, String key, Function<String, Function<String, T>> convert) {
    YamlSection section = yaml.section(key);
    Map<String, T> map = new LinkedHashMap<>();
    for (String name : section.names()) {
      T value = section.text(name, convert.apply(key + "." + name));
      if (value != null) {
        map.put(name, value);
      }
    }
    return map;
  }

  private Function<String, Evaluator> selector(String key) {
    return css -> {
      try {
        return RuleSelector.parse(css, use(key, css));
      } catch (Selector.SelectorParseException | IllegalArgumentException e) {
        throw new IllegalArgumentException("not a CSS selector: " + e.getMessage(), e);
      }
    };
  }

  /** {@code css} itself, once it is known to be a selector. */
  private String checked(String css) {
    int known = uses.size();
    Evaluator unused = selector("").apply(css); // fails when it is none
    uses.subList(known, uses.size()).clear();
    return css;
  }

  private Function<String, RulePattern> pattern(String key) {
    return regex -> {
      try {
        return new RulePattern(Pattern.compile(regex), label(key));
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException("not a regular expression: " + e.getDescription(), e);
      }
    };
  }

  private Function<String, RulePattern> datePattern(String key) {
    return regex -> {
      RulePattern pattern = pattern(key).apply(regex);
      boolean calendar = hasGroup(regex, "month") && hasGroup(regex, "day");
      if (!calendar && !hasGroup(regex, "days")) {
        throw new IllegalArgumentException("it needs the groups (?<month>…) and (?<day>…)");
      }
      return pattern;
    };
  }

  /** Whether a regular expression has a group of that name. */
  private static boolean hasGroup(String regex, String name) {
    Matcher empty = Pattern.compile("|" + regex).matcher("");
    try {
      return empty.find() && empty.start(name) >= -1; // fails when there is none
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Function<String, RulePattern> groupPattern(String key) {
    return regex -> {
      RulePattern pattern = pattern(key).apply(regex);
      if (pattern.pattern().matcher("").groupCount() < 1) {
        throw new IllegalArgumentException("put the byline itself into parentheses: …(.+?)…");
      }
      return pattern;
    };
  }
}
