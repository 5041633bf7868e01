package microfiche.order;

import java.util.HashMap;
import java.util.Map;

/**
 * Names whose first character is read otherwise than ICU 79.1 sorts it. ICU gives each character
 * its most frequent reading, whatever follows (but for 重庆, 沈阳 and 藏文); the readings here are those
 * of the dictionary Xiandai Hanyu Cidian, for surnames the ones it marks as such. Each entry says:
 * what begins like this sorts like that. A surname of two readings (覃 Qín, Tán; 盖 Gě, Gài) stays
 * where ICU has it.
 */
final class Readings {
  /** The longest entry. */
  private static final int LONGEST = 2;

  /** In all names. ICU's letter for the first of each line stands behind it. */
  static final Map<String, String> WORDS =
      table(
          "厦=下 廈=下", // S
          "重慶=虫庆 重阳=虫阳 重陽=虫阳 重建=虫建 重启=虫启 重啟=虫启 重组=虫组 重組=虫组", // Z
          "重新=虫新 重返=虫返 重逢=虫逢 重审=虫审 重審=虫审",
          // Z: most are cháng (长江, 长春), a few are zhǎng.
          "长=常 長=常 长官=长官 長官=長官 长者=长者 長者=長者 长老=长老 長老=長老",
          "长辈=长辈 長輩=長輩 长子=长子 長子=長子 长女=长女 長女=長女 长孙=长孙 長孫=長孫",
          // C: a name nearly always, so zēng; 曾经 is no name.
          "曾=增 曾经=曾经 曾經=曾經",
          "翟=宅", // D
          "藏=葬 藏书=藏书 藏書=藏書 藏品=藏品 藏身=藏身 藏匿=藏匿", // C
          "传记=赚记 傳記=赚记", // C
          "会计=快计 會計=快计", // H
          "行业=航业 行業=航业 行长=航长 行長=航长 行情=航情", // X
          "弹劾=谈劾 彈劾=谈劾 弹性=谈性 彈性=谈性", // D
          "秘鲁=必鲁 秘魯=必鲁 泌阳=必阳 泌陽=必阳", // M
          "番禺=潘禺", // F
          "单县=善县 單縣=善县 单于=禅于 單于=禅于", // D
          "解县=谢县 解縣=谢县", // J
          "莘庄=辛庄 莘莊=辛庄", // S
          "涡阳=郭阳 渦陽=郭阳", // W
          "蔚县=玉县 蔚縣=玉县 尉迟=玉迟 尉遲=玉迟", // W
          "万俟=莫其 萬俟=莫其", // W
          "澹台=谈台 澹臺=谈台", // D
          "查良=扎良"); // C

  /** In names of people besides. */
  static final Map<String, String> SURNAMES =
      table(
          "单=善 單=善", // D
          "解=谢", // J
          "仇=求", // C
          "区=欧 區=欧", // Q
          "查=扎", // C
          "乐=月 樂=月", // L
          "种=虫 種=虫", // Z
          "秘=必", // M
          "召=绍", // Z
          "繁=婆"); // F

  private Readings() {}

  private static Map<String, String> table(String... lines) {
    Map<String, String> table = new HashMap<>();
    for (String entry : String.join(" ", lines).split(" ")) {
      int equals = entry.indexOf('=');
      table.put(entry.substring(0, equals), entry.substring(equals + 1));
    }
    return Map.copyOf(table);
  }

  /** The name with a beginning that ICU sorts as the name is read; the longest entry decides. */
  static String of(String name, NameOrder.Kind kind) {
    for (int length = Math.min(LONGEST, name.length()); length > 0; length--) {
      String beginning = name.substring(0, length);
      String read = WORDS.get(beginning);
      if (read == null && kind == NameOrder.Kind.PEOPLE) {
        read = SURNAMES.get(beginning);
      }
      if (read != null) {
        return read + name.substring(length);
      }
    }
    return name;
  }
}
