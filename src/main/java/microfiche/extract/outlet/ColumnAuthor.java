package microfiche.extract.outlet;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The author whom a headline begins with: 温书舟：一盏灯照见的人. News about somebody begin in the same way,
 * and so do 分析： and 组图：, which are nobody.
 */
final class ColumnAuthor {
  /** 钟原：…, 【纪元特稿】张耀杰：…, 评论 | 何清涟：… */
  private static final Pattern COLUMN =
      Pattern.compile(
          "^(?:【[^】]{1,12}】\\s*|[\\p{IsHan}]{2,8}\\s*[|｜]\\s*)?([\\p{IsHan}]{2,4})\\s*[：:]");

  /** What stands before the colon of a headline and is nobody: 分析：, 组图：. */
  private static final Pattern NOBODY =
      Pattern.compile(
          ".{1,2}媒|佚名|匿名|无名氏|.*研究|分析|组图|組圖|图集|图片|图说|快讯|快訊|专家|專家|学者|外媒|美媒|港媒|台媒|日媒|陆媒|媒体|媒體|报告|報告|研究|调查|調查|民调|民調|"
              + "更新|消息|视频|影片|音频|直播|评论|評論|社论|社論|特稿|独家|獨家|专访|專訪|专题|观点|觀點|读者|網友|网友|民众|传闻|传|内幕|"
              + "突发|最新|盘点|揭秘|解密|曝光|回顾|历史|今日|明日|一周|周末|简讯|声明|公告|通知|前言|引言|后记|序言|附录|访谈|对话|问答|图解|数据|"
              + "官方|白宫|国会|外交部|北京|中共|美国|台湾|香港|中国|俄罗斯|警方|法院|医生|教授|律师|记者|作者|知情人|目击者|当地人|业内|分析师|"
              + "真相|警告|呼吁|提醒|注意|关注|聚焦|焦点|热点|看点|故事|寓言|诗歌|诗词|小说|散文|随笔|杂文|童话|笑话|漫画|"
              + "评|文|图|诗|词|歌|.*之[一二三四五六七八九十百]+|[第一二三四五六七八九十百]+[日章回集]?|[^ ]{2,}(?:系列|连载|[上中下]篇|日报|时报|邮报|周刊|新闻|媒|部|局|院|会|网|社|台|报)");

  /** 港人心声, 双元漫画, 能源危机: headings of two words. */
  private static final Pattern NO_PEN_NAME =
      Pattern.compile(
          "(?:市民|作家|心声|心聲|漫画|漫畫|危机|危機|互动|互動|政经|政經|透视|透視|访谈|訪談|观察|觀察|时评|時評|您|议员|專欄|专栏|信箱|来信|來信)$|^(?:谢谢|致|给|给|论|再|请|為|为)");

  /** 【贯明专栏】: the column is its author's. */
  private static final Pattern COLUMN_OWNER =
      Pattern.compile("^【(?!名家|纪元|紀元|财经|財經|特约|特約|文化|时事|時事|军事|历史)([\\p{IsHan}]{2,4})(?:专栏|專欄)】");

  /** Sections of opinion, where what stands before the colon is the author. */
  private static final Pattern OPINION = Pattern.compile("评论|評論|专栏|專欄|文集|论坛|論壇|广场|特稿|随笔|以史为鉴");

  private ColumnAuthor() {}

  /**
   * The author's name, or null.
   *
   * @param lines of the article's text
   * @param section it was filed under, or null
   */
  static @Nullable String of(String headline, List<String> lines, @Nullable String section) {
    Matcher owner = COLUMN_OWNER.matcher(headline);
    if (owner.find() && !NOBODY.matcher(owner.group(1)).matches()) {
      return owner.group(1);
    }
    Matcher column = COLUMN.matcher(headline);
    boolean named = column.find() && !NOBODY.matcher(column.group(1)).matches();
    return named && isAuthor(column, lines, section) ? column.group(1) : null;
  }

  /**
   * A pen name needs a place where authors stand before the colon; a name that looks like one not.
   */
  private static boolean isAuthor(Matcher column, List<String> lines, @Nullable String section) {
    String name = column.group(1);
    String before = column.group().substring(0, column.start(1) - column.start());
    boolean opinion =
        section != null && OPINION.matcher(section).find()
            || before.matches(".*[|｜].*") && !before.startsWith("专栏");
    boolean unnamed = !before.startsWith("专栏") && lines.stream().noneMatch(l -> l.contains(name));
    boolean penName = (opinion || unnamed && before.isEmpty()) && !NO_PEN_NAME.matcher(name).find();
    return (Names.looksChinese(name) || penName) && !isSubject(name, lines, opinion);
  }

  /**
   * Whether the news is about {@code name}: then it says what he does. A columnist may tell of
   * himself, and others may thank him, but he is not reported on.
   */
  private static boolean isSubject(String name, List<String> lines, boolean opinion) {
    if (opinion || lines.stream().anyMatch(line -> line.contains("我是" + name))) {
      return false;
    }
    Pattern reported =
        Pattern.compile(
            Pattern.quote(name)
                + ".{0,8}(?:说|說|表示|称|稱|指出|认为|認為|强调|強調|宣布|回应|回應|批评|批評|警告|呼吁|呼籲|承诺|承諾|下令|透露|告诉|告訴|介绍|介紹)");
    int named = 0;
    for (String line : lines) {
      if (line.contains(name)) {
        named++;
        if (reported.matcher(line).find()) {
          return true;
        }
      }
    }
    return named > 3;
  }
}
