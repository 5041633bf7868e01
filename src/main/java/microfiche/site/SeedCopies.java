package microfiche.site;

/** Where the site keeps copies of its seeds, if the user wants them. */
public final class SeedCopies {
  private SeedCopies() {}

  /** As text that no browser runs, whatever the seed is. */
  public static String path(String sha256) {
    return "seeds/" + sha256.substring(0, 2) + "/" + sha256 + ".txt";
  }
}
