package microfiche.extract.outlet;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.article.Person;
import microfiche.extract.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Who wrote, edited and translated an article, as the Chinese press states it. */
final class Bylines {
  /** What somebody did for an article. */
  enum Role {
    AUTHOR,
    EDITOR,
    TRANSLATOR,
    /** Film cutters, speakers, producers: credited, but in no field of the record. */
    OTHER
  }

  /**
   * 责任编辑：林妍#, 责编 胡力汉 申铧 (no colon), 采访/常春 编辑/黄亿美. Labels for editors may be glued to what is before
   * them; the others are common words and stand alone.
   */
  private static final Pattern LABEL =
      Vocabulary.pattern(
          "(?<label>{byline.editor_glued})"
              + "(?:\\s*[·.]?[：:／/︰｜|丨︱]\\s*|\\s+(?=\\p{IsHan})|(?=\\p{IsHan}{2,4}(?:\\s|、|$)))"
              + "|(?:(?<!\\p{IsHan})|(?<={byline.before_label}))"
              + "(?<word>{byline.editor|byline.translator_verb|byline.translator|byline.author|byline.reporter|byline.other})"
              + "\\s*[：:／/︰｜|丨︱]\\s*"
              + "|(?<!\\p{IsHan})"
              + "(?<spaced>{byline.translator_and_editor|byline.translator_verb|byline.reviser|byline.author_blank|byline.reporter})"
              + "\\s+(?=\\p{IsHan}{2,4}(?:[／/、；;\\s]|$))");

  /** （转自大纪元/责任编辑：张信燕）, 记者黄春梅 责编：梒青: what may stand before the first label. */
  private static final Pattern BEFORE_LABEL =
      Vocabulary.pattern(
          "(?:[—－─–-]*\\s*{byline.taken_from}[^，。]{1,24}[／/；;》\\s]*"
              + "|{byline.before_reporter}?{byline.reporter}\\s?[\\p{IsHan}]{2,4}\\s*)");

  /** The same where it opens a line without any mark: 自由亚洲电台记者蔡凌巴黎报道 编辑：… */
  private static final Pattern SIGNATURE =
      Vocabulary.pattern(
          "^[（(]?\\s*{byline.newsroom}?(?:{byline.kind}|{byline.stationed}.{2,4})?{byline.reporter}"
              + "\\s?[\\p{IsHan}A-Za-z、，,· ]{2,30}?{byline.reported|byline.signed}");

  /** （文章只代表特约评论员个人的立场和观点） names nobody. */
  private static final Pattern DISCLAIMER = Vocabulary.pattern("{byline.disclaimer}");

  private static final Pattern OPENING = Pattern.compile("^[（(【\\[◇◆#＃@\\s]++");

  private static final String CLOSING = "）)】] \t\n\u000B\f\r";

  private static final Pattern SEVERAL = Pattern.compile("[／/；;]");
  private static final Pattern REPORTER =
      Vocabulary.pattern("{byline.before_reporter}?{byline.reporter}.{2,5}");
  private static final Pattern BEHIND_PARENTHESIS = Pattern.compile("[）)].*$");
  private static final Pattern BEHIND_NAMES = Pattern.compile("[|｜。#＃◇@＠].*$");
  private static final Pattern SENTENCE = Pattern.compile(".*[，。！？“”][^#]{3,}");
  private static final Pattern SENTENCE_OPENING = Vocabulary.pattern("{byline.sentence}");
  private static final Pattern ONE_HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern ROLE_BEHIND_COMMA =
      Vocabulary.pattern(".*(?:，|,)\\s*{byline.behind_comma}.*");
  private static final Pattern BEFORE_ROLE = Vocabulary.pattern("^.*[，,](?={byline.behind_comma})");
  private static final Pattern AUTHOR_NO_COLON =
      Vocabulary.pattern("^({byline.author_prefix})(?=[^：:])");
  private static final Pattern AUTHOR_NAME =
      Vocabulary.pattern("{byline.author_prefix}\\s*([\\p{IsLatin}\\p{IsHan}].*)");
  private static final Pattern TRANSLATED =
      Vocabulary.pattern(".*(?:{byline.translated}|[^编編]{byline.translated_short})$");
  private static final Pattern COMPILED = Vocabulary.pattern(".*{byline.compiled}$");
  private static final Pattern COMPILED_FROM_REPORTS =
      Vocabulary.pattern(".*{byline.combined}{byline.compiled}$");
  private static final Pattern TRADE = Vocabulary.pattern(".*{byline.trade|byline.reporter}.*");
  private static final Pattern WROTE = Vocabulary.pattern(".*{byline.wrote}$");

  private static final Map<String, Role> ROLES = roles();

  /** 记者：林妍: the label is her title. */
  private static final List<String> AUTHOR_TITLES = Vocabulary.words("byline.author_title");

  private static final List<String> BOTH = Vocabulary.words("byline.translator_and_editor");

  private static final int LONGEST_NAMES = 40;

  /** What a user's pattern takes for a byline may be a whole text. */
  private static final int LONGEST_BYLINE = 400;

  private static final Pattern NOBODY = Vocabulary.pattern("(?i){byline.nobody}");

  /** 本文作者Andy Home为路透专栏作家, whatever else the parenthesis says. */
  private static final Pattern OF_THIS_TEXT =
      Vocabulary.pattern("^{byline.of_this_text}\\s*(.{2,40}?)\\s*{byline.is}");

  /** By what they did and by name, in the order they were met. */
  private final Map<Role, Map<String, Person>> found = new LinkedHashMap<>();

  /** Whoever is nobody is left out where somebody is named. */
  List<Person> of(Role role) {
    List<Person> all = List.copyOf(found.getOrDefault(role, Map.of()).values());
    List<Person> named = all.stream().filter(p -> !NOBODY.matcher(p.name()).matches()).toList();
    return named.isEmpty() ? all : named;
  }

  /** Forgets who was found, because the page itself says who it was. */
  void forget(Role role) {
    found.remove(role);
  }

  boolean has(Role role) {
    return found.containsKey(role);
  }

  /** Reads what stands in a byline's parentheses: 大纪元记者A、B台北报导／C编译. */
  void parenthesis(String text) {
    Matcher author = OF_THIS_TEXT.matcher(text);
    if (author.find()) {
      add(Role.AUTHOR, StatedNames.of(author.group(1)));
      return;
    }
    if (text.length() > LONGEST_BYLINE || DISCLAIMER.matcher(text).find()) {
      return;
    }
    for (String part : SEVERAL.split(text)) {
      part(part.strip());
    }
  }

  /** Whether {@code line} is made of labels and names: 责任编辑：林妍#, 记者X报导/责任编辑：Y. */
  static boolean isCreditLine(String line) {
    if (line.length() > 160) {
      return false;
    }
    String text = bare(line);
    if (text.length() > 120) {
      return false;
    }
    // What the line begins with rules out nearly all; only then labels are looked for further on.
    return LABEL.matcher(text).lookingAt()
        || SIGNATURE.matcher(text).find()
        || BEFORE_LABEL.matcher(text).lookingAt() && labelledLater(text);
  }

  private static boolean labelledLater(String text) {
    Matcher label = LABEL.matcher(text);
    return label.find() && BEFORE_LABEL.matcher(text.substring(0, label.start())).matches();
  }

  /** Reads a line of credits; what stands before the first label is a signature. */
  void creditLine(String line) {
    String text = bare(line);
    Matcher label = LABEL.matcher(text);
    int from = 0;
    String open = null;
    while (label.find()) {
      segment(open, text.substring(from, label.start()));
      open =
          label.group("label") != null
              ? label.group("label")
              : label.group("word") != null ? label.group("word") : label.group("spaced");
      from = label.end();
    }
    segment(open, text.substring(from));
  }

  /** Adds people that a selector or a pattern found. */
  void add(Role role, List<Person> people) {
    for (Person person : people) {
      found.computeIfAbsent(role, r -> new LinkedHashMap<>()).putIfAbsent(person.name(), person);
    }
  }

  private void segment(@Nullable String label, String text) {
    if (label == null) {
      if (SIGNATURE.matcher(text).find() || REPORTER.matcher(text).matches()) {
        parenthesis(text);
      }
      return;
    }
    String names = BEHIND_PARENTHESIS.matcher(text).replaceAll("");
    names = BEHIND_NAMES.matcher(names).replaceAll("");
    boolean sentence =
        SENTENCE.matcher(names).matches() || SENTENCE_OPENING.matcher(names).lookingAt();
    if (names.length() <= LONGEST_NAMES && !sentence) {
      List<Person> people =
          PersonNames.parse(AUTHOR_TITLES.contains(label) ? label + names : names);
      if (people.isEmpty()
          && role(label) == Role.EDITOR
          && ONE_HAN.matcher(names.strip()).matches()) {
        people = List.of(new Person(names.strip(), null)); // 责任编辑：林
      }
      if (people.isEmpty() && role(label) == Role.TRANSLATOR && !names.isBlank()) {
        people = List.of(new Person(names.strip(), null)); // 翻译：纽约时报中文网
      }
      add(role(label), people);
      if (BOTH.contains(label)) { // 编译/审校: the same people did both
        add(Role.EDITOR, people);
      }
    }
  }

  private void part(String part) {
    Matcher label = LABEL.matcher(part);
    if (label.lookingAt() || ROLE_BEHIND_COMMA.matcher(part).matches()) {
      String credit = BEFORE_ROLE.matcher(part).replaceFirst("");
      creditLine(AUTHOR_NO_COLON.matcher(credit).replaceFirst("$1："));
      return;
    }
    Matcher author = AUTHOR_NAME.matcher(part);
    if (author.matches()) {
      add(Role.AUTHOR, PersonNames.parse(author.group(1)));
    } else if (TRANSLATED.matcher(part).matches()
        || COMPILED.matcher(part).matches() && !COMPILED_FROM_REPORTS.matcher(part).matches()) {
      add(Role.TRANSLATOR, PersonNames.parse(part));
    } else if (TRADE.matcher(part).matches() || WROTE.matcher(part).matches()) {
      add(Role.AUTHOR, PersonNames.parse(part));
    }
  }

  private static Role role(String label) {
    return ROLES.getOrDefault(label, Role.OTHER);
  }

  private static Map<String, Role> roles() {
    Map<Role, List<String>> lists =
        Map.of(
            Role.EDITOR,
            List.of("byline.editor_glued", "byline.editor", "byline.reviser"),
            Role.TRANSLATOR,
            List.of("byline.translator_verb", "byline.translator", "byline.translator_and_editor"),
            Role.AUTHOR,
            List.of("byline.author", "byline.author_blank", "byline.reporter"));
    Map<String, Role> roles = new HashMap<>();
    lists.forEach(
        (role, names) ->
            names.forEach(name -> Vocabulary.words(name).forEach(word -> roles.put(word, role))));
    return Map.copyOf(roles);
  }

  private static String bare(String line) {
    if (line.length() > 300) {
      return line;
    }
    String text = OPENING.matcher(line.strip()).replaceFirst("");
    int end = text.length();
    while (end > 0 && CLOSING.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(0, end);
  }
}
