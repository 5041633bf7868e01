package microfiche.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import microfiche.container.Container;
import microfiche.container.Containers;
import microfiche.container.Ids;
import microfiche.container.Part;
import microfiche.report.Reasons;
import microfiche.report.UserError;
import microfiche.seed.Seed;
import microfiche.seed.SeedFile;
import microfiche.seed.SeedReader;
import org.jspecify.annotations.Nullable;

/** Finds one part of a file that holds many. */
final class Parts implements Container.Sink {
  /** Names that a message shows. */
  private static final int SHOWN = 12;

  private final SeedFile file;
  private final @Nullable String wanted;
  private final Ids names = new Ids();
  private final List<String> ids = new ArrayList<>();
  private int count;
  private @Nullable Seed found;
  private @Nullable String why;

  private Parts(SeedFile file, @Nullable String wanted) {
    this.file = file;
    this.wanted = wanted;
  }

  /**
   * The seed in {@code file}.
   *
   * @param part of a file that holds many; null for a whole file, or where there is one part only
   * @throws UserError when there is no such part, or it does not say which
   */
  static Seed seed(SeedFile file, @Nullable String part) {
    Container container = Containers.of(file);
    if (container == null) {
      if (part != null) {
        throw UserError.usage(file.path(), "is one seed, and has no parts", "leave out --part");
      }
      return SeedReader.read(file);
    }
    Parts parts = new Parts(file, part);
    try {
      container.read(file, parts);
    } catch (IOException e) {
      throw UserError.failed(file.path(), "cannot be read (" + Reasons.of(e) + ")", null);
    }
    return parts.one();
  }

  private Seed one() {
    if (found != null && (wanted != null || count == 1)) {
      return found;
    }
    if (why != null) {
      throw UserError.failed(file.path() + "#" + wanted, why, null);
    }
    String some = String.join(", ", ids) + (count > ids.size() ? ", …" : "");
    throw UserError.usage(
        file.path(),
        wanted == null
            ? "holds " + count + " parts"
            : "has no part " + wanted + "; it holds " + count,
        "name one with --part ID: " + some);
  }

  @Override
  public void part(Part part) {
    String id = names.unique(part.id());
    count++;
    if (ids.size() < SHOWN) {
      ids.add(id);
    }
    if (found == null && part.article() == null && (wanted == null || wanted.equals(id))) {
      found = part.seed(file).named(id);
    }
  }

  @Override
  public void picture(String address, long at) {
    // is no part
  }

  @Override
  public void rejected(@Nullable String id, String reason, @Nullable String hint) {
    if (wanted != null && wanted.equals(id)) {
      why = reason;
    }
  }

  @Override
  public void note(String what) {
    // of the whole file
  }
}
