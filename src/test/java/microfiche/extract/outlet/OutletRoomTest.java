package microfiche.extract.outlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.article.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutletRoomTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "大纪元记者张婷综合报导 | 张婷",
        "大纪元记者徐简、戴芙若、李言综合报导 | 徐简 戴芙若 李言",
        "大纪元记者叶依帆香港报导 | 叶依帆",
        "大纪元记者李霖昭美国纽约报导 | 李霖昭",
        "记者 夏小华 台北报导 | 夏小华",
        "大纪元香港新闻中心报导 | ''",
        "青屿日报记者何屿晴青屿报导 | 何屿晴",
        "英文大纪元专栏作家Anders Corr撰文 | Anders Corr",
        "新唐人洛杉矶记者站 采访报导 | ''",
        "本台记者李方、王倩采访报导 | 李方 王倩",
        "大纪元记者钟元、特约记者王倩采访报导 | 钟元 王倩",
      })
  void takesNamesOutOfBylines(String text, String names) {
    assertThat(String.join(" ", names(PersonNames.parse(text)))).isEqualTo(names);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "责任编辑：林妍# | '' | 林妍 | ''",
        "（记者李芸报导/责任编辑：范铭 ） | 李芸 | 范铭 | ''",
        "文字整理：李洁思；责任编辑：高静 # | 李洁思 | 高静 | ''",
        "记者：乔龙 责编：胡力汉、何平 网编：瑞哲 | 乔龙 | 胡力汉,何平,瑞哲 | ''",
        "自由亚洲电台记者蔡凌巴黎报道 编辑：何平 网编：瑞哲 | 蔡凌 | 何平,瑞哲 | ''",
        "责编 胡力汉 申铧 网编 瑞哲 | '' | 胡力汉,申铧,瑞哲 | ''",
        "采访/常春 编辑/黄亿美 后制/葛雷 | 常春 | 黄亿美 | ''",
        "翻译：纽约时报中文网 | '' | '' | 纽约时报中文网",
        "撰文：夏洛山 | 夏洛山 | '' | ''",
      })
  void readsCreditLines(String line, String authors, String editors, String translators) {
    Bylines bylines = new Bylines();
    assertThat(Bylines.isCreditLine(line)).isTrue();
    bylines.creditLine(line);
    assertThat(String.join(",", names(bylines.of(Bylines.Role.AUTHOR)))).isEqualTo(authors);
    assertThat(String.join(",", names(bylines.of(Bylines.Role.EDITOR)))).isEqualTo(editors);
    assertThat(String.join(",", names(bylines.of(Bylines.Role.TRANSLATOR)))).isEqualTo(translators);
  }

  @Test
  void runningTextIsNoCreditLine() {
    for (String line : List.of("作者以嘲讽的手法写了这件事。", "编辑部昨天搬进了新的大楼", "他说：责任不在编辑。")) {
      assertThat(Bylines.isCreditLine(line)).as(line).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2021-12-16 03:19:18 | 2021-12-16T03:19:18+08:00",
        "2021-12-16T03:19:18Z | 2021-12-16T03:19:18Z",
        "2021-12-16T03:19:18.123+02:00 | 2021-12-16T03:19:18+02:00",
        "2021-12-16 | 2021-12-16",
        "2021年6月4日 | 2021-06-04",
        "Wed, 15 Dec 2021 19:19:18 +0000 | 2021-12-15T19:19:18Z",
        "1639591987000 | 2021-12-16T02:13:07+08:00",
        "2021-02-31 | null",
        "yesterday | null",
        "0021-12-16 | null",
        "9999-12-16 | null",
        "May 3, 0021 | null",
        "3 May 9999 | null",
        "15 Dec 0021 19:19:18 GMT | null",
        "99999999999999 | null",
      })
  void readsTimesForMachines(String text, String expected) {
    Dates dates = new Dates(ZoneId.of("Asia/Shanghai"));
    dates.machine("machine-readable time", text);
    assertThat(String.valueOf(dates.choose())).isEqualTo(expected);
  }

  @Test
  void theFirstPossibleEvidenceCounts() {
    Dates dates = new Dates(ZoneId.of("Asia/Shanghai"));
    dates.pattern("dateline", found("(?<month>\\d+)月(?<day>\\d+)日", "12月31日"));
    dates.pattern("address", found("/(?<yy>\\d+)/(?<month>\\d+)/(?<day>\\d+)/", "/06/1/2/"));
    dates.mirrored("2020-01-01T00:00:00Z");
    assertThat(dates.choose()).hasToString("2005-12-31");
    assertThat(dates.impossible()).isEmpty();
  }

  @Test
  void languagesAreToldByTheirCharacters() {
    assertThat(Language.of("渡轮复航，码头重现人潮", null)).isEqualTo("zh-Hans");
    assertThat(Language.of("渡輪復航，碼頭重現人潮", "zh-CN")).isEqualTo("zh-Hant");
    assertThat(Language.of("The ferry sails again 渡轮", null)).isEqualTo("en");
    assertThat(Language.of("Die Fähre fährt wieder", "de-DE")).isEqualTo("de");
  }

  private static Matcher found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    assertThat(matcher.find()).isTrue();
    return matcher;
  }

  private static List<String> names(List<Person> people) {
    return people.stream().map(Person::name).toList();
  }
}
