package microfiche.extract.mirror;

import java.util.List;
import microfiche.report.Finding;
import microfiche.seed.Seed;

/** All mirrors the program knows, in the order they are asked; the last takes what is left. */
public final class Mirrors {
  public static final List<Mirror> ALL =
      List.of(new Easy2View(), new BannedNews(), new DutyMachine(), new AnyMirror());

  private Mirrors() {}

  /** Why a seed that none of them unwraps is no article. */
  public static Finding rejection(Seed seed) {
    return AnyMirror.rejection(seed);
  }
}
