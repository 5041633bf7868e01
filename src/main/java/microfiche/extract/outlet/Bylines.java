package microfiche.extract.outlet;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.article.Person;
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

  private static final String EDITOR = "责任编辑|責任編輯|责编|責編|网编|網編";

  /**
   * 责任编辑：林妍#, 责编 胡力汉 申铧 (no colon), 采访/常春 编辑/黄亿美. Labels for editors may be glued to what is before
   * them; the others are common words and stand alone.
   */
  private static final Pattern LABEL =
      Pattern.compile(
          "(?<label>"
              + EDITOR
              + ")(?:\\s*[·.]?[：:／/︰｜|丨︱]\\s*|\\s+(?=\\p{IsHan})|(?=\\p{IsHan}{2,4}(?:\\s|、|$)))"
              + "|(?:(?<!\\p{IsHan})|(?<=报道|报导))(?<word>编辑|編輯|主编|主編|翻译|翻譯|编译|編譯|译者|譯者|中译|"
              + "文字整理|本文作者|特约记者|特約記者|作者|撰文|撰稿|编写|編寫|采写|採寫|采访|採訪|记者|記者|文字|文|"
              + "后制|後制|剪辑|剪輯|制图|製圖|制作|製作|监制|監製|主播|主持|摄影|攝影|策划|策劃|配音|播音|旁白)"
              + "\\s*[：:／/︰｜|丨︱]\\s*|(?<!\\p{IsHan})(?<spaced>编译/审校|編譯/審校|编译|編譯|翻译|翻譯|审校|審校|发稿|發稿|记者|記者)\\s+(?=\\p{IsHan}{2,4}(?:[／/、；;\\s]|$))");

  /** （转自大纪元/责任编辑：张信燕）, 记者黄春梅 责编：梒青: what may stand before the first label. */
  private static final Pattern BEFORE_LABEL =
      Pattern.compile(
          "(?:[—－─–-]*\\s*(?:转自|轉自|转载自|轉載自|文章来源|来源|资料来源)[^，。]{1,24}[／/；;》\\s]*|(?:本台|特约)?(?:记者|記者)\\s?[\\p{IsHan}]{2,4}\\s*)");

  /** The same where it opens a line without any mark: 自由亚洲电台记者蔡凌巴黎报道 编辑：… */
  private static final Pattern SIGNATURE =
      Pattern.compile(
          "^[（(]?\\s*(?:自由亚洲电台|自由亞洲電台|新唐人(?:亚太)?(?:电视台?)?|大纪元|大紀元|本台|希望之声(?:国际广播电台)?|看中国|看中國)?(?:特约|特約|驻.{2,4}|专题部|实习)?(?:记者|記者)\\s?[\\p{IsHan}A-Za-z、，,· ]{2,30}?(?:报导|报道|報導|報道|编译|撰文)");

  /** （文章只代表特约评论员个人的立场和观点） names nobody. */
  private static final Pattern DISCLAIMER = Pattern.compile("代表|立场|立場|观点|觀點|版权|版權|转载|轉載|仅供|僅供");

  private static final Pattern OPENING = Pattern.compile("^[（(【\\[◇◆#＃@\\s]++");

  private static final String CLOSING = "）)】] \t\n\u000B\f\r";

  private static final Pattern SEVERAL = Pattern.compile("[／/；;]");
  private static final Pattern REPORTER = Pattern.compile("(?:本台|特约)?(?:记者|記者).{2,5}");
  private static final Pattern BEHIND_PARENTHESIS = Pattern.compile("[）)].*$");
  private static final Pattern BEHIND_NAMES = Pattern.compile("[|｜。#＃◇@＠].*$");
  private static final Pattern SENTENCE = Pattern.compile(".*[，。！？“”][^#]{3,}");
  private static final Pattern ONE_HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern ROLE_BEHIND_COMMA = Pattern.compile(".*(?:，|,)\\s*(?:作者|编译).*");
  private static final Pattern BEFORE_ROLE = Pattern.compile("^.*[，,](?=作者|编译)");
  private static final Pattern AUTHOR_NO_COLON = Pattern.compile("^作者(?=[^：:])");
  private static final Pattern AUTHOR_NAME = Pattern.compile("作者\\s*[\\p{IsLatin}\\p{IsHan}].*");
  private static final Pattern TRANSLATED = Pattern.compile(".*(?:翻译|翻譯|[^编編](?:译|譯))$");
  private static final Pattern COMPILED = Pattern.compile(".*[^综綜]?(?:编译|編譯)$");
  private static final Pattern COMPILED_FROM_REPORTS = Pattern.compile(".*(?:综合|綜合)(?:编译|編譯)$");
  private static final Pattern TRADE = Pattern.compile(".*(?:记者|記者|作家|作者|通讯员|撰稿人|评论员).*");
  private static final Pattern WROTE = Pattern.compile(".*(?:撰文|攥文|撰稿|编写|供稿)$");

  private static final int LONGEST_NAMES = 40;

  /** What a user's pattern takes for a byline may be a whole text. */
  private static final int LONGEST_BYLINE = 400;

  private static final Pattern NOBODY = Pattern.compile("(?i)anonymous|佚名|匿名|admin");

  /** 本文作者Andy Home为路透专栏作家, whatever else the parenthesis says. */
  private static final Pattern OF_THIS_TEXT =
      Pattern.compile("^本文作者\\s*(.{2,40}?)\\s*(?:为|為|是|系|係)");

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
        SENTENCE.matcher(names).matches()
            || names.startsWith("这")
            || names.startsWith("請")
            || names.startsWith("请");
    if (names.length() <= LONGEST_NAMES && !sentence) {
      String role = role(label) == Role.AUTHOR && label.startsWith("记者") ? "记者" + names : names;
      List<Person> people = Names.parse(role);
      if (people.isEmpty()
          && role(label) == Role.EDITOR
          && ONE_HAN.matcher(names.strip()).matches()) {
        people = List.of(new Person(names.strip(), null)); // 责任编辑：林
      }
      if (people.isEmpty() && role(label) == Role.TRANSLATOR && !names.isBlank()) {
        people = List.of(new Person(names.strip(), null)); // 翻译：纽约时报中文网
      }
      add(role(label), people);
      if (label.contains("/")) { // 编译/审校: the same people did both
        add(Role.EDITOR, people);
      }
    }
  }

  private void part(String part) {
    Matcher label = LABEL.matcher(part);
    if (label.lookingAt() || ROLE_BEHIND_COMMA.matcher(part).matches()) {
      String credit = BEFORE_ROLE.matcher(part).replaceFirst("");
      creditLine(AUTHOR_NO_COLON.matcher(credit).replaceFirst("作者："));
      return;
    }
    if (AUTHOR_NAME.matcher(part).matches()) {
      add(Role.AUTHOR, Names.parse(part.substring(2)));
    } else if (TRANSLATED.matcher(part).matches()
        || COMPILED.matcher(part).matches() && !COMPILED_FROM_REPORTS.matcher(part).matches()) {
      add(Role.TRANSLATOR, Names.parse(part));
    } else if (TRADE.matcher(part).matches() || WROTE.matcher(part).matches()) {
      add(Role.AUTHOR, Names.parse(part));
    }
  }

  private static Role role(String label) {
    return switch (label) {
      case "责任编辑", "責任編輯", "责编", "責編", "网编", "網編", "审校", "審校", "编辑", "編輯", "主编", "主編" ->
          Role.EDITOR;
      case "翻译", "翻譯", "编译", "編譯", "编译/审校", "編譯/審校", "译者", "譯者", "译文", "中译" -> Role.TRANSLATOR;
      case "文字整理",
          "本文作者",
          "作者",
          "撰文",
          "撰稿",
          "编写",
          "編寫",
          "采写",
          "採寫",
          "发稿",
          "發稿",
          "采访",
          "採訪",
          "记者",
          "記者",
          "文字",
          "文" ->
          Role.AUTHOR;
      default -> Role.OTHER;
    };
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
