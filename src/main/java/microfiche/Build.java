package microfiche;

import microfiche.config.SiteConfig;
import microfiche.extract.Extractor;

/** The stages of a build, in the order data flows: the map of the program. */
public final class Build {
  /** The program's version, or {@code dev} when it does not run from its jar. */
  public static String version() {
    String version = Build.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  private Build() {}

  /** The extractor that {@code config} asks for. */
  public static Extractor extractor(SiteConfig config) {
    return new Extractor(config.outlets(), config.timeZone());
  }
}
