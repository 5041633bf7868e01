package microfiche.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import microfiche.article.Article;
import microfiche.article.ImageObject;
import microfiche.article.Keyword;
import microfiche.article.Person;
import microfiche.config.SiteConfig.SearchDepth;
import org.jspecify.annotations.Nullable;

/**
 * What the search keeps of an article, in the order of its texts: page, address, day, language, and
 * what can be found: headline, source, people, tags, second headline, captions, body.
 */
final class Parts {
  /** The first one that can be found. */
  static final int HEADLINE = 4;

  /** Between articles, parts, and names of one part; in none of them. */
  static final char END = 0;

  static final char NEXT = 1;
  static final char ALSO = 2;

  /** Characters of the beginning of a body, after which it is cut between two blocks. */
  private static final int LEDE = 300;

  private Parts() {}

  /** How many characters of a body are kept, about. */
  static int mostOfBody(SearchDepth depth) {
    return switch (depth) {
      case FULL -> Integer.MAX_VALUE;
      case LEDE -> LEDE + LEDE / 2;
      case HEADLINE, OFF -> 0;
    };
  }

  static List<String> of(Document document, Article article, SearchDepth depth) {
    List<String> parts = new ArrayList<>(11);
    parts.add(document.path());
    parts.add(clean(article.url()));
    parts.add(document.day() == null ? "" : document.day().toString());
    parts.add(clean(article.inLanguage()));
    parts.add(clean(article.headline()));
    parts.add(article.publisher() == null ? "" : clean(article.publisher().name()));
    parts.add(
        joined(
            Stream.of(article.author(), article.editor(), article.translator())
                .flatMap(List::stream)
                .map(Person::name)));
    parts.add(joined(article.keywords().stream().map(Keyword::name)));
    parts.add(clean(article.alternativeHeadline()));
    parts.add(
        depth == SearchDepth.FULL
            ? joined(article.image().stream().map(ImageObject::caption).filter(Objects::nonNull))
            : "");
    parts.add(clean(body(article, depth)));
    return parts;
  }

  private static String body(Article article, SearchDepth depth) {
    if (depth == SearchDepth.HEADLINE) {
      return "";
    }
    String body = article.articleBody();
    int end = depth == SearchDepth.LEDE ? body.indexOf('\n', LEDE) : -1;
    return end < 0 ? body : body.substring(0, end);
  }

  private static String joined(Stream<String> names) {
    return String.join(String.valueOf(ALSO), names.map(Parts::clean).toList());
  }

  /** Without the characters that separate parts. */
  private static String clean(@Nullable String text) {
    if (text == null) {
      return "";
    }
    return text.indexOf(END) < 0 && text.indexOf(NEXT) < 0 && text.indexOf(ALSO) < 0
        ? text
        : text.replace(END, ' ').replace(NEXT, ' ').replace(ALSO, ' ');
  }
}
