package microfiche.cli;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.report.Finding;
import microfiche.report.Printable;
import microfiche.resource.Resources;
import microfiche.script.Traditional;
import org.jspecify.annotations.Nullable;

/**
 * The language in which the program speaks to its user: English, or Chinese in either script. All
 * rooms say what they have to say in English; here it is turned into Chinese, sentence by sentence,
 * by a list of both. What the list lacks stays English. Said once, when a command begins.
 */
final class Speech {
  /** What {@code --lang} allows. */
  static final List<String> LANGUAGES = List.of("en", "zh-Hans", "zh-Hant");

  /** Where the lists lie among the classes. */
  private static final String FOLDER = "cli/";

  /** A sentence within a sentence, such as why a file cannot be read. */
  private static final int DEPTH = 3;

  private static final Pattern GAP = Pattern.compile("\\{(\\d)\\}");

  private static volatile String language = "en";
  private static volatile @Nullable Phrases phrases;

  private Speech() {}

  /** Takes the language that the arguments name, or else that of the system. */
  static void choose(String... arguments) {
    String named = null;
    for (int i = 0; i < arguments.length; i++) {
      if (arguments[i].startsWith("--lang=")) {
        named = arguments[i].substring("--lang=".length());
      } else if (arguments[i].equals("--lang") && i + 1 < arguments.length) {
        named = arguments[i + 1];
      }
    }
    language = named != null && LANGUAGES.contains(named) ? named : of(systemLocale());
    phrases = language.equals("en") ? null : Phrases.read();
  }

  /** As the system has it; the default of the machine is set to what all machines share. */
  private static Locale systemLocale() {
    return new Locale.Builder()
        .setLanguage(System.getProperty("user.language", ""))
        .setRegion(System.getProperty("user.country", ""))
        .setScript(System.getProperty("user.script", ""))
        .build();
  }

  private static String of(Locale locale) {
    if (!locale.getLanguage().equals("zh")) {
      return "en";
    }
    boolean traditional =
        locale.getScript().equals("Hant")
            || Set.of("TW", "HK", "MO").contains(locale.getCountry())
                && !locale.getScript().equals("Hans");
    return traditional ? "zh-Hant" : "zh-Hans";
  }

  /** en, zh-Hans or zh-Hant. */
  static String language() {
    return language;
  }

  /** A line in the user's language; blanks before it stay. */
  static String line(String english) {
    Phrases list = phrases;
    if (list == null) {
      return english;
    }
    String bare = english.stripLeading();
    String said = list.translated(bare, DEPTH);
    return english.substring(0, english.length() - bare.length()) + inScript(said);
  }

  /** A finding as a terminal may show it. */
  static String finding(Finding finding) {
    String hint = finding.hint() == null ? null : Program.spelled(finding.hint());
    if (phrases == null) {
      return new Finding(finding.severity(), finding.where(), finding.what(), hint).toString();
    }
    return Printable.of(finding.where())
        + ": "
        + Printable.of(line(finding.what()))
        + (hint == null ? "" : "\n  " + line("hint") + ": " + Printable.of(line(hint)));
  }

  /** The help of all commands, or null for English, which the commands themselves have. */
  static @Nullable ResourceBundle help() {
    return language.equals("en") ? null : new Help(helpTexts());
  }

  private static Map<String, String> helpTexts() {
    Properties texts = new Properties();
    try {
      texts.load(new StringReader(Resources.text(FOLDER + "help.zh-Hans.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a reader of a text does not fail
    }
    Map<String, String> help = new HashMap<>();
    texts.forEach((key, text) -> help.put(key.toString(), inScript(text.toString())));
    return help;
  }

  /** Chinese in the script that was chosen. */
  static String inScript(String simplified) {
    return language.equals("zh-Hant") ? Traditional.of(simplified) : simplified;
  }

  /** English sentences and what they are in Chinese. */
  private static final class Phrases {
    private final Map<String, String> whole = new HashMap<>();
    private final List<Form> forms = new ArrayList<>();

    /** A sentence with gaps. */
    private record Form(Pattern english, int letters, String chinese) {}

    private static Phrases read() {
      Phrases phrases = new Phrases();
      for (String line : Resources.withoutComments(FOLDER + "zh-Hans.tsv").split("\n")) {
        int tab = line.indexOf('\t');
        if (tab > 0) {
          phrases.add(line.substring(0, tab), line.substring(tab + 1));
        }
      }
      phrases.forms.sort(Comparator.comparingInt(Form::letters).reversed());
      return phrases;
    }

    private void add(String english, String chinese) {
      Matcher gap = GAP.matcher(english);
      StringBuilder pattern = new StringBuilder();
      int at = 0;
      while (gap.find()) {
        pattern.append(Pattern.quote(english.substring(at, gap.start()))).append("(.*?)");
        at = gap.end();
      }
      if (at == 0) {
        whole.put(english, chinese);
        return;
      }
      pattern.append(Pattern.quote(english.substring(at)));
      int letters = GAP.matcher(english).replaceAll("").length();
      forms.add(new Form(Pattern.compile(pattern.toString(), Pattern.DOTALL), letters, chinese));
    }

    /** The sentence with the most letters of its own counts; a text that none fits stays. */
    private String translated(String english, int depth) {
      String found = whole.get(english);
      if (found != null || depth == 0) {
        return found == null ? english : found;
      }
      for (Form form : forms) {
        Matcher match = form.english().matcher(english);
        if (match.matches()) {
          String said = form.chinese();
          for (int i = 0; i < match.groupCount(); i++) {
            said = said.replace("{" + i + "}", translated(match.group(i + 1), depth - 1));
          }
          return said;
        }
      }
      return english;
    }
  }

  /** The texts in the form that picocli asks for. */
  private static final class Help extends ResourceBundle {
    private final Map<String, String> texts;

    private Help(Map<String, String> texts) {
      this.texts = texts;
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
      return texts.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
      return Collections.enumeration(new HashSet<>(texts.keySet()));
    }
  }
}
