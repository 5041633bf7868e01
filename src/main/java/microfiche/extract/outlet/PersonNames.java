package microfiche.extract.outlet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.article.Person;
import microfiche.extract.Vocabulary;
import microfiche.resource.Resources;
import org.jspecify.annotations.Nullable;

/** Takes people's names out of what newspapers write around them. */
final class PersonNames {
  /** 大纪元记者, 本台特约记者, 英文大纪元专栏作家: everything up to the last word for the trade. */
  private static final Pattern TITLE =
      Vocabulary.pattern(
          "^(?<title>.*{names.title|names.station|names.correspondent|byline.reporter})[：:\\s]*");

  /** 综合报导, 采访报道, 撰文, 台北导 (a slip): what they did. */
  private static final Pattern VERB =
      Vocabulary.pattern(
          "(?:{names.manner}|\\s)*(?:"
              + spaced("names.verb_spaced")
              + "|{names.verb|byline.reported})?\\s*$");

  /** 大纪元记者钟元、特约记者王倩: a second title begins behind the comma. */
  private static final Pattern NEXT_TITLE =
      Vocabulary.pattern("[、，,](?=[\\p{IsHan}]{0,4}{byline.reporter|names.correspondent})");

  private static final Pattern BETWEEN =
      Vocabulary.pattern("\\s*[、，,;；／/&]\\s*|\\s+{names.and|names.and_english}\\s+");

  /** Spaces part Chinese names; inside a Latin name they do not. */
  private static final Pattern CJK_SPACE = Pattern.compile("(?<=\\p{IsHan})\\s+(?=\\p{IsHan})");

  private static final Pattern HAN_AND =
      Vocabulary.pattern(
          "(?<=\\p{IsHan}{2}){names.and}(?=\\p{IsHan}{2})"
              + "|(?<=\\p{IsLatin})\\s*{names.and}\\s*(?=\\p{IsLatin})");

  private static final Pattern LATIN =
      Pattern.compile("[\\p{IsLatin}][\\p{IsLatin}.'’‧·\\- ]*[\\p{IsLatin}.]");

  private static final Pattern HAN = Pattern.compile("[\\p{IsHan}〇·‧•・]{2,}");

  private static final Pattern ORGANIZATION =
      Vocabulary.pattern("{names.organization|names.station|names.nobody}$");

  /** The most common family names; behind one of them a name has one or two characters more. */
  private static final String FAMILY = String.join("", Vocabulary.words("names.family"));

  /** Family names of two characters. */
  private static final Pattern LONG_FAMILY = Vocabulary.pattern("^{names.long_family}");

  private static final Pattern SPACES = Pattern.compile("\\s{2,}+");

  private static final Set<String> PLACES = places();

  private PersonNames() {}

  /** The people named in something like {@code 大纪元记者徐简、戴芙若台北报导}, in order. */
  static List<Person> parse(String text) {
    List<Person> all = new ArrayList<>();
    for (String part : text.length() > 400 ? new String[0] : NEXT_TITLE.split(text)) {
      all.addAll(parseOne(part));
    }
    return all;
  }

  private static List<Person> parseOne(String text) {
    String rest = SPACES.matcher(text.strip()).replaceAll(" ");
    Matcher title = TITLE.matcher(rest);
    String jobTitle = null;
    if (title.find()) {
      jobTitle = title.group("title").strip();
      rest = rest.substring(title.end());
    }
    rest = VERB.matcher(rest).replaceFirst("");
    List<Person> people = new ArrayList<>();
    for (String part : BETWEEN.split(CJK_SPACE.matcher(rest).replaceAll("、"))) {
      for (String one : HAN_AND.split(part)) {
        String name = name(one.strip());
        if (name != null) {
          people.add(new Person(name, jobTitle));
        }
      }
    }
    return people;
  }

  /** The name alone, or null when {@code text} is no person's name. */
  static @Nullable String name(String text) {
    String bare = text.replaceAll("^[（(【《“\"#◇＃@＠*\\s]+|[）)】》”\"#◇＃@＠*。.，,：:\\s]+$", "");
    if (bare.isEmpty() || ORGANIZATION.matcher(bare).find() || PLACES.contains(bare)) {
      return null;
    }
    if (LATIN.matcher(bare).matches()) {
      return bare.length() <= 40 ? bare : null;
    }
    if (!HAN.matcher(bare).matches()) {
      return mixed(bare);
    }
    String name = withoutPlace(bare);
    boolean foreign = name.indexOf('·') > 0 || name.indexOf('‧') > 0 || name.indexOf('•') > 0;
    return name.length() <= (foreign ? 16 : 5) ? name : null;
  }

  /** Whether {@code text} begins with a family name and is as long as a name. */
  static boolean looksChinese(String text) {
    return LONG_FAMILY.matcher(text).find()
        ? text.length() >= 3 && text.length() <= 4
        : !text.isEmpty() && FAMILY.indexOf(text.charAt(0)) >= 0 && text.length() <= 3;
  }

  /** 科里·摩根（Cory Morgan）, R1: a Chinese name with something behind it, or neither. */
  private static @Nullable String mixed(String text) {
    Matcher han = HAN.matcher(text);
    if (han.lookingAt()
        && han.end() < text.length()
        && "（( ".indexOf(text.charAt(han.end())) >= 0) {
      String name = withoutPlace(han.group());
      return name.length() <= (name.matches(".*[·‧•].*") ? 16 : 5) ? name : null;
    }
    return null;
  }

  /** 叶依帆香港, 李惠臻美国爱荷华州德梅因市: a place follows a name of two to four characters. */
  private static String withoutPlace(String text) {
    for (int i = 2; i < Math.min(text.length() - 1, 5); i++) {
      for (int end = text.length(); end >= i + 2; end--) {
        if (PLACES.contains(text.substring(i, end))) {
          return text.substring(0, i).replaceFirst("(?<=..)[报報]$", "");
        }
      }
    }
    boolean plain = text.codePoints().allMatch(Character::isIdeographic);
    if (plain && text.length() >= 5 && FAMILY.indexOf(text.charAt(0)) >= 0) {
      return text.substring(0, 3); // a place nobody listed is glued to it
    }
    return text;
  }

  /** The words of a list, with or without the blank that each has. */
  private static String spaced(String list) {
    return String.join("|", Vocabulary.words(list)).replace(" ", "\\s*");
  }

  private static Set<String> places() {
    Set<String> places = new HashSet<>();
    Resources.text("places.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> places.addAll(List.of(line.strip().split("\\s+"))));
    places.remove("");
    return Set.copyOf(places);
  }
}
