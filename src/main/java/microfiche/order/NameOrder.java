package microfiche.order;

import com.ibm.icu.text.AlphabeticIndex;
import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RawCollationKey;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.text.UnicodeSet;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The order of names and the letters they stand under: A to Z by pinyin, or numbers of strokes for
 * readers of traditional script; Latin names stand under their letters in both. The order is that
 * of ICU (CLDR's pinyin and stroke collations), corrected by {@link Readings}. One thread at a
 * time.
 */
public final class NameOrder {
  /** What names stand under that begin with no letter: digits, and scripts without a place. */
  public static final String OTHER = "#";

  private final boolean pinyin;
  private final RuleBasedCollator collator;
  private final AlphabeticIndex.ImmutableIndex<Object> letters;

  private NameOrder(boolean pinyin) {
    this.pinyin = pinyin;
    ULocale locale = new ULocale(pinyin ? "zh@collation=pinyin" : "zh@collation=stroke");
    if (!(Collator.getInstance(locale) instanceof RuleBasedCollator rules)) {
      throw new IllegalStateException("no order for " + locale);
    }
    this.collator = rules;
    this.letters =
        new AlphabeticIndex<>(rules).addLabels(new UnicodeSet('A', 'Z')).buildImmutableIndex();
  }

  /** The order for readers of {@code language}: strokes for zh-Hant, pinyin for all others. */
  public static NameOrder of(String language) {
    return new NameOrder(!language.equals("zh-Hant"));
  }

  /** Whether the names are those of people: surnames have readings of their own. */
  public enum Kind {
    WORDS,
    PEOPLE
  }

  /**
   * What stands under one letter, in order.
   *
   * @param letter A to Z, a number of strokes such as 12, or {@link #OTHER}
   */
  public record Group<T>(String letter, List<T> things) {
    public Group {
      things = List.copyOf(things);
    }
  }

  private record Place<T>(String letter, RawCollationKey key, String name, T thing) {}

  /**
   * Sorts {@code things} by their names; letters without any are left out, {@link #OTHER} is last.
   */
  public <T> List<Group<T>> groups(Collection<T> things, Function<T, String> name, Kind kind) {
    List<Place<T>> places = new ArrayList<>(things.size());
    for (T thing : things) {
      places.add(place(thing, name.apply(thing), kind));
    }
    places.sort(Comparator.comparing((Place<T> place) -> place.key()).thenComparing(Place::name));
    Map<Integer, List<T>> byLetter = new TreeMap<>();
    Map<Integer, String> names = new TreeMap<>();
    for (Place<T> place : places) {
      int at = rank(place.letter());
      names.put(at, place.letter());
      byLetter.computeIfAbsent(at, number -> new ArrayList<>()).add(place.thing());
    }
    List<Group<T>> groups = new ArrayList<>(byLetter.size());
    byLetter.forEach((at, of) -> groups.add(new Group<>(names.getOrDefault(at, OTHER), of)));
    return groups;
  }

  private <T> Place<T> place(T thing, String name, Kind kind) {
    String bare = withoutOpening(name);
    String read = pinyin ? Readings.of(bare, kind) : bare;
    return new Place<>(letter(read), collator.getRawCollationKey(read, null), name, thing);
  }

  /** The letter that ICU alone gives a name. */
  String letter(String read) {
    AlphabeticIndex.Bucket<Object> bucket = letters.getBucket(letters.getBucketIndex(read));
    if (bucket.getLabelType() != AlphabeticIndex.Bucket.LabelType.NORMAL) {
      return OTHER;
    }
    String label = bucket.getLabel();
    return Character.isDigit(label.charAt(0)) ? label.replaceAll("[^0-9]", "") : label;
  }

  /** A to Z, then strokes, then the rest. */
  private static int rank(String letter) {
    if (letter.equals(OTHER)) {
      return Integer.MAX_VALUE;
    }
    return Character.isDigit(letter.charAt(0))
        ? 1_000 + Integer.parseInt(letter)
        : letter.charAt(0);
  }

  /** 《晨报》 stands where 晨报 does. */
  private static String withoutOpening(String name) {
    int at = 0;
    while (at < name.length() && !Character.isLetterOrDigit(name.codePointAt(at))) {
      at += Character.charCount(name.codePointAt(at));
    }
    return at == name.length() ? name : name.substring(at);
  }
}
