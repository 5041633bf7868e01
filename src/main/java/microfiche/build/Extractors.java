package microfiche.build;

import microfiche.config.SiteConfig;
import microfiche.extract.Extraction;
import microfiche.extract.Extractor;
import microfiche.report.UserError;
import microfiche.seed.SeedFile;
import microfiche.seed.SeedReader;

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
      return extractor.extract(SeedReader.read(seed));
    } catch (UserError e) {
      return new Extraction(seed.path(), null, e.rejections());
    } catch (RuntimeException | Error e) {
      if (!Extraction.isOfTheSeed(e)) {
        throw e;
      }
      return Extraction.failed(seed.path(), e);
    }
  }
}
