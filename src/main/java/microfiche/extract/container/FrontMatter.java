package microfiche.extract.container;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.extract.Fate;
import microfiche.extract.Inner;
import microfiche.extract.Ledger;
import microfiche.extract.Lines;
import microfiche.extract.SourceText;
import microfiche.extract.Statements;
import microfiche.extract.Wrap;
import microfiche.yaml.YamlFile;
import microfiche.yaml.YamlSection;
import org.jspecify.annotations.Nullable;

/**
 * The facts that a generator reads before a text, as its users write them: Jekyll, Hexo (with and
 * without a fence), Hugo (YAML, TOML, JSON), Zola, Obsidian, Pelican, JBake, Nikola. What is not
 * quite YAML is read line by line: an article is not lost for a colon in its title.
 */
public final class FrontMatter implements Wrap {
  /** What {@code explain} calls it. */
  public static final String NAME = "front matter";

  /** Front matter is short; a rule far down the text does not end one. */
  private static final int LONGEST = 200;

  private static final Pattern KEY =
      Pattern.compile("^(?:\\.\\. ?)?([A-Za-z_][\\w .-]{0,30}?)\\s*[:=]\\s*+(.*)$");
  private static final Pattern FENCELESS = Pattern.compile("^[A-Za-z_][\\w-]{0,30}:(?:\\s.*)?$");
  private static final Pattern PELICAN = Pattern.compile("^[A-Z][A-Za-z_-]{1,20}:\\s.*$");
  private static final Pattern PELICAN_KEYS =
      Pattern.compile("^(?:Title|Date|Modified|Category|Tags|Slug|Authors?|Summary|Lang|Status)$");
  private static final Pattern JBAKE = Pattern.compile("^[a-z_][\\w.-]{0,30}=.*$");
  private static final Pattern TILDES = Pattern.compile("^~{4,}\\s*$");
  private static final Pattern ITEM = Pattern.compile("^\\s*-\\s++(.*)$");
  private static final Pattern END = Pattern.compile("(?:---|\\.\\.\\.)\\s*+");
  private static final Pattern QUOTES = Pattern.compile("^(?:\"\"\"|[\"'])|(?:\"\"\"|[\"'])$");

  /** More nesting than facts have; the reader of YAML goes as deep as the text. */
  private static final Pattern NESTED =
      Pattern.compile("[\\[{]\\s*[\\[{]\\s*[\\[{]\\s*[\\[{]|(?:- ){5}|[&*]\\w+\\s*\\[");

  /** {@code # date: 2024-01-01}; a heading has no colon behind its first word. */
  private static final Pattern UNUSED = Pattern.compile("^#\\s*[\\w-]{1,40}:");

  /** Where front matter lies: its facts, and the first line of the text. */
  private record Place(Kind kind, int from, int to, int text) {}

  private enum Kind {
    YAML,
    TOML,
    JSON,
    LINES
  }

  @Override
  public @Nullable Inner peel(Inner outer, Lines lines, Statements statements, Ledger ledger) {
    if (outer.layers().contains(NAME)) {
      return null;
    }
    Place place = place(lines);
    Map<String, Values> facts = place == null ? Map.of() : facts(lines, place);
    if (place == null || facts.isEmpty() && !saysNothing(lines, place)) {
      return null;
    }
    FrontMatterKeys keys = new FrontMatterKeys(facts, statements);
    keys.state();
    book(lines, place, keys.used(), ledger);
    SourceText inside = lines.between(place.text(), lines.size());
    return outer.within(NAME, inside, Inner.Form.TEXT);
  }

  /**
   * What stands behind a key.
   *
   * @param list whether it is a list: then an item is one value whatever signs it holds
   */
  record Values(List<String> texts, boolean list) {}

  private static @Nullable Place place(Lines lines) {
    int first = lines.skipBlank(0);
    if (first >= lines.size() || lines.length(first) > 1_000) {
      return null;
    }
    String open = lines.get(first).strip();
    Place place =
        switch (open) {
          case "---", ";;;" -> fenced(lines, first, open.equals(";;;") ? Kind.JSON : Kind.YAML);
          case "+++" -> fenced(lines, first, Kind.TOML);
          case "{" -> json(lines, first);
          case "<!--" -> nikola(lines, first, "-->");
          default -> unfenced(lines, first, open);
        };
    return place == null || place.text() - first > LONGEST ? null : place;
  }

  private static @Nullable Place fenced(Lines lines, int first, Kind kind) {
    String open = lines.get(first).strip();
    int end =
        lines.next(
            first + 1,
            kind == Kind.YAML
                ? line -> END.matcher(line).matches()
                : line -> line.strip().equals(open));
    return end < 0 ? null : new Place(kind, first + 1, end, end + 1);
  }

  /** A brace alone on the first line, and one that closes it alone on another. */
  private static @Nullable Place json(Lines lines, int first) {
    int end = lines.next(first + 1, line -> line.stripTrailing().equals("}"));
    return end < 0 ? null : new Place(Kind.JSON, first, end + 1, end + 1);
  }

  /** {@code .. title: X} in a comment, or above the text. */
  private static @Nullable Place nikola(Lines lines, int first, String close) {
    int from = close.isEmpty() ? first : first + 1;
    if (from >= lines.size() || !lines.get(from).startsWith(".. ")) {
      return null;
    }
    int end =
        lines.next(from, line -> close.isEmpty() ? line.isBlank() : line.strip().equals(close));
    return end < 0 ? null : new Place(Kind.LINES, from, end, close.isEmpty() ? end : end + 1);
  }

  private static @Nullable Place unfenced(Lines lines, int first, String open) {
    if (open.startsWith(".. ")) {
      return nikola(lines, first, "");
    }
    if (JBAKE.matcher(open).matches()) {
      int end = lines.next(first + 1, line -> TILDES.matcher(line).matches());
      return end < 0 ? null : new Place(Kind.LINES, first, end, end + 1);
    }
    if (!FENCELESS.matcher(open).matches()) {
      return null;
    }
    int end = lines.next(first + 1, line -> line.strip().equals("---") || line.isBlank());
    if (end > 0 && !lines.get(end).isBlank()) {
      return new Place(Kind.YAML, first, end, end + 1); // Hexo, whose fence may be half
    }
    return pelican(lines, first, end < 0 ? lines.size() : end);
  }

  /** Lines of keys up to a blank one, of which at least two are keys that Pelican knows. */
  private static @Nullable Place pelican(Lines lines, int first, int end) {
    int known = 0;
    for (int i = first; i < end; i++) {
      String line = lines.get(i);
      if (!PELICAN.matcher(line).matches() && !line.startsWith("    ")) {
        return null;
      }
      String key = line.substring(0, Math.max(0, line.indexOf(':')));
      known += PELICAN_KEYS.matcher(key).matches() ? 1 : 0;
    }
    return known >= 2 ? new Place(Kind.LINES, first, end, end) : null;
  }

  /** Whether nobody has filled it in: blank lines and keys that are commented out. */
  private static boolean saysNothing(Lines lines, Place place) {
    return place.kind() == Kind.YAML
        && lines
            .between(place.from(), place.to())
            .text()
            .lines()
            .map(String::strip)
            .allMatch(line -> line.isEmpty() || UNUSED.matcher(line).find());
  }

  private static Map<String, Values> facts(Lines lines, Place place) {
    String text = lines.between(place.from(), place.to()).text();
    Map<String, Values> facts = new LinkedHashMap<>();
    boolean yaml = place.kind() == Kind.YAML || place.kind() == Kind.JSON;
    if (yaml && !NESTED.matcher(text).find()) {
      String all =
          place.kind() == Kind.JSON && !text.stripLeading().startsWith("{")
              ? "{" + text + "}"
              : text;
      YamlFile file = YamlFile.named(NAME);
      YamlSection section = file.parse(all);
      if (file.findings().isEmpty()) {
        for (String name : section.names()) {
          facts.put(
              name.toLowerCase(Locale.ROOT),
              new Values(section.textsDeep(name), section.isList(name)));
        }
      }
    }
    if (facts.isEmpty()) {
      byLine(text, facts);
    }
    return facts;
  }

  /** {@code key: rest of the line}, {@code key = "value"}, lists over lines, and items below. */
  private static void byLine(String text, Map<String, Values> facts) {
    Values open = new Values(new ArrayList<>(), false);
    String waiting = "";
    for (String line : text.split("\\R")) {
      if (!waiting.isEmpty()) {
        waiting += " " + line.strip();
        if (waiting.endsWith("]")) {
          list(waiting, open.texts());
          waiting = "";
        }
        continue;
      }
      Matcher key = KEY.matcher(line);
      Matcher item = ITEM.matcher(line);
      if (key.matches()) {
        String value = key.group(2).strip();
        boolean list = value.startsWith("[") && value.endsWith("]") || value.isEmpty();
        open = new Values(new ArrayList<>(), list);
        facts.putIfAbsent(key.group(1).strip().toLowerCase(Locale.ROOT), open);
        if (value.startsWith("[") && value.endsWith("]")) {
          list(value, open.texts());
        } else if (value.equals("[")) {
          waiting = value;
        } else {
          add(open.texts(), value.replaceFirst("^\\[(?=[^\\]]*$)", ""));
        }
      } else if (item.matches()) {
        add(open.texts(), item.group(1));
      }
    }
  }

  private static void list(String brackets, List<String> values) {
    for (String part : brackets.substring(1, brackets.length() - 1).split(",")) {
      add(values, part);
    }
  }

  private static void add(List<String> values, String raw) {
    String value = QUOTES.matcher(raw.strip()).replaceAll("");
    if (!value.isBlank()) {
      values.add(value);
    }
  }

  /** Each key with its lines: what was stated waits for its fate, the rest is a generator's own. */
  private static void book(Lines lines, Place place, Set<String> used, Ledger ledger) {
    if (!ledger.isOn()) {
      return;
    }
    String key = "";
    Set<String> names = new LinkedHashSet<>(used);
    for (int i = 0; i < place.text(); i++) {
      String line = lines.get(i);
      Matcher begins = KEY.matcher(line.replaceFirst("^[\"']", "").replaceFirst("^\\s+\"", ""));
      boolean inside = i >= place.from() && i < place.to();
      if (inside && begins.matches() && !line.startsWith("  ")) {
        key = begins.group(1).strip().replace("\"", "").toLowerCase(Locale.ROOT);
      }
      boolean stated = inside && names.contains(key);
      if (stated) {
        lines.take(ledger, i, i + 1, Fate.stated(NAME + ": " + key));
      } else if (inside) {
        lines.take(ledger, i, i + 1, Fate.chrome(NAME + ": " + (key.isEmpty() ? "-" : key)));
      } else {
        lines.take(ledger, i, i + 1, Fate.MARKUP);
      }
    }
  }
}
