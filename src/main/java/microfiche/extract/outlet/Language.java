package microfiche.extract.outlet;

import java.util.Locale;
import microfiche.script.Fold;
import org.jspecify.annotations.Nullable;

/** Which language and script an article is in, by its characters. */
final class Language {
  /** Common simplified characters that traditional text does not have. */
  private static final String SIMPLIFIED =
      "国这个们来时说为会对学发后过还没样么开问间现长门见关点种经进动东车马鸟鱼龙书画话语读谁让请谢认识"
          + "论议记许设访证评诉词试该详误调谈课观欢难双变战边达运远连选还违迟适园团图圆块坏报场处备复头夺奖妇妈实宝审导将尔层岁岛帐师带帮广庆应库庙废张弹强归录当彻径忆忧怀态总战户执扩扫扬护担拥择损换据摄数断无旧显晓暂术机杀权条来杨极构标树样桥检楼欧残毁毕气汉汤沟泪济测浅湾湿满灭灯灵灾炉热爱牺犹独狱猎环玛电疗监盖盘码确碍础离积称稳穷竞笔简粮红纪纯纸级纷练组细织终结绕绘给络绝统继绩续维综绿缓编缘网罗罚职联肃胜脑脚药营获蓝虑虽补规视览觉触计订训讯讲贝负责败货质购贵费资赛赞赵趋跃践轨转轮轻载较辆辑输辞迁采释针钟钱铁银锁错键门闭闻阅队阳阴际陆陈险随隐雾静须领频题颜风飞饭馆驱验惊黄齐";

  /** 1 for characters that only simplified text has, 2 for those only traditional text has. */
  private static final byte[] SCRIPT = script();

  private static byte[] script() {
    byte[] script = new byte[0x10000];
    for (char c = 0x4E00; c <= 0x9FFF; c++) {
      boolean listed = SIMPLIFIED.indexOf(c) >= 0;
      boolean traditional = !listed && SIMPLIFIED.indexOf(Fold.of(c)) >= 0;
      script[c] = (byte) (listed ? 1 : traditional ? 2 : 0);
    }
    return script;
  }

  private Language() {}

  /**
   * @param stated what the seed says, or null; it decides only where the characters do not
   */
  static String of(String text, @Nullable String stated) {
    int han = 0;
    int kana = 0;
    int hangul = 0;
    int latin = 0;
    int simplified = 0;
    int traditional = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x4E00 && c <= 0x9FFF) {
        han++;
        simplified += SCRIPT[c] == 1 ? 1 : 0;
        traditional += SCRIPT[c] == 2 ? 1 : 0;
      } else if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
        latin++;
      } else if (c >= 0x3041 && c <= 0x30FF) {
        kana++;
      } else if (c >= 0xAC00 && c <= 0xD7AF) {
        hangul++;
      }
    }
    if (kana > 20 && kana * 3 > han) {
      return "ja";
    }
    if (hangul > han && hangul * 2 > latin) {
      return "ko";
    }
    // An English word has about five letters, a Chinese one about two characters.
    if (han * 4 >= latin && han > 0) {
      return traditional > simplified ? "zh-Hant" : "zh-Hans";
    }
    String language = stated == null ? "" : stated.toLowerCase(Locale.ROOT);
    return language.matches("[a-z]{2,3}(?:[-_].*)?") && !language.startsWith("zh")
        ? language.substring(0, language.matches("[a-z]{3}.*") ? 3 : 2)
        : latin > 0 ? "en" : "und";
  }
}
