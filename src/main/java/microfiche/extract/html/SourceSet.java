package microfiche.extract.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The candidates of a {@code srcset}: one picture in several sizes. */
final class SourceSet {
  private static final Pattern WIDTH = Pattern.compile("(\\d{1,6})w");
  private static final Pattern DENSITY = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3})?)x");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private SourceSet() {}

  /**
   * One of the sizes.
   *
   * @param width in pixels, or 0 where it is not said
   * @param density in pixels of the picture for one of the page; 1 where it is not said
   */
  record Candidate(String address, int width, double density) {
    boolean isLargerThan(@Nullable Candidate other) {
      return other == null
          || (width > 0 || other.width > 0 ? width > other.width : density > other.density);
    }
  }

  /** All candidates in their order, read as the HTML standard says. */
  static List<Candidate> parse(String srcset) {
    List<Candidate> candidates = new ArrayList<>();
    int at = 0;
    while (true) {
      while (at < srcset.length() && (blank(srcset.charAt(at)) || srcset.charAt(at) == ',')) {
        at++;
      }
      if (at == srcset.length()) {
        return candidates;
      }
      int start = at;
      while (at < srcset.length() && !blank(srcset.charAt(at))) {
        at++;
      }
      int end = at;
      while (srcset.charAt(end - 1) == ',') {
        end--;
      }
      int comma = end < at ? at : srcset.indexOf(',', at);
      comma = comma < 0 ? srcset.length() : comma;
      candidates.add(candidate(srcset.substring(start, end), srcset.substring(at, comma)));
      at = comma;
    }
  }

  private static Candidate candidate(String address, String descriptors) {
    int width = 0;
    double density = 1;
    for (String descriptor : BLANKS.split(descriptors.toLowerCase(Locale.ROOT).strip())) {
      Matcher wide = WIDTH.matcher(descriptor);
      Matcher dense = DENSITY.matcher(descriptor);
      width = wide.matches() ? Integer.parseInt(wide.group(1)) : width;
      density = dense.matches() ? Double.parseDouble(dense.group(1)) : density;
    }
    return new Candidate(address, width, density);
  }

  private static boolean blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }
}
