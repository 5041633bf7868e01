package microfiche.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import microfiche.article.Organization;
import org.jspecify.annotations.Nullable;

/**
 * Texts that come again and again, each one object; found by their bytes, so that nothing is
 * decoded twice as a rule. Safe for several threads.
 */
final class SharedTexts {
  /** A power of two; texts that meet in one place are decoded again and again, and are right. */
  private static final int PLACES = 1 << 17;

  private final AtomicReferenceArray<Known> places = new AtomicReferenceArray<>(PLACES);
  private final ConcurrentMap<String, String> texts = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Organization> organizations = new ConcurrentHashMap<>();

  private static final class Known {
    private final byte[] bytes;
    private final String text;

    private Known(byte[] bytes, String text) {
      this.bytes = bytes;
      this.text = text;
    }
  }

  String text(Values in) throws IOException {
    String text = nullable(in);
    if (text == null) {
      throw new IOException("a text is missing");
    }
    return text;
  }

  @Nullable String nullable(Values in) throws IOException {
    return in.shared(this);
  }

  /** The text whose bytes stand there in UTF-8. */
  String of(byte[] bytes, int from, int length) {
    int hash = length;
    for (int i = from; i < from + length; i++) {
      hash = hash * 31 + bytes[i];
    }
    int place = (hash ^ hash >>> 15) & PLACES - 1;
    Known known = places.getOpaque(place);
    if (known != null
        && Arrays.equals(known.bytes, 0, known.bytes.length, bytes, from, from + length)) {
      return known.text;
    }
    byte[] own = Arrays.copyOfRange(bytes, from, from + length);
    String text = new String(own, StandardCharsets.UTF_8);
    String first = Objects.requireNonNullElse(texts.putIfAbsent(text, text), text);
    places.setRelease(place, new Known(own, first));
    return first;
  }

  Organization organization(String id, String name, @Nullable String url) {
    Organization known = organizations.get(id);
    if (known != null && known.name().equals(name) && Objects.equals(known.url(), url)) {
      return known;
    }
    Organization made = new Organization(id, name, url);
    organizations.put(id, made);
    return made;
  }
}
