package microfiche.archive;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import microfiche.script.Fold;
import org.jspecify.annotations.Nullable;

/**
 * Which spellings of a name are one name: A股, Ａ股 and a股; of tags and authors 渡轮 and 渡輪 too, and
 * what the user says. Immutable.
 */
public final class Spellings {
  /** Without anything that a user says. */
  public static final Spellings PLAIN = new Spellings(Map.of(), List.of());

  /** Key of another name → key of the name that it stands for. */
  private final Map<String, String> same = new HashMap<>();

  /** Key → the name as the user wants to see it. */
  private final Map<String, String> shown = new HashMap<>();

  private final Set<String> apart;

  /**
   * With what a user says.
   *
   * @param same name → other names for it
   * @param apart names that stand for themselves, whatever they look like
   */
  public Spellings(Map<String, List<String>> same, List<String> apart) {
    this.apart = apart.stream().map(Spellings::plain).collect(Collectors.toSet());
    same.forEach(
        (name, others) -> {
          String key = folded(name);
          shown.put(key, name);
          others.forEach(other -> this.same.put(folded(other), key));
        });
  }

  /** What all spellings of a name share. */
  String key(Taxonomy.Kind kind, String name) {
    if (!kind.byName()) {
      return plain(name);
    }
    String key = folded(name);
    return same.getOrDefault(key, key);
  }

  /** The name that the user chose for a key, or null. */
  @Nullable String shown(Taxonomy.Kind kind, String key) {
    return kind.byName() ? shown.get(key) : null;
  }

  private String folded(String name) {
    String plain = plain(name);
    return apart.contains(plain) ? plain : Fold.of(plain);
  }

  private static String plain(String name) {
    boolean chinese = true;
    for (int i = 0; i < name.length() && chinese; i++) {
      chinese = name.charAt(i) >= 0x4E00 && name.charAt(i) <= 0x9FFF;
    }
    return chinese
        ? name
        : Normalizer.normalize(name, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\s+", " ")
            .strip();
  }
}
