package microfiche.site;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import microfiche.archive.ArchiveEntry;
import org.jspecify.annotations.Nullable;

/**
 * A digest of all that a page shows, made without showing it: pages with equal digests are equal.
 * 64 bits of FNV-1a over the components of its records, so that nobody can forget one.
 */
public final class Fingerprint {
  private static final long START = 0xCBF29CE484222325L;
  private static final long PRIME = 0x100000001B3L;

  private static final ClassValue<Method[]> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
          RecordComponent[] components = type.getRecordComponents();
          Method[] accessors = new Method[components.length];
          for (int i = 0; i < components.length; i++) {
            accessors[i] = components[i].getAccessor();
            accessors[i].setAccessible(true);
          }
          return accessors;
        }
      };

  private long state = START;

  /** Of a page; never 0. */
  public static long of(Page page) {
    return new Fingerprint().text(page.template()).text(page.path()).all(page).value();
  }

  /** Of all that was told; never 0. */
  public long value() {
    long mixed = (state ^ state >>> 32) * 0x9E3779B97F4A7C15L;
    mixed ^= mixed >>> 29;
    return mixed == 0 ? 1 : mixed;
  }

  /** Goes on with a number. */
  public Fingerprint number(long number) {
    for (int shift = 0; shift < 64; shift += 16) {
      state = (state ^ number >>> shift & 0xFFFF) * PRIME;
    }
    return this;
  }

  /** Goes on with a text, or with none: null is not the empty text. */
  public Fingerprint text(@Nullable String text) {
    if (text == null) {
      return number(-1);
    }
    number(text.length());
    for (int i = 0; i < text.length(); i++) {
      state = (state ^ text.charAt(i)) * PRIME;
    }
    return this;
  }

  /**
   * A value with all that it consists of.
   *
   * @throws IllegalArgumentException when it is of a kind that pages do not have
   */
  Fingerprint all(@Nullable Object value) {
    if (value == null || value instanceof String) {
      return text((String) value);
    } else if (value instanceof Number number) {
      return number(number.longValue());
    } else if (value instanceof NamedLink link) { // there are many
      return text(link.name()).text(link.path()).number(link.count());
    } else if (value instanceof Item item) { // all the rest follows from the article
      return number(item.content()).text(item.path()).all(item.picture());
    } else if (value instanceof ArchiveEntry entry) {
      return number(entry.stamp());
    } else if (value instanceof List<?> list) {
      number(list.size());
      list.forEach(this::all);
      return this;
    } else if (value instanceof Enum<?> constant) {
      return text(constant.name());
    } else if (value instanceof Record parts) {
      return components(parts);
    }
    throw new IllegalArgumentException("no page shows a " + value.getClass());
  }

  private Fingerprint components(Record parts) {
    try {
      for (Method component : COMPONENTS.get(parts.getClass())) {
        all(component.invoke(parts));
      }
      return this;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a component of " + parts.getClass() + " fails", e);
    }
  }
}
