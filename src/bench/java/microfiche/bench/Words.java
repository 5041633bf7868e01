package microfiche.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words of two Han characters that stand in the corpus more often than chance would have it, the
 * most frequent first. A word is replaced by one about as frequent, so that an index of the text
 * stays as large and as uneven as a real one.
 */
final class Words {
  private static final int TIMES = 6;
  private static final double LIFT = 12;

  /** Of a thousand words, so many are new. */
  private static final int NEW = 6;

  /** Words that mark facts; they stay, and none is added. */
  private static final Set<String> KEPT =
      Set.of(
          "记者", "编辑", "责任", "责编", "作者", "撰文", "编译", "翻译", "来源", "转自", "译者", "摄影", "专栏", "图片", "报导",
          "報導", "編輯", "翻譯", "記者", "本报", "本台", "讯息", "网编", "上一", "下一");

  private final List<String> words = new ArrayList<>();
  private final Map<String, Integer> ranks = new HashMap<>();

  Words(List<String> texts) {
    int[] single = new int[1 << 16];
    Map<Integer, Integer> pairs = new HashMap<>();
    long all = 0;
    for (String text : texts) {
      for (int i = 0; i + 1 < text.length(); i++) {
        char a = text.charAt(i);
        char b = text.charAt(i + 1);
        single[a]++;
        all++;
        if (han(a) && han(b)) {
          pairs.merge(a << 16 | b, 1, Integer::sum);
        }
      }
    }
    double total = all;
    pairs.entrySet().stream()
        .filter(e -> e.getValue() >= TIMES)
        .filter(
            e ->
                e.getValue() * total
                    > LIFT * single[e.getKey() >>> 16] * (double) single[e.getKey() & 0xFFFF])
        .sorted(
            Comparator.comparing((Map.Entry<Integer, Integer> e) -> -e.getValue())
                .thenComparing(Map.Entry::getKey))
        .map(e -> "" + (char) (e.getKey() >>> 16) + (char) (e.getKey() & 0xFFFF))
        .filter(word -> !KEPT.contains(word))
        .forEach(
            word -> {
              ranks.put(word, words.size());
              words.add(word);
            });
    if (words.size() < 100) {
      throw new IllegalArgumentException("too little Chinese text in the corpus");
    }
  }

  static boolean han(char c) {
    return c >= 0x4E00 && c <= 0x9FFF;
  }

  /** The number of the word at {@code at}, or -1. */
  int rank(String text, int at) {
    return at + 2 <= text.length() ? ranks.getOrDefault(text.substring(at, at + 2), -1) : -1;
  }

  int size() {
    return words.size();
  }

  String word(int rank) {
    return words.get(rank);
  }

  /**
   * The word itself, another about as frequent, or rarely one that nobody has used yet.
   *
   * @param chance of another, in percent
   */
  String instead(int rank, int chance, Draw draw) {
    int lot = draw.below(1000);
    if (lot >= chance * 10) {
      return words.get(rank);
    }
    if (lot < NEW) {
      return ""
          + words.get(draw.below(words.size())).charAt(0)
          + words.get(draw.below(words.size())).charAt(1);
    }
    int from = rank / 2;
    int to = Math.min(words.size(), rank * 2 + 10);
    return words.get(from + draw.below(to - from));
  }
}
