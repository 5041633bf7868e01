package microfiche.extract.outlet;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import microfiche.extract.html.Addresses;
import microfiche.report.Finding;
import microfiche.report.UserError;
import microfiche.yaml.YamlFile;
import microfiche.yaml.YamlSection;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/** All house styles the program knows: its own and those a user added. Safe for several threads. */
public final class HouseStyles {
  /** The rule files in the program; the first is for everybody. */
  private static final List<String> OWN =
      List.of(
          "any",
          "bbc",
          "chinadigitaltimes",
          "dw",
          "epochtimes",
          "ftchinese",
          "ntdtv",
          "nytimes",
          "reuters",
          "rfa",
          "rfi",
          "secretchina",
          "soundofhope",
          "voachinese");

  private final HouseStyle any;
  private final List<HouseStyle> styles;

  private HouseStyles(HouseStyle any, List<HouseStyle> styles) {
    this.any = any;
    this.styles = List.copyOf(styles);
  }

  /**
   * Loads the program's rules and those of {@code folder}, which come first and may replace them.
   *
   * @throws UserError with everything that is wrong in the folder's files
   */
  public static HouseStyles load(@Nullable Path folder) {
    List<HouseStyle> own = new ArrayList<>();
    List<Finding> wrong = new ArrayList<>();
    for (String id : OWN) {
      String file = "outlets/" + id + ".yaml";
      own.add(parse(YamlFile.named(file), Resource.text(file), id, wrong));
    }
    List<HouseStyle> styles = new ArrayList<>();
    if (folder != null) {
      for (Path file : yamlFiles(folder)) {
        YamlFile yaml = YamlFile.named(file.toString());
        String id = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        styles.add(parse(yaml, yaml.read(file).orElse(""), id, wrong));
      }
    }
    if (!wrong.isEmpty()) {
      throw new UserError(UserError.Kind.USAGE, wrong);
    }
    styles.addAll(own.subList(1, own.size()));
    return new HouseStyles(own.get(0), styles);
  }

  /** The rules that hold for everybody. */
  HouseStyle any() {
    return any;
  }

  /** The rules of whoever published {@code url}, or {@link #any()}. */
  HouseStyle of(@Nullable String url) {
    String host = Addresses.host(url);
    return styles.stream().filter(style -> style.publishes(host)).findFirst().orElse(any);
  }

  private static HouseStyle parse(YamlFile file, String text, String id, List<Finding> wrong) {
    YamlSection yaml = file.parse(text);
    HouseStyle style =
        new HouseStyle(
            yaml.text("id", id),
            yaml.text("name"),
            yaml.text("url"),
            yaml.texts("hosts"),
            yaml.text("language"),
            yaml.zone("time_zone"),
            yaml.texts("body", HouseStyles::selector),
            DropRules.of(named(yaml, "drop", HouseStyles::checked)),
            named(yaml, "drop_text", HouseStyles::pattern),
            yaml.text("related", HouseStyles::selector),
            yaml.text("figures", HouseStyles::selector),
            yaml.text("credits", HouseStyles::selector),
            yaml.text("time", HouseStyles::selector),
            yaml.text("authors", HouseStyles::selector),
            yaml.texts("dateline", HouseStyles::datePattern),
            yaml.texts("address_date", HouseStyles::datePattern),
            yaml.texts("byline", HouseStyles::groupPattern),
            yaml.texts("tags", HouseStyles::pattern),
            yaml.flag("column_author", false));
    yaml.rejectOthers();
    wrong.addAll(file.findings());
    return style;
  }

  private static <T> Map<String, T> named(
      YamlSection yaml, String key, Function<String, T> convert) {
    YamlSection section = yaml.section(key);
    Map<String, T> map = new LinkedHashMap<>();
    for (String name : section.names()) {
      T value = section.text(name, convert);
      if (value != null) {
        map.put(name, value);
      }
    }
    return map;
  }

  private static Evaluator selector(String css) {
    try {
      return QueryParser.parse(css);
    } catch (Selector.SelectorParseException | IllegalArgumentException e) {
      throw new IllegalArgumentException("not a CSS selector: " + e.getMessage(), e);
    }
  }

  /** {@code css} itself, once it is known to be a selector. */
  private static String checked(String css) {
    selector(css);
    return css;
  }

  private static Pattern pattern(String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("not a regular expression: " + e.getDescription(), e);
    }
  }

  private static Pattern datePattern(String regex) {
    if (!regex.contains("(?<month>") || !regex.contains("(?<day>")) {
      throw new IllegalArgumentException("it needs the groups (?<month>…) and (?<day>…)");
    }
    return pattern(regex);
  }

  private static Pattern groupPattern(String regex) {
    Pattern pattern = pattern(regex);
    if (pattern.matcher("").groupCount() < 1) {
      throw new IllegalArgumentException("put the byline itself into parentheses: …(.+?)…");
    }
    return pattern;
  }

  private static List<Path> yamlFiles(Path folder) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
      Path real = folder.toRealPath();
      for (Path file : stream) {
        if (!file.toRealPath().startsWith(real) || !Files.isRegularFile(file)) {
          throw UserError.usage(
              file.toString(),
              "is no rule file: it links out of its folder, or is no file at all",
              "put the file itself into the folder that \"outlets:\" names");
        }
        files.add(file);
      }
    } catch (IOException | DirectoryIteratorException e) {
      throw UserError.usage(
          folder.toString(),
          "is not a folder of rule files",
          "\"outlets:\" in site-config.yaml names a folder with one .yaml file per outlet");
    }
    files.sort(null);
    return files;
  }
}
