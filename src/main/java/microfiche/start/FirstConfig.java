package microfiche.start;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import microfiche.resource.Resources;

/**
 * The configuration that a new archive begins with. Its text is {@code site-config.yaml} beside
 * this class among the resources: comments in three languages, of which one is kept.
 */
public final class FirstConfig {
  private static final String RESOURCE = "start/site-config.yaml";

  /** {@code #en The name of the archive} */
  private static final Pattern COMMENT = Pattern.compile("^(\\s*)#(en|zh-Hans|zh-Hant)(?: (.*))?$");

  private FirstConfig() {}

  /**
   * The text of the file.
   *
   * @param language of the comments and of the interface: {@code zh-Hans}, {@code zh-Hant}, {@code
   *     en}
   * @param title of the archive
   * @param ownTheme whether the archive's own folder of templates is named
   */
  public static String text(String language, String title, boolean ownTheme) {
    StringBuilder out = new StringBuilder();
    for (String line : Resources.text(RESOURCE).split("\n")) {
      Matcher comment = COMMENT.matcher(line);
      if (!comment.matches()) {
        out.append(line).append('\n');
      } else if (comment.group(2).equals(language)) {
        String text = comment.group(3);
        out.append(comment.group(1)).append(text == null ? "#" : "# " + text).append('\n');
      }
    }
    return out.toString()
        .replace("TEMPLATES_KEY", (ownTheme ? "" : "# ") + "templates")
        .replace("LANGUAGE", language)
        .replace("TITLE", quoted(title));
  }

  /** A YAML scalar in double quotes. */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
              } else if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029 || c == 0xFEFF) {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                out.appendCodePoint(c);
              }
            });
    return out.append('"').toString();
  }
}
