package microfiche.extract.mirror;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.extract.Capture;
import microfiche.extract.html.CjkText;
import microfiche.seed.Seed;
import microfiche.yaml.YamlFile;
import microfiche.yaml.YamlSection;
import org.jspecify.annotations.Nullable;

/**
 * The facts before a Markdown text: YAML between {@code ---}, TOML between {@code +++}, or YAML
 * that only ends with {@code ---} (Hexo). What is not quite YAML is read line by line: an article
 * is not lost for a colon in its title.
 */
record FrontMatter(@Nullable String title, Capture.Stated stated, @Nullable String url) {
  private static final Pattern KEY = Pattern.compile("^([A-Za-z_][\\w.-]{0,30})\\s*[:=]\\s*+(.*)$");

  private static final Pattern ITEM = Pattern.compile("^\\s*-\\s++(.*)$");

  private static final Pattern END = Pattern.compile("(?:---|\\.\\.\\.)\\s*+");

  private static final Pattern QUOTES = Pattern.compile("^(?:\"\"\"|[\"'])|(?:\"\"\"|[\"'])$");

  /** Front matter is short; a rule far down the text does not end one. */
  private static final int LONGEST = 100;

  /** More nesting than facts have; the reader of YAML goes as deep as the text. */
  private static final Pattern NESTED =
      Pattern.compile("[\\[{]\\s*[\\[{]\\s*[\\[{]\\s*[\\[{]|(?:- ){5}|[&*]\\w+\\s*\\[");

  /** The line that ends front matter beginning at {@code first}, or -1 when there is none. */
  static int end(Lines lines, int first) {
    if (first >= lines.size()) {
      return -1;
    }
    String open = lines.get(first).strip();
    int end = -1;
    if (open.equals("---")) {
      end = lines.next(first + 1, line -> END.matcher(line).matches());
    } else if (open.equals("+++")) {
      end = lines.next(first + 1, line -> line.strip().equals("+++"));
    } else if (open.indexOf(':') > 0 && KEY.matcher(open).matches()) {
      end = lines.next(first + 1, line -> line.strip().equals("---") || line.isBlank());
      end = end > 0 && lines.get(end).isBlank() ? -1 : end;
    }
    return end - first > LONGEST ? -1 : end;
  }

  /** What lines {@code first} to {@code end} state, or null when they are no front matter. */
  static @Nullable FrontMatter read(Seed seed, Lines lines, int first, int end) {
    String open = lines.get(first).strip();
    int from = open.equals("---") || open.equals("+++") ? first + 1 : first;
    String text = seed.text().substring(lines.start(from), lines.start(end));
    Map<String, List<String>> facts = new LinkedHashMap<>();
    if (!open.equals("+++") && !NESTED.matcher(text).find()) {
      YamlFile file = YamlFile.named(seed.path());
      YamlSection yaml = file.parse(text);
      if (file.findings().isEmpty()) {
        for (String name : yaml.names()) {
          facts.put(name.toLowerCase(Locale.ROOT), yaml.textsOrNames(name));
        }
      }
    }
    if (facts.isEmpty()) {
      byLine(text, facts);
    }
    return facts.isEmpty() ? null : of(facts);
  }

  /** {@code key: rest of the line}, {@code key = "value"}, and items below a key. */
  private static void byLine(String text, Map<String, List<String>> facts) {
    List<String> open = new ArrayList<>();
    for (String line : text.split("\\R")) {
      Matcher key = KEY.matcher(line);
      Matcher item = ITEM.matcher(line);
      if (key.matches()) {
        open = new ArrayList<>();
        facts.putIfAbsent(key.group(1).toLowerCase(Locale.ROOT), open);
        String value = key.group(2).strip();
        if (value.startsWith("[") && value.endsWith("]")) {
          for (String part : value.substring(1, value.length() - 1).split(",")) {
            add(open, part);
          }
        } else {
          add(open, value.replaceFirst("^\\[(?=[^\\]]*$)", ""));
        }
      } else if (item.matches()) {
        add(open, item.group(1));
      }
    }
  }

  private static void add(List<String> values, String raw) {
    String value = QUOTES.matcher(raw.strip()).replaceAll("");
    if (!value.isBlank()) {
      values.add(value);
    }
  }

  private static FrontMatter of(Map<String, List<String>> facts) {
    return new FrontMatter(
        first(facts, "title", "headline"),
        new Capture.Stated(
            all(facts, "author", "authors", "byline"),
            all(facts, "editor", "editors"),
            all(facts, "translator", "translators"),
            first(facts, "date", "published", "datepublished", "pubdate", "publishdate", "created"),
            first(facts, "lastmod", "updated", "modified", "datemodified", "last_modified_at"),
            terms(facts, "tags", "keywords", "tag"),
            terms(facts, "categories", "category", "section", "articlesection"),
            first(facts, "lang", "language", "inlanguage", "locale"),
            first(facts, "publisher", "site", "sitename", "source_name"),
            first(facts, "subtitle", "alternativeheadline")),
        url(facts));
  }

  private static @Nullable String url(Map<String, List<String>> facts) {
    String stated =
        first(
            facts,
            "original_url",
            "original-url",
            "originalurl",
            "canonical_url",
            "canonicalurl",
            "canonical",
            "source_url",
            "sourceurl",
            "url",
            "link",
            "original",
            "source");
    return AnyMirror.address(stated);
  }

  private static @Nullable String first(Map<String, List<String>> facts, String... keys) {
    List<String> all = all(facts, keys);
    return all.isEmpty() ? null : all.get(0);
  }

  private static List<String> all(Map<String, List<String>> facts, String... keys) {
    for (String key : keys) {
      List<String> values =
          facts.getOrDefault(key, List.of()).stream()
              .map(CjkText::collapse)
              .filter(value -> !value.isEmpty())
              .toList();
      if (!values.isEmpty()) {
        return values;
      }
    }
    return List.of();
  }

  private static List<String> terms(Map<String, List<String>> facts, String... keys) {
    List<String> values = all(facts, keys);
    boolean several = values.size() == 1 && all(facts, keys[0]).size() == 1;
    return values.size() == 1 ? words(values.get(0), several) : values.stream().distinct().toList();
  }

  /**
   * Jekyll reads {@code tags: a b} as two words; a comma says where phrases end.
   *
   * @param blanks whether blanks part words where there is no comma
   */
  static List<String> words(String text, boolean blanks) {
    String all = text.strip();
    boolean commas = all.chars().anyMatch(c -> ",，、;；/".indexOf(c) >= 0);
    boolean capitals = all.chars().anyMatch(Character::isUpperCase);
    String between = commas ? "[,，、;；/]" : blanks && !capitals ? "\\s+" : "\\z";
    return Pattern.compile(between)
        .splitAsStream(all)
        .map(word -> word.strip().replaceFirst("^#(?=\\S)", ""))
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }
}
