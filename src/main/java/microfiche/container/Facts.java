package microfiche.container;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import microfiche.seed.PartFacts;
import microfiche.seed.PartFacts.Field;
import microfiche.seed.PartFacts.Form;
import org.jspecify.annotations.Nullable;

/** Collects what a file says of one part. For one thread. */
final class Facts {
  private final Map<Field, List<String>> facts = new EnumMap<>(Field.class);

  /** Takes what is said; nothing where there are no words. */
  Facts add(Field field, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      facts.computeIfAbsent(field, f -> new ArrayList<>()).add(text.strip());
    }
    return this;
  }

  PartFacts of(String by, Form form) {
    return new PartFacts(by, form, facts);
  }
}
