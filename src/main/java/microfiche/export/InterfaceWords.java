package microfiche.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The words that the script of all pages shows, in a file of their own instead of in every page.
 */
public final class InterfaceWords {
  /** Where the file lies in the site. */
  public static final String PATH = "assets/words.js";

  /** Name in the script → key of the message. */
  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("theme", "theme");
    NAMES.put("auto", "theme.auto");
    NAMES.put("light", "theme.light");
    NAMES.put("dark", "theme.dark");
    NAMES.put("size", "size");
    NAMES.put("small", "size.small");
    NAMES.put("medium", "size.medium");
    NAMES.put("large", "size.large");
    NAMES.put("script", "script");
    NAMES.put("original", "script.original");
    NAMES.put("cite", "cite.copy");
    NAMES.put("find", "find");
    NAMES.put("findCount", "find.count");
    NAMES.put("findBefore", "find.before");
    NAMES.put("findNext", "find.next");
    NAMES.put("keysSingle", "keys.single");
    NAMES.put("keys", "keys");
    NAMES.put("keyNext", "keys.next");
    NAMES.put("keyBefore", "keys.before");
    NAMES.put("keySearch", "keys.search");
    NAMES.put("keyClose", "keys.close");
  }

  private InterfaceWords() {}

  /** The script, from all messages of the interface. */
  public static String of(Map<String, String> messages) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      for (Map.Entry<String, String> name : NAMES.entrySet()) {
        json.writeStringField(
            name.getKey(), Objects.requireNonNull(messages.get(name.getValue()), name.getValue()));
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return "window.microficheWords = " + out + ";\n";
  }
}
