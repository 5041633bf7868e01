package microfiche.extract.mirror;

import java.util.Locale;
import java.util.regex.Pattern;
import microfiche.seed.Seed;
import org.jspecify.annotations.Nullable;

/** What lies in mirrors' folders and is no article: pictures, tables, lists of links, notices. */
public final class NonArticles {
  private static final Pattern LINK =
      Pattern.compile("\\[[^\\]\\[]{0,300}+]\\([^()\\s]{0,500}+\\)");

  private static final Pattern OTHER_FORMAT =
      Pattern.compile("\\.(?:csv|tsv|json|js|css|xml|ya?ml|sh|py|zip|gz|pdf|docx?)$");

  /** Words a list of links may have outside them: a heading, bars, dates. */
  private static final double LINK_SHARE = 0.6;

  private NonArticles() {}

  /** Why the seed cannot be an article, or null when it may be one. */
  public static @Nullable String reason(Seed seed) {
    if (seed.charset() == null) {
      return picture(seed.path()) ? "a picture" : "not a text file";
    }
    if (seed.text().isBlank()) {
      return "empty";
    }
    if (OTHER_FORMAT.matcher(seed.path().toLowerCase(Locale.ROOT)).find()) {
      return "a table or data file";
    }
    if (hasOriginal(seed.text())) {
      return null;
    }
    return links(seed.text());
  }

  private static @Nullable String links(String text) {
    // The beginning shows what kind of file it is; a megabyte of signs would take minutes.
    String words =
        text.substring(0, Math.min(text.length(), 60_000))
            .replaceAll("<[^<>]{0,2000}+>", " ")
            .replaceAll("&[a-z]+;", " ");
    String outside = LINK.matcher(words).replaceAll(" ").replaceAll("[\\s#|>*\\-+.·•\\d]+", "");
    long links = LINK.matcher(words).results().count();
    int inside = LINK.matcher(words).results().mapToInt(m -> m.group().indexOf(']')).sum();
    if (links >= 3 && inside > (inside + outside.length()) * LINK_SHARE) {
      return "a list of links";
    }
    boolean brief = outside.length() < 60 && links > 0 || outside.length() < 20;
    if (brief && links <= 2 && !text.startsWith("---")) {
      return links > 0 ? "a notice with a link" : "too short for an article";
    }
    return null;
  }

  private static boolean hasOriginal(String text) {
    return text.contains("原文链接") || text.contains("原文地址") || text.startsWith("<!--");
  }

  private static boolean picture(String path) {
    return path.toLowerCase(Locale.ROOT).matches(".*\\.(?:png|jpe?g|gif|webp|avif|bmp|ico|svg)$");
  }
}
