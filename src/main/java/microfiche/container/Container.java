package microfiche.container;

import java.io.IOException;
import microfiche.report.Finding;
import microfiche.seed.SeedFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of one form that hold many articles. Whatever is in a file costs only itself: a part
 * that cannot be read becomes a finding. Memory does not grow with the file, but for forms that are
 * small by nature, which have a limit. Holds no state; any number of threads may use it.
 */
public interface Container {
  /** What a page or picture may have at most, in bytes. */
  int LARGEST = 32 << 20;

  /**
   * Tells all parts, in the order of the file.
   *
   * @throws IOException when the file as a whole cannot be read; what was told before holds
   */
  void read(SeedFile file, Sink sink) throws IOException;

  /**
   * The bytes of a picture in the file.
   *
   * @param at as {@link Sink#picture} was told
   * @return null when it is not there any more
   */
  default byte @Nullable [] picture(SeedFile file, long at) throws IOException {
    return null;
  }

  /** Hears what is in a file. */
  interface Sink {
    /** A part that may be an article. */
    void part(Part part);

    /**
     * A picture.
     *
     * @param address on the web
     * @param at where it is; for {@link Container#picture}
     */
    void picture(String address, long at);

    /**
     * What there is to say of a part that is no article, or of the whole file.
     *
     * @param id of the part, or null
     */
    void rejected(@Nullable String id, String why, @Nullable String hint);

    /** What a user may want to know of the whole file. */
    void note(String what);
  }

  /** The finding for a part. */
  static Finding rejection(SeedFile file, @Nullable String id, String why, @Nullable String hint) {
    return Finding.rejected(id == null ? file.path() : file.path() + "#" + id, why, hint);
  }
}
