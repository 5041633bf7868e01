package microfiche.extract.outlet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.article.Person;
import org.jspecify.annotations.Nullable;

/** Takes people's names out of what newspapers write around them. */
final class Names {
  /** 大纪元记者, 本台特约记者, 英文大纪元专栏作家: everything up to the last word for the trade. */
  private static final Pattern TITLE =
      Pattern.compile(
          "^(?<title>.*(?:记者站|記者站|记者|記者|专栏作家|專欄作家|专栏作者|撰稿人|评论员|評論員|通讯员|通訊員|特派员|特派員|主笔|編輯|编辑|实习生|教授))[：:\\s]*");

  /** 综合报导, 采访报道, 撰文, 台北导 (a slip): what they did. */
  private static final Pattern VERB =
      Pattern.compile(
          "(?:综合|綜合|采访|採訪|编译|編譯|专题|專題|整理|连线|連線|联合|聯合|独家|獨家|现场|現場|特别|特別|专访|專訪|摄影|攝影|撰写|撰寫|编写|編寫|直播|电话|電話|自|在|\\s)*"
              + "(?:报\\s*导|报道|報導|報道|導報|导|撰文|攥文|撰稿|撰写|供稿|采写|採寫|摄影|攝影|摄|攝|编译|編譯|翻译|翻譯|整理|编写|編寫|综述|報|报)?\\s*$");

  /** 大纪元记者钟元、特约记者王倩: a second title begins behind the comma. */
  private static final Pattern NEXT_TITLE =
      Pattern.compile("[、，,](?=[\\p{IsHan}]{0,4}(?:记者|記者|通讯员|通訊員))");

  private static final Pattern BETWEEN =
      Pattern.compile("\\s*[、，,;；／/&]\\s*|\\s+(?:和|与|與|及|and)\\s+");

  /** Spaces part Chinese names; inside a Latin name they do not. */
  private static final Pattern CJK_SPACE = Pattern.compile("(?<=\\p{IsHan})\\s+(?=\\p{IsHan})");

  private static final Pattern HAN_AND =
      Pattern.compile(
          "(?<=\\p{IsHan}{2})[和与與及](?=\\p{IsHan}{2})|(?<=\\p{IsLatin})\\s*[和与與及]\\s*(?=\\p{IsLatin})");

  private static final Pattern LATIN =
      Pattern.compile("[\\p{IsLatin}][\\p{IsLatin}.'’‧·\\- ]*[\\p{IsLatin}.]");

  private static final Pattern HAN = Pattern.compile("[\\p{IsHan}〇·‧•・]{2,}");

  private static final Pattern ORGANIZATION =
      Pattern.compile(
          "(?:编辑部|編輯部|新闻中心|新聞中心|制作组|製作組|研究组|研究所|记者站|記者站|通讯社|电视台|電視台|广播电台|中心|网|網|社|报|報|台|组|組|部|团队|團隊|大纪元|大紀元|新唐人|看中国|看中國|希望之声|希望之聲|Staff|Times|News|综合|綜合|报导|報導|转载|轉載|原创|佚名|匿名|不详|不詳|整理|特约|特約)$");

  /** The most common family names; behind one of them a name has one or two characters more. */
  private static final String FAMILY =
      "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董潘袁于蔡蒋蔣余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付傅方白邹鄒孟熊秦邱江尹薛闫段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯温溫洪季阮施简簡连連童岳游柯臧乔喬骆駱佟甄裴晏桑柴祝应應颜顏翟殷鲍鮑庞龐樊霍辛管祁耿牛关關倪舒盛凌聂聶焦柳邢岑闻聞费費宁寧宗桂匡项項齐齊尚苗卓蓝藍屈单單詹冷阎閻卞褚冉娄婁缪繆滕蒲古仲穆鞠仇谷艾曲荆巫伍章左景解华華瞿邬符苟辜邝鄺卫衛雍喻尤区欧歐楚滑骞隋申路";

  /** Family names of two characters. */
  private static final Pattern LONG_FAMILY =
      Pattern.compile(
          "^(?:欧阳|歐陽|司马|司馬|诸葛|諸葛|上官|端木|皇甫|尉迟|公孙|公孫|慕容|令狐|东方|東方|独孤|宇文|夏侯|司徒|南宫|长孙|西门|百里|钟离)");

  private static final Pattern SPACES = Pattern.compile("\\s{2,}+");

  private static final Set<String> PLACES = places();

  private Names() {}

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

  private static Set<String> places() {
    Set<String> places = new HashSet<>();
    Resource.text("places.txt")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(line -> places.addAll(List.of(line.strip().split("\\s+"))));
    places.remove("");
    return Set.copyOf(places);
  }
}
