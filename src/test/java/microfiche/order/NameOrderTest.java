package microfiche.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NameOrderTest {
  private final NameOrder pinyin = NameOrder.of("zh-Hans");
  private final NameOrder strokes = NameOrder.of("zh-Hant");

  private static String letter(NameOrder order, String name, NameOrder.Kind kind) {
    return order.groups(List.of(name), n -> n, kind).get(0).letter();
  }

  private String word(String name) {
    return letter(pinyin, name, NameOrder.Kind.WORDS);
  }

  private String person(String name) {
    return letter(pinyin, name, NameOrder.Kind.PEOPLE);
  }

  @Test
  void wordsStandUnderTheLetterTheyAreReadWith() {
    Map<String, String> read =
        Map.ofEntries(
            Map.entry("厦门", "X"),
            Map.entry("重庆", "C"),
            Map.entry("重慶", "C"),
            Map.entry("重点", "Z"),
            Map.entry("长江", "C"),
            Map.entry("长子", "Z"),
            Map.entry("沈阳", "S"),
            Map.entry("西藏", "X"),
            Map.entry("藏族", "Z"),
            Map.entry("藏书", "C"),
            Map.entry("秘鲁", "B"),
            Map.entry("秘书", "M"),
            Map.entry("单位", "D"),
            Map.entry("曾经", "C"),
            Map.entry("银行", "Y"),
            Map.entry("行业", "H"));
    read.forEach((name, letter) -> assertThat(word(name)).as(name).isEqualTo(letter));
  }

  @Test
  void surnamesHaveTheirOwnReadings() {
    Map<String, String> read =
        Map.ofEntries(
            Map.entry("曾浪平", "Z"),
            Map.entry("单鸢", "S"),
            Map.entry("解潮生", "X"),
            Map.entry("仇望", "Q"),
            Map.entry("区海晏", "O"),
            Map.entry("查澜", "Z"),
            Map.entry("翟灯", "Z"),
            Map.entry("乐潮", "Y"),
            Map.entry("尉迟帆", "Y"),
            Map.entry("万俟舟", "M"),
            Map.entry("万舟", "W"),
            Map.entry("尹青禾", "Y"),
            Map.entry("臧岸", "Z"),
            Map.entry("纪闻溪", "J"),
            Map.entry("朴渡", "P"));
    read.forEach((name, letter) -> assertThat(person(name)).as(name).isEqualTo(letter));
  }

  /** An entry that ICU no longer needs is to be deleted. */
  @Test
  void everyExceptionIsNeeded() {
    Stream.of(Readings.WORDS, Readings.SURNAMES)
        .flatMap(table -> table.entrySet().stream())
        .forEach(
            entry -> {
              String name = entry.getKey();
              boolean undoes = name.equals(entry.getValue());
              String shorter = Readings.WORDS.getOrDefault(name.substring(0, 1), name);
              String otherwise = pinyin.letter(undoes ? shorter : name);
              assertThat(pinyin.letter(entry.getValue())).as(name).isNotEqualTo(otherwise);
            });
  }

  @Test
  void latinNamesStandBehindChineseOnesOfTheirLetterAndOthersLast() {
    List<NameOrder.Group<String>> groups =
        pinyin.groups(
            List.of("茶岭", "2021", "Émile", "晨报", "《茶经》", "Ferry", "かもめ", "Courier", "海"),
            name -> name,
            NameOrder.Kind.WORDS);
    assertThat(groups.stream().map(NameOrder.Group::letter))
        .containsExactly("C", "E", "F", "H", "#");
    assertThat(groups.get(0).things()).containsExactly("《茶经》", "茶岭", "晨报", "Courier");
    assertThat(groups.get(4).things()).containsExactly("2021", "かもめ");
  }

  @Test
  void readersOfTraditionalScriptCountStrokes() {
    List<NameOrder.Group<String>> groups =
        strokes.groups(
            List.of("燈塔", "丁", "潮水", "一", "Ferry", "龜山"), name -> name, NameOrder.Kind.WORDS);
    assertThat(
            groups.stream()
                .collect(Collectors.toMap(NameOrder.Group::letter, NameOrder.Group::things)))
        .isEqualTo(
            Map.of(
                "F", List.of("Ferry"),
                "1", List.of("一"),
                "2", List.of("丁"),
                "15", List.of("潮水"),
                "16", List.of("燈塔", "龜山")));
    assertThat(groups.get(0).letter()).isEqualTo("F");
    assertThat(groups.get(1).letter()).isEqualTo("1");
  }
}
