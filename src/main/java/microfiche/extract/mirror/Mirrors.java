package microfiche.extract.mirror;

import java.util.List;

/** All mirrors the program knows, in the order they are asked; the last takes what is left. */
public final class Mirrors {
  public static final List<Mirror> ALL =
      List.of(new Easy2View(), new BannedNews(), new DutyMachine(), new AnyMirror());

  private Mirrors() {}
}
