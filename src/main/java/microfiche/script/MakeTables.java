package microfiche.script;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import microfiche.resource.Resources;

/**
 * Makes the script files that hold tables of Chinese characters. The program's own build runs it,
 * so that nobody types such tables in; a build of an archive only copies the files.
 *
 * <p>Sources: the dictionaries of OpenCC as the library opencc4j has them, and the readings of the
 * library pinyin (both Apache License 2.0).
 */
public final class MakeTables {
  private static final String OPENCC = "/data/dictionary/";

  /** Phrases longer than this decide nothing that a shorter one does not. */
  private static final int LONGEST = 10;

  private MakeTables() {}

  /**
   * Writes all files below a folder of classes.
   *
   * @param arguments the folder
   */
  public static void main(String[] arguments) throws IOException {
    Path classes = Path.of(arguments[0]);
    Path assets = classes.resolve("microfiche/templates/assets");
    write(assets.resolve("hant.js"), toTraditional());
    write(assets.resolve("hans.js"), toSimplified());
    write(classes.resolve("microfiche/search/pinyin.js"), pinyin());
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static String toTraditional() throws IOException {
    Map<String, List<String>> characters = dictionary("STCharacters");
    return "microficheScripts.hant = {"
        + quoted("characters", pairs(characters))
        + ",\n"
        + quoted("phrases", phrases(dictionary("STPhrases"), characters))
        + ",\n"
        + quoted("tw", taiwan(characters))
        + ",\n"
        + quoted("hk", pairs(dictionary("HKVariants")))
        + "};\n";
  }

  /**
   * The forms of Taiwan. The library lists them behind the simplified character, so that the
   * traditional one has to be found: the only form of it that is neither.
   */
  private static String taiwan(Map<String, List<String>> characters) throws IOException {
    StringBuilder pairs = new StringBuilder();
    for (Map.Entry<String, List<String>> variant : dictionary("TWVariants").entrySet()) {
      String simplified = variant.getKey();
      String taiwan = variant.getValue().get(0);
      List<String> others =
          characters.getOrDefault(simplified, List.of()).stream()
              .filter(form -> !form.equals(simplified) && !form.equals(taiwan))
              .toList();
      if (others.size() == 1) {
        pairs.append(others.get(0)).append(taiwan);
      } else if (!characters.containsKey(simplified)) {
        pairs.append(simplified).append(taiwan);
      }
    }
    return pairs.toString();
  }

  private static String toSimplified() throws IOException {
    Map<String, List<String>> characters = dictionary("TSCharacters");
    Map<String, List<String>> phrases = dictionary("TSPhrases");
    characters.replaceAll((from, to) -> usual(from, to, phrases));
    return "microficheScripts.hans = {"
        + quoted("characters", pairs(characters))
        + ",\n"
        + quoted("phrases", phrases(phrases, characters))
        + "};\n";
  }

  /**
   * The forms of a character, the usual one first. Where phrases mostly say that it stays as it is,
   * they are the exceptions: 乾坤, but 干净.
   */
  private static List<String> usual(
      String from, List<String> to, Map<String, List<String>> phrases) {
    int stays = 0;
    for (Map.Entry<String, List<String>> phrase : phrases.entrySet()) {
      if (phrase.getKey().contains(from)) {
        stays += phrase.getValue().get(0).contains(from) ? 1 : -1;
      }
    }
    return to.size() > 1 && to.get(0).equals(from) && stays > 0
        ? List.of(to.get(1), to.get(0))
        : to;
  }

  /** Each character that becomes another, and what it becomes. */
  private static String pairs(Map<String, List<String>> characters) {
    StringBuilder pairs = new StringBuilder();
    characters.forEach(
        (from, to) -> {
          if (!from.equals(to.get(0)) && from.length() == to.get(0).length()) {
            pairs.append(from).append(to.get(0));
          }
        });
    return pairs.toString();
  }

  /**
   * The phrases that say what becomes of a character of several forms, with a bar behind each; a
   * phrase that its characters alone would turn into something else has that behind an equals sign.
   */
  private static String phrases(
      Map<String, List<String>> phrases, Map<String, List<String>> characters) {
    StringBuilder text = new StringBuilder();
    phrases.forEach(
        (from, to) -> {
          StringBuilder alone = new StringBuilder();
          boolean several = false;
          for (int c : from.codePoints().toArray()) {
            List<String> forms = characters.getOrDefault(Character.toString(c), List.of());
            alone.append(forms.isEmpty() ? Character.toString(c) : forms.get(0));
            several |= forms.size() > 1;
          }
          boolean same = alone.toString().equals(to.get(0));
          if (from.length() <= LONGEST && (several || !same)) {
            text.append(from).append(same ? "" : "=" + to.get(0)).append('|');
          }
        });
    return text.toString();
  }

  /** Syllable without its tone → the characters that are read so; v stands for ü. */
  private static String pinyin() throws IOException {
    TreeSet<Character> frequent = new TreeSet<>();
    for (char c : Resources.withoutComments("search/order.txt").replace("\n", "").toCharArray()) {
      frequent.add(c);
    }
    Map<String, StringBuilder> syllables = new TreeMap<>();
    for (String line : lines("/pinyin_dict_char.txt")) {
      int colon = line.indexOf(':');
      if (colon == 1 && frequent.contains(line.charAt(0))) {
        TreeSet<String> readings = new TreeSet<>();
        for (String reading : line.substring(2).split(",")) {
          readings.add(withoutTone(reading));
        }
        readings.remove("");
        for (String reading : readings) {
          syllables.computeIfAbsent(reading, r -> new StringBuilder()).append(line.charAt(0));
        }
      }
    }
    StringBuilder text = new StringBuilder("microfiche.pinyin({");
    String separator = "";
    for (Map.Entry<String, StringBuilder> syllable : syllables.entrySet()) {
      text.append(separator).append(quoted(syllable.getKey(), syllable.getValue().toString()));
      separator = ",\n";
    }
    return text.append("});\n").toString();
  }

  private static String withoutTone(String reading) {
    return Normalizer.normalize(reading.strip(), Normalizer.Form.NFD)
        .replace("u\u0308", "v")
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z]", "");
  }

  private static String quoted(String key, String value) {
    return "\"" + key + "\":\"" + value + "\"";
  }

  private static Map<String, List<String>> dictionary(String name) throws IOException {
    Map<String, List<String>> dictionary = new LinkedHashMap<>();
    for (String line : lines(OPENCC + name + ".txt")) {
      String[] columns = line.strip().split("[\t ]+", 2);
      if (columns.length == 2) {
        dictionary.putIfAbsent(columns[0], new ArrayList<>(List.of(columns[1].split(" "))));
      }
    }
    if (dictionary.isEmpty()) {
      throw new IOException(name + " is empty: has a library changed its form?");
    }
    return dictionary;
  }

  private static List<String> lines(String resource) throws IOException {
    try (InputStream in = MakeTables.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " is not there: has a library moved it?");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    }
  }
}
