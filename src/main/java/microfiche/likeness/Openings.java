package microfiche.likeness;

import java.util.regex.Pattern;

/** What stands before the first words of a report: where, when and by whom. */
public final class Openings {
  /** 【晨报2024年10月12日讯】 */
  private static final Pattern DATELINE = Pattern.compile("^\\s*[【\\[][^】\\]]{2,30}[】\\]]\\s*");

  /** （记者张三报道） */
  private static final Pattern BYLINE = Pattern.compile("^[（(][^）)]{2,60}[）)]\\s*");

  private Openings() {}

  /** The line without dateline and byline. */
  public static String off(String line) {
    return BYLINE.matcher(DATELINE.matcher(line).replaceFirst("")).replaceFirst("");
  }
}
