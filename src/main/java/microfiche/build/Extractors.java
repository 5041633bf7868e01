package microfiche.build;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import microfiche.article.Article;
import microfiche.config.SiteConfig;
import microfiche.container.Container;
import microfiche.container.Containers;
import microfiche.container.Ids;
import microfiche.container.Part;
import microfiche.extract.Extraction;
import microfiche.extract.Extractor;
import microfiche.report.Finding;
import microfiche.report.Reasons;
import microfiche.report.UserError;
import microfiche.seed.Seed;
import microfiche.seed.SeedFile;
import microfiche.seed.SeedReader;
import org.jspecify.annotations.Nullable;

/** The extractor of an archive, and how one seed is given to it. */
public final class Extractors {
  private Extractors() {}

  /** The extractor that {@code config} asks for. */
  public static Extractor of(SiteConfig config) {
    return new Extractor(config.outlets(), config.timeZone());
  }

  /** One seed; one that cannot be read costs only itself. */
  public static Extraction extract(SeedFile seed, Extractor extractor) {
    try {
      return extract(SeedReader.read(seed), extractor);
    } catch (UserError e) {
      return new Extraction(seed.path(), null, e.rejections());
    } catch (RuntimeException | Error e) {
      return failed(seed.path(), e);
    }
  }

  /** One seed that was read, or a part of a file. */
  public static Extraction extract(Seed seed, Extractor extractor) {
    try {
      return extractor.extract(seed);
    } catch (UserError | CancellationException e) {
      throw e; // a rule file, or nobody waits: not the seed
    } catch (RuntimeException | Error e) {
      return failed(seed.where(), e);
    }
  }

  private static Extraction failed(String where, Throwable e) {
    if (!Extraction.isOfTheSeed(e)) {
      if (e instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e);
    }
    return Extraction.failed(where, e);
  }

  /** All that a file holds, one after the other: a seed, or the parts of a file with many. */
  public static void each(SeedFile file, Extractor extractor, Consumer<Extraction> found) {
    Container container = Containers.of(file);
    if (container == null) {
      found.accept(extract(file, extractor));
      return;
    }
    try {
      container.read(file, new PartByPart(file, extractor, found));
    } catch (IOException e) {
      found.accept(
          new Extraction(
              file.path(),
              null,
              List.of(
                  Container.rejection(
                      file, null, "cannot be read (" + Reasons.of(e) + ")", null))));
    } catch (RuntimeException | Error e) {
      found.accept(failed(file.path(), e));
    }
  }

  /**
   * All parts that begin in a stretch of a file, as {@link Containers#readPart}.
   *
   * @return false when the file must be read as a whole; what was found does not count then
   */
  public static boolean each(
      SeedFile file, long from, long to, Extractor extractor, Consumer<Extraction> found)
      throws IOException {
    return Containers.readPart(file, from, to, new PartByPart(file, extractor, found));
  }

  /** Extracts each part as it comes. */
  private static final class PartByPart implements Container.Sink {
    private final SeedFile file;
    private final Extractor extractor;
    private final Consumer<Extraction> found;
    private final Ids names = new Ids();

    PartByPart(SeedFile file, Extractor extractor, Consumer<Extraction> found) {
      this.file = file;
      this.extractor = extractor;
      this.found = found;
    }

    @Override
    public void part(Part part) {
      String id = names.unique(part.id());
      Article whole = part.article();
      found.accept(
          whole != null
              ? new Extraction(whole.seed().where(), whole, List.of())
              : extract(part.seed(file).named(id), extractor));
    }

    @Override
    public void picture(String address, long at) {
      // of no interest to records
    }

    @Override
    public void rejected(@Nullable String id, String why, @Nullable String hint) {
      Finding finding = Container.rejection(file, id, why, hint);
      found.accept(new Extraction(finding.where(), null, List.of(finding)));
    }

    @Override
    public void note(String what) {
      found.accept(new Extraction(file.path(), null, List.of(Finding.note(file.path(), what))));
    }
  }
}
