package microfiche.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import microfiche.archive.Entry;
import microfiche.article.Organization;
import microfiche.article.Provenance;
import microfiche.article.PublicationDate;
import microfiche.card.Card;
import microfiche.card.LinkKeys;
import microfiche.likeness.Signature;
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

  static List<Class<?>> parts() {
    return List.of(
        NamedLink.class,
        Item.class,
        Entry.class,
        Provenance.class,
        Overview.class,
        Overview.Bar.class,
        Overview.SourceFigures.class,
        Page.Day.class,
        Page.Group.class,
        Page.Shelf.class,
        Page.Step.class,
        Page.Cell.class,
        Page.Row.class,
        Page.Month.class);
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
    Fingerprint print = new Fingerprint();
    if (part instanceof NamedLink link) {
      print.link(link);
    } else if (part instanceof Item item) {
      print.items(List.of(item));
    } else if (part instanceof Entry entry) {
      print.entry(entry);
    } else if (part instanceof Provenance copy) {
      print.entry(new Entry(card(false), List.of(copy), List.of(), List.of(), List.of()));
    } else if (part instanceof Overview overview) {
      overview.describe(print);
    } else if (part instanceof Overview.Bar bar) {
      bar.describe(print);
    } else if (part instanceof Overview.SourceFigures source) {
      source.describe(print);
    } else if (part instanceof Page.Day day) {
      day.describe(print);
    } else if (part instanceof Page.Group group) {
      new Page.TermsPage(
              "",
              "",
              "",
              "",
              List.of(),
              List.of(),
              List.of(group),
              0,
              null,
              null,
              List.of(),
              List.of())
          .describe(print);
    } else if (part instanceof Page.Shelf shelf) {
      new Page.ShelvesPage("", "", "", List.of(shelf), 0, null, null, List.of(), List.of())
          .describe(print);
    } else if (part instanceof Page.Step step) {
      new Page.OnThisDayIndex("", "", List.of(), List.of(step), List.of()).describe(print);
    } else if (part instanceof Page.Cell cell) {
      new Page.Row(new NamedLink("", null, 0), List.of(cell)).describe(print);
    } else if (part instanceof Page.Row row) {
      row.describe(print);
    } else if (part instanceof Page.Month month) {
      month.describe(print);
    }
    return print.value();
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
    return make((Class<?>) type, other ? 0 : -1);
  }

  /** Cards differ in the digest of their article. */
  private static Card card(boolean other) {
    return new Card(
        0,
        0,
        other ? 2 : 1,
        "example.org/a",
        1,
        null,
        "a",
        PublicationDate.parse("2024-01-01"),
        new Organization("a", "a", null),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "",
        0,
        0,
        LinkKeys.of(new long[0]),
        Signature.of(new int[0], 0),
        "zh-Hans",
        new Provenance("a", "a", "a", "a", null));
  }
}
