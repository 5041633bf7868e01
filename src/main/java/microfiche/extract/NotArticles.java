package microfiche.extract;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.article.Article;
import microfiche.extract.Statement.Field;
import microfiche.extract.container.FrontMatter;
import microfiche.seed.Seed;
import org.jspecify.annotations.Nullable;

/**
 * What lies among articles and is none. An article is what has a headline and prose, or a headline,
 * a day and pictures; that it says nothing of its origin is no reason to turn it away.
 */
final class NotArticles {
  private static final Pattern LINK =
      Pattern.compile("\\[[^\\]\\[]{0,300}+]\\([^()\\s]{0,500}+\\)");

  private static final Pattern OTHER_FORMAT =
      Pattern.compile(
          "\\.(?:csv|tsv|json|ndjson|jsonl|js|mjs|ts|css|scss|xml|ya?ml|toml|ini|sh|bat|py|rb|java|zip|gz|tgz|7z|rar|pdf|docx?|xlsx?|pptx?|odt|log|lock|map)$");

  private static final Pattern PICTURE =
      Pattern.compile("\\.(?:png|jpe?g|gif|webp|avif|bmp|ico|svg|heic|tiff?)$");

  /**
   * Names of files about a folder, a program or a site. In any case, with any ending, and in
   * Chinese.
   */
  private static final Pattern ABOUT =
      Vocabulary.pattern(
          "{about.file}(?:[._-](?:zh|cn|tw|hk|en|zh[-_](?:cn|tw|hk|hans|hant)|hans|hant|ja|ko|fr|de|es|ru))?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern OUR_PAGE =
      Pattern.compile("<meta name=\"generator\" content=\"Microfiche");

  /** Words a list of links may have outside them: a heading, bars, dates. */
  private static final double LINK_SHARE = 0.6;

  /** A text that says nothing of itself and is shorter is a note. */
  private static final int LEAST_TEXT = 20;

  private NotArticles() {}

  /** Why a file cannot hold an article, by its bytes and its name; null when it may. */
  static @Nullable String byFile(Seed seed) {
    String path = seed.path().toLowerCase(Locale.ROOT);
    if (seed.charset() == null) {
      return PICTURE.matcher(path).find() ? "a picture" : "not a text file";
    }
    if (seed.text().isBlank()) {
      return "empty";
    }
    if (seed.part() == null && OTHER_FORMAT.matcher(path).find()) {
      return "a table or data file";
    }
    String head = seed.text().substring(0, Math.min(seed.text().length(), 4_000));
    return OUR_PAGE.matcher(head).find() ? "a page of an archive like this one" : null;
  }

  /** Why what is left of a file is no article; null when it may be one. */
  static @Nullable String byText(Seed seed, Inner inner, Statements statements) {
    if (inner.mirror() != null) {
      return null;
    }
    boolean dated = statements.has(Field.HEADLINE) && says(statements, Field.PUBLISHED);
    if (!dated && seed.part() == null && ABOUT.matcher(name(seed.path())).matches()) {
      return "a file about the folder or the site, by its name";
    }
    return dated || says(statements, Field.URL) || inner.form() == Inner.Form.PAGE
        ? null
        : links(seed.text());
  }

  /** Whether something in the file states {@code field}, and not only its name. */
  private static boolean says(Statements statements, Field field) {
    return statements.all().stream()
        .anyMatch(s -> s.field() == field && s.rank() != Statement.Rank.FILE_NAME);
  }

  private static String name(String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    return dot > 0 ? last.substring(0, dot) : last;
  }

  private static @Nullable String links(String text) {
    // The beginning shows what kind of file it is; a megabyte of signs would take minutes.
    String words =
        text.substring(0, Math.min(text.length(), 60_000))
            .replaceAll("<[^<>]{0,2000}+>", " ")
            .replaceAll("&[a-z]+;", " ");
    Matcher link = LINK.matcher(words);
    StringBuilder others = new StringBuilder();
    int links = 0;
    int inside = 0;
    for (; link.find(); links++) {
      inside += link.group().indexOf(']');
      link.appendReplacement(others, " ");
    }
    String outside = link.appendTail(others).toString().replaceAll("[\\s#|>*\\-+.·•\\d]+", "");
    if (links >= 3 && inside > (inside + outside.length()) * LINK_SHARE) {
      return "a list of links";
    }
    boolean brief = outside.length() < 30 && links > 0 || outside.length() < 20;
    if (brief && links <= 2) {
      return links > 0 ? "a notice with a link" : "too short for an article";
    }
    return null;
  }

  /** Why what was read is no article after all; null when it is one. */
  static @Nullable String byArticle(Article article, Inner inner, Statements statements) {
    if (inner.mirror() != null) {
      return null; // a mirror keeps nothing else
    }
    if (article.headline() == null) {
      return "no headline: neither the text nor the name of the file has one";
    }
    int prose = article.articleBody().length();
    boolean pictures = !article.image().isEmpty() && article.datePublished() != null;
    boolean says =
        says(statements, Field.URL)
            || says(statements, Field.PUBLISHED)
            || says(statements, Field.AUTHOR)
            || article.datePublished() != null;
    if (pictures || prose >= (says ? 1 : LEAST_TEXT)) {
      return null;
    }
    if (prose > 0) {
      return "too short for an article";
    }
    return inner.layers().contains(FrontMatter.NAME)
        ? "front matter without a text below it"
        : "a headline without a text below it";
  }
}
