package microfiche.extract.outlet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

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
    nameless.forEach(visitor);
    tags.getOrDefault(element.normalName(), List.of()).forEach(visitor);
    if (element.attributesSize() == 0) {
      return;
    }
    for (Attribute attribute : element.attributes()) {
      String name = attribute.getKey().toLowerCase(Locale.ROOT);
      attributes.getOrDefault(name, List.of()).forEach(visitor);
      if (name.equals("id")) {
        ids.getOrDefault(attribute.getValue(), List.of()).forEach(visitor);
      } else if (name.equals("class")) {
        classes(attribute.getValue().toLowerCase(Locale.ROOT), visitor);
      }
    }
  }

  private void classes(String names, Consumer<T> visitor) {
    for (int start = 0; start < names.length(); ) {
      int end = start;
      while (end < names.length() && !Character.isWhitespace(names.charAt(end))) {
        end++;
      }
      if (end > start) {
        classes.getOrDefault(names.substring(start, end), List.of()).forEach(visitor);
      }
      start = end + 1;
    }
  }
}
