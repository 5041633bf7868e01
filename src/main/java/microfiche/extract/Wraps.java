package microfiche.extract;

import java.util.List;
import microfiche.extract.container.FrontMatter;
import microfiche.extract.container.SavedPage;
import microfiche.extract.mirror.BannedNews;
import microfiche.extract.mirror.DutyMachine;
import microfiche.extract.mirror.Easy2View;
import microfiche.extract.mirror.FactLines;
import org.jspecify.annotations.Nullable;

/** All wraps the program knows, and how they are taken off. */
public final class Wraps {
  /** In the order they are asked; the last takes what is left. */
  private static final List<Wrap> ALL =
      List.of(
          new FrontMatter(),
          new Easy2View(),
          new BannedNews(),
          new DutyMachine(),
          new SavedPage(),
          new FactLines());

  /** More layers than any file has. */
  private static final int MOST = 8;

  private Wraps() {}

  /** Takes wraps off until none is left; what they state is told to {@code statements}. */
  static Inner peel(String text, Statements statements, Ledger ledger) {
    Inner inner = Inner.file(text);
    for (int i = 0; i < MOST; i++) {
      Inner next = once(inner, statements, ledger);
      if (next == null) {
        break;
      }
      inner = next;
    }
    return inner;
  }

  private static @Nullable Inner once(Inner outer, Statements statements, Ledger ledger) {
    if (outer.form() != Inner.Form.TEXT) {
      return null;
    }
    Lines lines = new Lines(outer.text());
    for (Wrap wrap : ALL) {
      Inner inner = wrap.peel(outer, lines, statements, ledger);
      if (inner != null) {
        return inner;
      }
    }
    return null;
  }
}
