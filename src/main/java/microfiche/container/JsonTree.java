package microfiche.container;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of JSON as maps, lists and texts. Depth and length have Jackson's limits. */
final class JsonTree {
  static final JsonFactory FACTORY = new JsonFactory();

  private JsonTree() {}

  /** The value that the parser stands at; it then stands at its end. */
  static @Nullable Object value(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> map = new LinkedHashMap<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        Object value = value(json);
        if (value != null) {
          map.put(name, value);
        }
      }
      return map;
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> list = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        Object value = value(json);
        if (value != null) {
          list.add(value);
        }
      }
      return list;
    }
    return token == JsonToken.VALUE_NULL ? null : json.getText();
  }

  /** The fields of an object; none where {@code value} is none. */
  @SuppressWarnings("unchecked") // value makes no other maps
  static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /** The elements of a list; none where {@code value} is none. */
  @SuppressWarnings("unchecked") // value makes no other lists
  static List<Object> list(@Nullable Object value) {
    return value instanceof List<?> list ? (List<Object>) list : List.of();
  }

  /** A text or number; null where {@code value} is none. */
  static @Nullable String text(@Nullable Object value) {
    return value instanceof String text ? text : null;
  }

  /** The same, with words where there is none. */
  static String text(Map<String, Object> map, String name) {
    String text = text(map.get(name));
    return text == null ? "" : text;
  }
}
