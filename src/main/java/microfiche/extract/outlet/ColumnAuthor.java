package microfiche.extract.outlet;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.extract.Vocabulary;
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
      Vocabulary.pattern(
          "{column.nobody}|.*{column.nobody_ending}|.{1,2}{column.media}|[^ ]{2,}{column.body}"
              + "|.*之[一二三四五六七八九十百]+|[第一二三四五六七八九十百]+[日章回集]?");

  /** 港人心声, 双元漫画, 能源危机: headings of two words. */
  private static final Pattern NO_PEN_NAME =
      Vocabulary.pattern("{column.no_name_ending}$|^{column.no_name_beginning}");

  /** 【贯明专栏】: the column is its author's. */
  private static final Pattern COLUMN_OWNER =
      Vocabulary.pattern("^【(?!{column.shared})([\\p{IsHan}]{2,4}){column.column}】");

  /** Sections of opinion, where what stands before the colon is the author. */
  private static final Pattern OPINION = Vocabulary.pattern("{column.opinion|column.column}");

  private static final Pattern HEADING = Vocabulary.pattern("^{column.heading}");
  private static final String HIMSELF = Vocabulary.regex("{column.himself}");
  private static final String SAYS = Vocabulary.regex("{column.says}");

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
    boolean heading = HEADING.matcher(before).find();
    boolean opinion =
        section != null && OPINION.matcher(section).find()
            || before.matches(".*[|｜].*") && !heading;
    boolean unnamed = !heading && lines.stream().noneMatch(l -> l.contains(name));
    boolean penName = (opinion || unnamed && before.isEmpty()) && !NO_PEN_NAME.matcher(name).find();
    return (PersonNames.looksChinese(name) || penName) && !isSubject(name, lines, opinion);
  }

  /**
   * Whether the news is about {@code name}: then it says what he does. A columnist may tell of
   * himself, and others may thank him, but he is not reported on.
   */
  private static boolean isSubject(String name, List<String> lines, boolean opinion) {
    Pattern himself = Pattern.compile(HIMSELF + Pattern.quote(name));
    if (opinion || lines.stream().anyMatch(line -> himself.matcher(line).find())) {
      return false;
    }
    Pattern reported = Pattern.compile(Pattern.quote(name) + ".{0,8}" + SAYS);
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
