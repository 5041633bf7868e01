package microfiche.extract.outlet;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which language and script an article is in, by its characters. */
final class Language {
  /** Common characters whose simplified and traditional forms differ, in the same order. */
  private static final String SIMPLIFIED =
      "国这个们来时说为会对学发后过还没样么开问间现长门见关点种经进动东车马鸟鱼龙书画话语读谁让请谢认识"
          + "论议记许设访证评诉词试该详误调谈课观欢难双变战边达运远连选还违迟适园团图圆块坏报场处备复头夺奖妇妈实宝审导将尔层岁岛帐师带帮广庆应库庙废张弹强归录当彻径忆忧怀态总战户执扩扫扬护担拥择损换据摄数断无旧显晓暂术机杀权条来杨极构标树样桥检楼欧残毁毕气汉汤沟泪济测浅湾湿满灭灯灵灾炉热爱牺犹独狱猎环玛电疗监盖盘码确碍础离积称稳穷竞笔简粮红纪纯纸级纷练组细织终结绕绘给络绝统继绩续维综绿缓编缘网罗罚职联肃胜脑脚药营获蓝虑虽补规视览觉触计订训讯讲贝负责败货质购贵费资赛赞赵趋跃践轨转轮轻载较辆辑输辞迁采释针钟钱铁银锁错键门闭闻阅队阳阴际陆陈险随隐雾静须领频题颜风飞饭馆驱验惊黄齐";

  private static final String TRADITIONAL =
      "國這個們來時說為會對學發後過還沒樣麼開問間現長門見關點種經進動東車馬鳥魚龍書畫話語讀誰讓請謝認識"
          + "論議記許設訪證評訴詞試該詳誤調談課觀歡難雙變戰邊達運遠連選還違遲適園團圖圓塊壞報場處備復頭奪獎婦媽實寶審導將爾層歲島帳師帶幫廣慶應庫廟廢張彈強歸錄當徹徑憶憂懷態總戰戶執擴掃揚護擔擁擇損換據攝數斷無舊顯曉暫術機殺權條來楊極構標樹樣橋檢樓歐殘毀畢氣漢湯溝淚濟測淺灣濕滿滅燈靈災爐熱愛犧猶獨獄獵環瑪電療監蓋盤碼確礙礎離積稱穩窮競筆簡糧紅紀純紙級紛練組細織終結繞繪給絡絕統繼績續維綜綠緩編緣網羅罰職聯肅勝腦腳藥營獲藍慮雖補規視覽覺觸計訂訓訊講貝負責敗貨質購貴費資賽贊趙趨躍踐軌轉輪輕載較輛輯輸辭遷採釋針鐘錢鐵銀鎖錯鍵門閉聞閱隊陽陰際陸陳險隨隱霧靜須領頻題顏風飛飯館驅驗驚黃齊";

  /** 1 for characters that only simplified text has, 2 for those only traditional text has. */
  private static final byte[] SCRIPT = script();

  private static byte[] script() {
    byte[] script = new byte[0x10000];
    SIMPLIFIED.chars().filter(c -> TRADITIONAL.indexOf(c) < 0).forEach(c -> script[c] = 1);
    TRADITIONAL.chars().filter(c -> SIMPLIFIED.indexOf(c) < 0).forEach(c -> script[c] = 2);
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
