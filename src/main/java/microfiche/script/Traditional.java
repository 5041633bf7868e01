package microfiche.script;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.resource.Resources;

/** Turns simplified Chinese into traditional, by the phrases that the pages have as well. */
public final class Traditional {
  private static final Pattern TABLE = Pattern.compile("\"(characters|phrases|tw)\":\"([^\"]*)\"");

  private static final Map<String, String> FORMS = new HashMap<>();
  private static final Map<String, String> TAIWAN = new HashMap<>();
  private static int longest = 1;

  static {
    Matcher table = TABLE.matcher(Resources.text("templates/assets/hant.js"));
    while (table.find()) {
      if (table.group(1).equals("phrases")) {
        for (String phrase : table.group(2).split("\\|")) {
          String[] sides = phrase.split("=", 2);
          FORMS.put(sides[0], sides.length == 2 ? sides[1] : alone(sides[0]));
          longest = Math.max(longest, sides[0].length());
        }
      } else {
        Map<String, String> into = table.group(1).equals("tw") ? TAIWAN : FORMS;
        int[] pairs = table.group(2).codePoints().toArray();
        for (int i = 0; i + 1 < pairs.length; i += 2) {
          into.put(Character.toString(pairs[i]), Character.toString(pairs[i + 1]));
        }
      }
    }
  }

  private Traditional() {}

  private static String alone(String phrase) {
    StringBuilder out = new StringBuilder();
    phrase
        .codePoints()
        .mapToObj(Character::toString)
        .forEach(c -> out.append(FORMS.getOrDefault(c, c)));
    return out.toString();
  }

  /** A text in the forms of Taiwan. */
  public static String of(String simplified) {
    StringBuilder out = new StringBuilder();
    for (int at = 0; at < simplified.length(); ) {
      int length = Math.min(longest, simplified.length() - at);
      while (length > 1 && !FORMS.containsKey(simplified.substring(at, at + length))) {
        length--;
      }
      String part = simplified.substring(at, at + length);
      FORMS
          .getOrDefault(part, part)
          .codePoints()
          .mapToObj(Character::toString)
          .forEach(c -> out.append(TAIWAN.getOrDefault(c, c)));
      at += length;
    }
    return out.toString();
  }
}
