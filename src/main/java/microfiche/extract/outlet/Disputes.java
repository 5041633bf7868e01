package microfiche.extract.outlet;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import microfiche.extract.Capture;
import microfiche.extract.Statement;
import microfiche.extract.Statement.Field;

/** Tells who wants to know which layers a file has, and where they state different things. */
final class Disputes {
  private static final List<Field> SINGLE =
      List.of(Field.HEADLINE, Field.URL, Field.PUBLISHED, Field.SITE_NAME, Field.LANGUAGE);

  private Disputes() {}

  static void of(Capture capture, Doubts doubts) {
    if (!capture.inner().layers().isEmpty()) {
      doubts.note("layers, from the outside: " + String.join(", ", capture.inner().layers()));
    }
    for (Field field : SINGLE) {
      Set<String> said = new LinkedHashSet<>();
      Set<String> texts = new LinkedHashSet<>();
      for (Statement statement : capture.statements().all()) {
        if (statement.field() == field && statement.rank() != Statement.Rank.FILE_NAME) {
          texts.add(statement.text());
          said.add("\"" + Doubts.beginning(statement.text()) + "\" (" + statement.by() + ")");
        }
      }
      if (texts.size() > 1) {
        doubts.note(
            field.inRecord()
                + ": "
                + String.join(", ", said)
                + "; the best word is \""
                + Doubts.beginning(String.valueOf(capture.statements().first(field)))
                + "\"");
      }
    }
  }
}
