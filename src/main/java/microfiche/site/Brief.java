package microfiche.site;

import java.util.ArrayList;
import java.util.List;

/**
 * Headlines and names as they stand in lists and links: cut where they are so long that they would
 * fill a page that is not theirs. An article stands in a hundred lists, and a headline may be a
 * megabyte. Its own page and its record have it in full.
 */
final class Brief {
  /** Characters of a headline in a list. */
  static final int HEADLINE = 300;

  /** Characters of a name in a list or a link. */
  static final int NAME = 100;

  /** Authors of an article in a list. */
  static final int AUTHORS = 8;

  private Brief() {}

  static String headline(String headline) {
    return cut(headline, HEADLINE);
  }

  static String name(String name) {
    return cut(name, NAME);
  }

  /** The same with its name cut. */
  static NamedLink link(NamedLink link) {
    return link.name().length() <= NAME
        ? link
        : new NamedLink(name(link.name()), link.path(), link.count());
  }

  /** The first names, and an ellipsis for the rest. */
  static List<String> authors(List<String> names) {
    if (names.size() <= AUTHORS && names.stream().allMatch(name -> name.length() <= NAME)) {
      return names;
    }
    List<String> first = new ArrayList<>(names.stream().limit(AUTHORS).map(Brief::name).toList());
    if (names.size() > AUTHORS) {
      first.add("…");
    }
    return first;
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end).strip() + "…";
  }
}
