package microfiche.extract.outlet;

import java.util.Locale;

/** Short ASCII names for outlets without a rule file. */
final class Slug {
  private Slug() {}

  /**
   * {@code daily.example.com} → {@code daily-example-com}; {@code otherwise} if nothing is left.
   */
  static String of(String text, String otherwise) {
    String slug =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return slug.isEmpty() ? otherwise : slug;
  }
}
