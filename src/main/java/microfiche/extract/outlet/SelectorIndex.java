package microfiche.extract.outlet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Selectors by the name an element must bear to match them, as browsers keep them: most elements
 * bear none of the names, and nothing else is asked of them. Not changed once it is filled.
 */
final class SelectorIndex<T> {
  private final Map<String, List<T>> tags = new HashMap<>();
  private final Map<String, List<T>> classes = new HashMap<>();
  private final Map<String, List<T>> ids = new HashMap<>();
  private final Map<String, List<T>> attributes = new HashMap<>();
  private final List<T> nameless = new ArrayList<>();

  /** Files {@code entry} under the name that {@code last} asks for. */
  void add(Compound last, T entry) {
    List<T> entries =
        switch (last.kind()) {
          case ID -> ids.computeIfAbsent(last.name(), name -> new ArrayList<>());
          case CLASS -> classes.computeIfAbsent(last.name(), name -> new ArrayList<>());
          case TAG -> tags.computeIfAbsent(last.name(), name -> new ArrayList<>());
          case ATTRIBUTE -> attributes.computeIfAbsent(last.name(), name -> new ArrayList<>());
          case NONE -> nameless;
        };
    entries.add(entry);
  }

  /** Shows all entries whose name {@code element} bears; some of them twice. */
  void lookUp(Element element, Consumer<T> visitor) {
    show(nameless, visitor);
    show(tags.get(element.normalName()), visitor);
    if (element.attributesSize() == 0) {
      return;
    }
    for (Attribute attribute : element.attributes()) {
      String name = attribute.getKey().toLowerCase(Locale.ROOT);
      show(attributes.get(name), visitor);
      if (name.equals("id")) {
        show(ids.get(attribute.getValue()), visitor);
      } else if (name.equals("class")) {
        classes(attribute.getValue().toLowerCase(Locale.ROOT), visitor);
      }
    }
  }

  private static <T> void show(@Nullable List<T> entries, Consumer<T> visitor) {
    if (entries != null) {
      entries.forEach(visitor);
    }
  }

  private void classes(String names, Consumer<T> visitor) {
    for (int start = 0; start < names.length(); ) {
      int end = start;
      while (end < names.length() && !Character.isWhitespace(names.charAt(end))) {
        end++;
      }
      if (end > start) {
        show(classes.get(names.substring(start, end)), visitor);
      }
      start = end + 1;
    }
  }
}
