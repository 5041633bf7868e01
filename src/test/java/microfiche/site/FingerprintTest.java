package microfiche.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import microfiche.archive.ArchiveEntry;
import microfiche.article.Organization;
import microfiche.article.Provenance;
import microfiche.article.PublicationDate;
import microfiche.card.Card;
import microfiche.card.LinkKeys;
import microfiche.likeness.HeadlineTraits;
import microfiche.likeness.Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A page whose fingerprint forgot a component would stay as it was when that changes. */
class FingerprintTest {
  static List<Class<?>> pages() {
    return List.of(Page.class.getPermittedSubclasses());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyComponentOfAPageCounts(Class<?> page) throws ReflectiveOperationException {
    long before = Fingerprint.of((Page) make(page, -1));
    assertThat(Fingerprint.of((Page) make(page, -1))).isEqualTo(before);
    RecordComponent[] components = page.getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      assertThat(Fingerprint.of((Page) make(page, i)))
          .as(page.getSimpleName() + "." + components[i].getName())
          .isNotEqualTo(before);
    }
  }

  @ParameterizedTest
  @MethodSource("parts")
  void everyComponentOfWhatPagesShowCounts(Class<?> part) throws ReflectiveOperationException {
    long before = print(make(part, -1));
    RecordComponent[] components = part.getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      if (!FOLLOWS_FROM_CONTENT.contains(part.getSimpleName() + "." + components[i].getName())) {
        assertThat(print(make(part, i)))
            .as(part.getSimpleName() + "." + components[i].getName())
            .isNotEqualTo(before);
      }
    }
  }

  /** All records that pages consist of. */
  static Set<Class<?>> parts() {
    Set<Class<?>> parts = new LinkedHashSet<>();
    pages().forEach(page -> collect(page, parts));
    return parts;
  }

  @Test
  void partsOfPartsAreAmongThem() {
    assertThat(parts())
        .extracting(Class::getSimpleName)
        .contains("Similar", "Neighbours", "Item", "NamedLink", "Picture", "Row");
  }

  private static void collect(Class<?> type, Set<Class<?>> parts) {
    for (RecordComponent component : type.getRecordComponents()) {
      Type of = component.getGenericType();
      Class<?> part =
          of instanceof ParameterizedType list
              ? (Class<?>) list.getActualTypeArguments()[0]
              : component.getType();
      if (part.isRecord() && !part.equals(ArchiveEntry.class) && parts.add(part)) {
        collect(part, parts);
      }
    }
  }

  /** By its card, which has the digest of its article, and by its copies. */
  @Test
  void everyComponentOfAnArticleCounts() {
    Provenance seed = new Provenance("a", "b", "c", "d", null);
    ArchiveEntry alone =
        new ArchiveEntry(0, card(false), List.of(), List.of(), List.of("s"), List.of("s"));
    ArchiveEntry other =
        new ArchiveEntry(0, card(true), List.of(), List.of(), List.of("s"), List.of("s"));
    List<ArchiveEntry> copied =
        List.of(
            copied(seed, List.of(), "s", List.of("s")),
            copied(new Provenance("x", "b", "c", "d", null), List.of(), "s", List.of("s")),
            copied(new Provenance("a", "x", "c", "d", null), List.of(), "s", List.of("s")),
            copied(new Provenance("a", "b", "x", "d", null), List.of(), "s", List.of("s")),
            copied(new Provenance("a", "b", "c", "x", null), List.of(), "s", List.of("s")),
            copied(new Provenance("a", "b", "c", "d", "x"), List.of(), "s", List.of("s")),
            copied(seed, List.of(card(true)), "s", List.of("s")),
            copied(seed, List.of(), "t", List.of("s")),
            copied(seed, List.of(), "s", List.of()));
    Set<Long> stamps = new HashSet<>(List.of(alone.stamp(), other.stamp()));
    copied.forEach(entry -> stamps.add(entry.stamp()));
    assertThat(stamps).hasSize(2 + copied.size());
  }

  private static ArchiveEntry copied(
      Provenance copy, List<Card> versions, String section, List<String> filed) {
    return new ArchiveEntry(0, card(false), List.of(copy), versions, List.of(section), filed);
  }

  /** Equal where the digest of the article is. */
  private static final List<String> FOLLOWS_FROM_CONTENT =
      List.of(
          "Item.headline",
          "Item.day",
          "Item.source",
          "Item.authors",
          "Item.summary",
          "Item.language");

  private static long print(Object part) {
    return new Fingerprint().all(part).value();
  }

  /** A record of some values; the one of component {@code other} is another. */
  private static Object make(Class<?> type, int other) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(components[i].getGenericType(), i == other);
    }
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    var constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }

  private static Object value(Type type, boolean other) throws ReflectiveOperationException {
    if (type == String.class) {
      return other ? "b" : "a";
    } else if (type == int.class) {
      return other ? 2 : 1;
    } else if (type == long.class) {
      return other ? 2L : 1L;
    } else if (type == Card.class) {
      return card(other);
    } else if (type instanceof ParameterizedType list) {
      return other ? List.of(value(list.getActualTypeArguments()[0], false)) : List.of();
    }
    if (type == ArchiveEntry.class) {
      return new ArchiveEntry(0, card(other), List.of(), List.of(), List.of(), List.of());
    }
    return make((Class<?>) type, other ? 0 : -1);
  }

  /** Cards differ in the digest of their article. */
  private static Card card(boolean other) {
    Card.Facts facts =
        new Card.Facts(
            "example.org/a",
            1,
            PublicationDate.parse("2024-01-01"),
            new Organization("a", "a", null),
            List.of(),
            List.of(),
            LinkKeys.inOrder(new long[0]),
            List.of(),
            List.of(),
            0,
            0,
            LinkKeys.inOrder(new long[0]),
            LinkKeys.inOrder(new long[0]),
            Signature.of(new int[0], 0),
            HeadlineTraits.NONE,
            "zh-Hans",
            "a",
            false);
    Card.Texts texts = new Card.Texts(null, "a", "", new Provenance("a", "a", "a", "a", null));
    return new Card(new Card.Place(0, 0, other ? 2 : 1), facts, () -> texts);
  }
}
