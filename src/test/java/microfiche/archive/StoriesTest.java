package microfiche.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import microfiche.Fixtures;
import microfiche.card.Card;
import org.junit.jupiter.api.Test;

/** Which articles are taken for reports of one event. All outlets and events are made up. */
class StoriesTest {
  private final List<Card> cards = new ArrayList<>();

  private void article(String outlet, String day, String headline, String text) {
    int number = cards.size();
    cards.add(
        Card.of(
            Fixtures.article(
                "---\ntitle: '"
                    + headline
                    + "'\n"
                    + (day.isEmpty() ? "" : "date: " + day + "\n")
                    + "url: https://news.example.net/"
                    + number
                    + ".html\npublisher: "
                    + outlet
                    + "\n---\n\n"
                    + text
                    + "\n"),
            0,
            0,
            number));
  }

  private void ferryAground(String month) {
    article(
        "晨报",
        month + "-10",
        "渡轮白鹭号北湾搁浅 二百乘客获救",
        "渡轮白鹭号星期二清晨在北湾浅滩搁浅，船上二百零六名乘客由渔船接走，没有人受伤。船长沈牧潮说，大雾里看不见航标。");
    article(
        "海风周刊",
        month + "-11",
        "大雾锁北湾，“白鹭号”搁浅六小时",
        "沈牧潮开了三十年渡轮，头一次把白鹭号开上北湾的浅滩。渔船围过来接人的时候，雾还没有散，航标的灯也看不清楚。");
    article(
        "灯塔通讯",
        month + "-11",
        "北湾渡轮搁浅 渔民连夜救人",
        "接到白鹭号求救的是渔民罗大橹。他叫上七条渔船，把渡轮上的乘客从浅滩送回码头。港务处说，北湾的航标两天前已经坏了。");
  }

  private List<Story> stories() {
    return Archive.of(cards).coverage().stories().all();
  }

  private List<List<String>> headlines() {
    return stories().stream()
        .map(story -> story.reports().stream().map(e -> "" + e.card().headline()).toList())
        .toList();
  }

  @Test
  void oneEventInTheWordsOfSeveralOutletsIsOneStory() {
    ferryAground("2024-05");
    article("晨报", "2024-05-11", "茶岭雾芽开采 比去年早六天", "头一批采茶人清晨背着竹篓下到垄间，三百亩茶园开采。");
    assertThat(stories()).hasSize(1);
    assertThat(stories().get(0).reports()).hasSize(3);
    assertThat(stories().get(0).first().card().headline()).isEqualTo("渡轮白鹭号北湾搁浅 二百乘客获救");
  }

  @Test
  void whatHappensAgainLaterIsAnotherStory() {
    ferryAground("2024-05");
    ferryAground("2025-05");
    assertThat(stories()).hasSize(2);
    assertThat(stories()).allMatch(story -> story.reports().size() == 3);
  }

  @Test
  void theOrderOfTheSeedsDoesNotMatter() {
    ferryAground("2024-05");
    ferryAground("2024-06");
    List<List<String>> straight = headlines();
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(cards, new Random(seed));
      assertThat(headlines()).isEqualTo(straight);
    }
  }

  @Test
  void bothScriptsMeet() {
    article(
        "晨报", "2024-05-10", "电车茶岭线通车 铁轨首次上山", "一辆奶油色的电车清晨从旧盐仓站开往茶岭，载着一百零三名乘客。铁轨第一次爬上了山，茶农挑着担子上车。");
    article("群島新聞", "2024-05-11", "茶嶺線電車通車 茶農搭首班車", "茶農搭上奶油色的電車，從舊鹽倉站到茶嶺只要十九分鐘。鐵軌爬上了山，乘客都說擔子輕了。");
    assertThat(stories()).hasSize(1);
  }

  @Test
  void withoutADateThereIsNoStory() {
    ferryAground("2024-05");
    cards.clear();
    article("晨报", "", "渡轮白鹭号北湾搁浅 乘客获救", "渡轮白鹭号清晨在北湾浅滩搁浅，乘客由渔船接走，没有人受伤。");
    article("海风周刊", "", "渡轮白鹭号北湾搁浅 渔船救人", "渡轮白鹭号清晨在北湾浅滩搁浅，渔船接走乘客，没有人受伤。");
    assertThat(stories()).isEmpty();
  }

  @Test
  void partsOfASeriesAreNoReports() {
    String text = "盐工梁阿海讲旧盐仓的往事：海水引进盐田，太阳晒出盐花，妇女用木耙收盐，盐船装满了才走。";
    article("晨报", "2024-05-10", "旧盐仓往事（一）", text);
    article("晨报", "2024-05-11", "旧盐仓往事（二）", text + "盐税一年比一年重。");
    article("晨报", "2024-05-12", "盐工的手 旧盐仓往事之三", text + "盐田后来荒了。");
    assertThat(stories()).isEmpty();
  }

  @Test
  void aColumnAndTheNextOfItAreNoReports() {
    String text = "鲁守澜在灯室坐了一夜，看渡轮的灯、渔船的灯和星星的灯，记下每一盏灯的颜色和快慢。";
    article("晨报", "2024-05-10", "【灯室夜话】渡轮的灯和渔船的灯", text);
    article("晨报", "2024-05-11", "【灯室夜话】星星的灯和渔船的灯", text + "风很大。");
    article("晨报", "2024-05-11", "鲁守澜：看渡轮的灯看渔船的灯", text + "没有风。");
    assertThat(stories()).isEmpty();
  }

  @Test
  void theFiguresOfAnotherDayAreNoReport() {
    String text = "渔市公布当天鱼价：带鱼、鲳鱼、黄鱼、墨鱼都有成交，摊贩说风浪大，船回来得晚，价钱还算平稳。";
    article("晨报", "2024-05-10", "北湾渔市5月10日鱼价 黄鱼涨3元", text);
    article("海风周刊", "2024-05-11", "北湾渔市5月11日鱼价 黄鱼跌2元", text);
    article("灯塔通讯", "2024-05-10", "北湾渔市鱼价上涨3元", text);
    article("灯塔通讯", "2024-05-11", "北湾渔市鱼价上涨十二元", text);
    for (Story story : stories()) {
      assertThat(story.reports().stream().map(e -> e.card().publisher()).distinct())
          .hasSameSizeAs(story.reports());
      assertThat(story.reports().stream().map(e -> "" + e.card().headline()))
          .filteredOn(headline -> headline.contains("月"))
          .hasSizeLessThan(2);
    }
  }

  @Test
  void whatEveryArticleSaysMakesNoStory() {
    String opening = "本报欢迎读者提供线索，来信请寄港区盐仓路编辑部，来稿一经采用即付稿酬。";
    List<String> subjects =
        List.of(
            "海豹幼崽获救，取名小豆，志愿者轮流喂鱼",
            "图书馆添置缩微胶片机，老报纸可以放大来看",
            "彗星今夜最亮，观星台开放到天明",
            "风筝节取消，风力九级，孩子们在屋里糊纸",
            "面包房换新炉，师傅说酸面团养了十年",
            "茶师获奖，评审说茶汤像雨后的山");
    for (String subject : subjects) {
      article("晨报", "2024-05-10", subject.substring(0, subject.indexOf('，')), opening + subject);
      article("海风周刊", "2024-05-10", subject.substring(subject.lastIndexOf('，') + 1), opening);
    }
    assertThat(stories()).allMatch(story -> story.reports().size() == 2);
  }

  @Test
  void aChainThatDriftsIsCut() {
    String[] words = {
      "渡轮搁浅浅滩", "航标损坏检修", "港务处长道歉", "议会听证辩论", "预算拨款追加", "码头扩建开工", "石料采购争议", "采石场停工"
    };
    for (int i = 0; i + 2 < words.length; i++) {
      String text = words[i] + "，" + words[i + 1] + "，" + words[i + 2] + "。";
      article(
          i % 2 == 0 ? "晨报" : "海风周刊",
          "2024-05-1" + i,
          words[i] + " " + words[i + 1],
          text.repeat(4));
    }
    for (Story story : stories()) {
      long first = story.first().card().date().day().toEpochDay();
      for (ArchiveEntry report : story.reports()) {
        assertThat(report.card().date().day().toEpochDay() - first)
            .isBetween(0L, (long) Stories.DAYS);
      }
      // The first and the last of a chain have nothing in common.
      assertThat(story.reports()).hasSizeLessThan(4);
    }
  }

  @Test
  void aTextThatComesEveryDayByTheHundredIsATemplate() {
    String text = "今日潮汐：高潮、低潮时刻如下，出海请留意风力与能见度，渡轮照常开航，灯塔照常亮灯。";
    for (int i = 0; i < 120; i++) {
      article("台站" + i, "2024-05-10", "潮汐风力能见度与渡轮航班预报", text);
    }
    assertThat(stories()).isEmpty();
  }

  @Test
  void whatIsAkinIsNamedWithTheTagsBothHave() {
    ferryAground("2024-05");
    ferryAground("2025-05");
    Archive archive = Archive.of(cards);
    List<SimilarArticles.Match> kin = archive.coverage().similar().to(0);
    assertThat(kin).isNotEmpty().hasSizeLessThanOrEqualTo(SimilarArticles.MOST);
    Story own = archive.coverage().stories().of(archive.entries().get(0));
    assertThat(own).isNotNull();
    assertThat(kin).noneMatch(k -> own.reports().contains(k.entry()));
    assertThat(kin).allMatch(k -> k.entry().card().date().day().getYear() == 2025);
  }

  @Test
  void whatHasNothingInCommonIsNotAkin() {
    article("晨报", "2024-05-10", "海豹幼崽获救", "月牙湾的渔民在礁石上看见一只海豹幼崽，志愿者轮流喂鱼。");
    article("晨报", "2024-05-10", "图书馆添置胶片机", "老报纸拍成缩微胶片，读者可以放大来看，不必再翻旧纸。");
    assertThat(Archive.of(cards).coverage().similar().to(0)).isEmpty();
  }
}
