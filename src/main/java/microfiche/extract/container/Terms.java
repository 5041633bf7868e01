package microfiche.extract.container;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tags and sections as people write several of them into one line. */
public final class Terms {
  private static final Pattern HAN_WORDS = Pattern.compile("\\p{IsHan}+(?:\\s+\\p{IsHan}+)+");
  private static final Pattern HASHED = Pattern.compile("#\\S+(?:\\s+#\\S+)+");

  private static final Pattern COMMAS = Pattern.compile("[,，、;；]|\\s/\\s");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Terms() {}

  /**
   * Jekyll reads {@code tags: a b} as two words; a comma says where phrases end.
   *
   * @param blanks whether blanks part words where there is no comma
   */
  public static List<String> split(String text, boolean blanks) {
    String all = text.strip();
    boolean commas = all.contains(" / ") || all.chars().anyMatch(c -> ",，、;；".indexOf(c) >= 0);
    boolean capitals = all.chars().anyMatch(Character::isUpperCase);
    // 渡轮 电池, #渡轮 #电池: words that are parted by nothing else.
    boolean words = HAN_WORDS.matcher(all).matches() || HASHED.matcher(all).matches();
    Stream<String> parts =
        commas
            ? COMMAS.splitAsStream(all)
            : words || blanks && !capitals ? BLANKS.splitAsStream(all) : Stream.of(all);
    return parts.map(Terms::bare).filter(word -> !word.isEmpty()).distinct().toList();
  }

  /** {@code #标签} and {@code [[标签]]} are how Obsidian writes a tag. */
  static String bare(String word) {
    return word.strip().replaceFirst("^\\[\\[(.*)]]$", "$1").replaceFirst("^#(?=\\S)", "");
  }
}
